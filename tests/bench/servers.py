"""Starts and stops the servers under measure, and reads what they cost."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[2]
BARE = Path(__file__).parent / "bare"
PATIENCE = 60.0
BARE_CONFIG = """
[server]
headless = true
fileWatcherType = "none"
[browser]
gatherUsageStats = false
[logger]
level = "warning"
"""


@dataclass(frozen=True)
class Server:
    """A server that answers."""

    process: subprocess.Popen[bytes]
    address: str
    started_in: float
    """Seconds from the start of the process to the first answer."""

    @property
    def cpu(self) -> float:
        """Seconds of processor time that the process has taken, those of ended threads too."""
        return time.clock_gettime((~self.process.pid << 3) | 2)  # CPUCLOCK_SCHED of a process

    @property
    def memory(self) -> float:
        """Resident megabytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024


@contextmanager
def ours(folder: Path) -> Iterator[Server]:
    """Afterword, serving the workspace in a folder."""
    command = ["dashboard.cli", "demo", "--data", str(folder), "--port"]
    with started(command, "/healthz", PROJECT, {}) as server:
        yield server


@contextmanager
def bare(page: str, into: Path, **settings: str) -> Iterator[Server]:
    """Streamlit with a page of bare/ and settings for it, started in a folder of its own."""
    (into / ".streamlit").mkdir(exist_ok=True)
    (into / ".streamlit" / "config.toml").write_text(BARE_CONFIG, encoding="utf-8")
    command = ["tests.bench.serve", str(BARE / f"{page}.py")]
    with started(command, "/_stcore/health", into, settings) as server:
        yield server


@contextmanager
def started(
    command: list[str], health: str, folder: Path, settings: dict[str, str]
) -> Iterator[Server]:
    port = free_port()
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *command, str(port)],
        cwd=folder,
        env=os.environ | settings | {"PYTHONPATH": str(PROJECT)},
        stdout=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address + health, process)
        yield Server(process, address, time.perf_counter() - begun)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE):  # noqa: S310
                return
        except OSError:
            time.sleep(0.01)
    raise TimeoutError(address)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
