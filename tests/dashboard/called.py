"""The command as others call it: in a process of its own, or carried out in this one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import httpx

from dashboard.commands import carry_out
from dashboard.control import Outcome
from dashboard.invocation import Invocation
from journal.store import open_store
from journal.store.engine import Row
from tests.browser.served import PATIENCE, free_port, poll

AFTERWORD = (sys.executable, "-m", "dashboard.cli")


def afterword(*argv: str | Path, cwd: Path | None = None, **variables: str) -> Outcome:
    """What a process of its own makes of a command."""
    done = subprocess.run(
        [*AFTERWORD, *map(str, argv)],
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", **variables},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def called(*argv: str | Path, cwd: Path = Path("/")) -> Outcome:
    """The same without the price of a process."""
    out, err = StringIO(), StringIO()
    code = carry_out([str(word) for word in argv], Invocation(cwd, out, err))
    return Outcome(code, out.getvalue(), err.getvalue())


def object_of(outcome: Outcome) -> Any:
    """The one JSON object that a command has printed, and nothing beside it."""
    assert outcome.err == "", outcome
    return json.loads(outcome.out)


def audited(folder: Path) -> list[Row]:
    """The audit log of a workspace that nobody serves, the oldest first."""
    sql = "select actor, action, subject from kept.audit order by sequence"
    with closing(open_store(folder)) as store:
        return store.write(lambda tx: tx.rows(sql))


class Demo:
    """The demo in a folder, served by the command itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = ""
        self.log = folder.with_suffix(".log")
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        command = [*AFTERWORD, "demo", "--data", str(self.folder), "--port", str(port)]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        poll(self.answers, lambda: f"the demo did not start:\n{self.log.read_text()}")

    def answers(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, f"the demo ended:\n{self.log.read_text()}"
        try:
            return httpx.get(f"{self.address}/healthz").status_code == 200
        except httpx.TransportError:
            return False

    def stop(self) -> int:
        """Asks it to end; its exit code."""
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait(PATIENCE)


@contextmanager
def serving(folder: Path) -> Iterator[Demo]:
    demo = Demo(folder)
    demo.start()
    try:
        yield demo
    finally:
        demo.stop()
