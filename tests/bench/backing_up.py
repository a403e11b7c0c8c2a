"""A backup while somebody writes: how long it takes, how large it is, how much memory it takes, and
what the writer notices. In a process of its own, whose memory is nobody else's."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from threading import Event, Thread

from journal.actions import reflect
from journal.ids import new_id
from journal.people import Viewer
from journal.store import open_store
from journal.store.audit import AFTERWORD
from journal.store.backup.key import find_or_make_key
from journal.store.backup.making import back_up
from journal.store.duckdb_engine import DuckDBStore
from journal.store.workspace import people
from tests.bench.measuring import Row, in_turns
from tests.bench.workspaces import copy_of

WRITER = "ana"
BETWEEN = 0.02
"""Seconds between the answers of who writes meanwhile."""
SECONDS_ALONE = 2.0
MOST_SECONDS, MOST_MB = 120, 2_000


@dataclass(frozen=True)
class Measured:
    """Round by round."""

    seconds: tuple[float, ...]
    megabytes: tuple[float, ...]
    """Of the backup."""
    database: tuple[float, ...]
    """Megabytes of the file that was backed up."""
    memory: tuple[float, ...]
    """Megabytes that the process held more at its highest than before."""
    meanwhile: tuple[float, ...]
    """The p95 of the milliseconds until an answer was kept, while a backup was made."""
    alone: tuple[float, ...]


def rows(workspace: Path, rounds: int) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_of(workspace, Path(folder))
        command = [sys.executable, "-m", __name__, str(copy), str(rounds)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = Measured(**{name: tuple(them) for name, them in json.loads(done.stdout).items()})
    work = f"Backup of {int(workspace.name):,} entries"
    return [
        Row(f"{work}, opened and counted", "", "s", found.seconds, must=MOST_SECONDS),
        Row(f"{work}: size", "the database", "MB", found.megabytes, found.database, must=1.1),
        Row(f"{work}: memory", "", "MB", found.memory, must=MOST_MB),
        Row(f"{work}: an answer kept meanwhile, p95", "while none is made", "ms",
            found.meanwhile, found.alone, must=4, aim=2),
    ]  # fmt: skip


def measure(folder: Path, rounds: int) -> Measured:
    made: list[tuple[float, float]] = []
    with closing(open_store(folder)) as store:
        key = find_or_make_key(folder.with_name("backup.key"), folder)
        keep = keeping(store)
        keep()
        before = held()

        def backing_up() -> None:
            begun, target = time.perf_counter(), folder.with_name(f"{len(made)}.age")
            size = back_up(store, target, key, now=datetime.now(UTC), actor=AFTERWORD).size
            made.append((time.perf_counter() - begun, size / 1e6))
            target.unlink()

        alone, meanwhile = in_turns(
            rounds,
            lambda: p95_of(keep, lambda: time.sleep(SECONDS_ALONE)),
            lambda: p95_of(keep, backing_up),
        )
        seconds, megabytes = zip(*made, strict=True)
        database = (store.room().taken / 1e6,) * rounds
    return Measured(seconds, megabytes, database, (held() - before,), meanwhile, alone)


def keeping(store: DuckDBStore) -> Callable[[], float]:
    """Keeps an answer of a draft; how many milliseconds that took."""
    everybody = people(store, datetime.now(UTC).date())
    author = next(Viewer(one, grants) for one, grants in everybody if one.login == WRITER)
    draft_id = new_id()

    def keep() -> float:
        begun = time.perf_counter()
        said = {"what_happened": f"It is now {begun}."}
        reflect.keep(store, author, draft_id, said, now=datetime.now(UTC))
        return (time.perf_counter() - begun) * 1000

    return keep


def p95_of(keep: Callable[[], float], work: Callable[[], None]) -> float:
    """Of what is kept while something else is done."""
    is_over, taken = Event(), list[float]()

    def write() -> None:
        while not is_over.wait(BETWEEN):
            taken.append(keep())

    writer = Thread(target=write)
    writer.start()
    try:
        work()
    finally:
        is_over.set()
        writer.join()
    return quantiles(taken, n=20)[-1]


def held() -> float:
    """How many megabytes the process has held at its highest; what it is told of its usage begins
    with what whoever started it held."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    print(json.dumps(asdict(measure(Path(sys.argv[1]), int(sys.argv[2])))))
