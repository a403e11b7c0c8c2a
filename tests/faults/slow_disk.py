"""A disk that takes its time: whatever a process has it keep, it keeps late (by strace)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.served import PATIENCE, poll

KEEPS, WRITES = "fsync,fdatasync", "pwrite64"
TEN_TIMES = 10
"""As long as it takes to write something, it takes to have it kept."""
MICROSECONDS = 1_000_000
LOGGED = re.compile(r"\bwrite\(\d+<[^>]*\.duckdb\.wal>")
BEGUN = re.compile(r"^(\d+) +f(?:data)?sync\(\d+<[^>]*\.duckdb(?:\.wal)?>")
KEPT = re.compile(r"^(\d+) .*\bf(?:data)?sync\b.* = 0\b")
TOLD = re.compile(r"\bwrite\(\d+<pipe:.*saved")


class SlowDisk:
    """What a process had its disk do since that is slow, and whom it told of it meanwhile."""

    def __init__(self, log: Path) -> None:
        self._log = log

    def times_kept(self) -> int:
        """How often the disk was waited for, to the end."""
        return sum(bool(KEPT.search(call)) for call in self._calls())

    def times_told(self) -> int:
        return sum(bool(TOLD.search(call)) for call in self._calls())

    def told_early(self) -> list[str]:
        """Where something was told as saved while the disk had not kept it yet."""
        return [call for call, is_kept in self._in_order() if TOLD.search(call) and not is_kept]

    def was_cut_off(self) -> bool:
        """Whether the process ended while it waited for the disk."""
        return not [is_kept for _, is_kept in self._in_order()][-1]

    def _in_order(self) -> Iterator[tuple[str, bool]]:
        """Each call, and whether all that the database had written by then was kept."""
        is_kept, keeping = True, set[str]()
        for call in self._calls():
            if LOGGED.search(call):
                is_kept = False
                keeping.clear()  # what began before may keep it or not
            if began := BEGUN.search(call):
                keeping.add(began[1])
            ended = KEPT.search(call)
            is_kept = is_kept or (ended is not None and ended[1] in keeping)
            yield call, is_kept

    def _calls(self) -> list[str]:
        return self._log.read_text(errors="replace").splitlines()


@contextmanager
def slowed(process: int, log: Path, seconds: float) -> Iterator[SlowDisk]:
    """Has the disk take so many seconds to keep anything of a process that runs, until the block
    ends or the process does. The test is left out where that cannot be done, but not in CI."""
    if shutil.which("strace") is None:
        leave_out("there is no command strace")
    said, late = log.with_suffix(".said"), round(seconds * MICROSECONDS)
    command = [
        *("strace", "-f", "-y", "-s", "200", "-o", str(log), "-p", str(process)),
        *("-e", f"trace=write,{KEEPS},{WRITES}"),
        *("-e", f"inject={KEEPS}:delay_enter={late}"),
        *("-e", f"inject={WRITES}:delay_enter={late // TEN_TIMES}"),
    ]
    with said.open("wb") as errors:
        tracing = subprocess.Popen(command, stderr=errors)
    try:
        poll(lambda: "attached" in said.read_text() or tracing.poll() is not None, said.read_text)
        if "attached" not in said.read_text():
            leave_out(said.read_text().strip())
        yield SlowDisk(log)
    finally:
        tracing.terminate()
        tracing.wait(PATIENCE)


def leave_out(why: str) -> None:
    told = f"no disk can be made slow here: {why}"
    if os.environ.get("CI") == "true":
        pytest.fail(told)
    pytest.skip(told)
