"""A real server of a demo workspace in a process of its own, that a test may stop and start."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import httpx

from dashboard.serving import serve
from dashboard.site import at_home
from journal.demo import build
from journal.store import open_store

PATIENCE = 60.0
"""Seconds; other tests keep the machine busy."""


class Served:
    """The demo in a folder, served on a free port of this machine."""

    program = __name__

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.log = folder.with_suffix(".log")
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Starts it, and returns when it answers."""
        with self.log.open("ab") as log:
            command = [sys.executable, "-m", self.program, str(self.folder), str(self.port)]
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        self.wait_until_it_answers()

    def wait_until_it_answers(self) -> None:
        poll(self.answers, lambda: f"the server did not start:\n{self.log.read_text()}")

    def answers(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, f"the server ended:\n{self.log.read_text()}"
        try:
            return httpx.get(f"{self.base}/healthz").status_code == 200
        except httpx.TransportError:
            return False

    def stop(self) -> None:
        """Asks it to end, as a system that shuts down does; tabs may be open."""
        assert self.process is not None
        self.process.terminate()
        self.process.wait(PATIENCE)

    def kill(self) -> None:
        """Ends it without a word, as a power cut does."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(PATIENCE)


def poll(holds: Callable[[], bool], told: Callable[[], str]) -> None:
    """Waits until a condition holds; fails with what is told when it never does."""
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, told()
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def main(folder: Path, port: int) -> None:
    is_new = not folder.exists()
    store = open_store(folder)
    if is_new:
        build(store, now=datetime.now(UTC))
    serve(store, folder, at_home(port, is_demo=True), port=port)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
