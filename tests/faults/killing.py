"""Kills a process at a random moment, and looks at what it left."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import random
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType

from dashboard.control import SOCKET
from journal.reading.soundness import look_for_faults
from journal.store import open_store
from journal.store.backup.making import UNFINISHED
from journal.store.backup.putting_back import UNPACKED
from journal.store.backup.restoring import rehearse
from journal.store.duckdb_engine import DuckDBStore
from journal.store.opening import PLAIN_COPY
from tests.faults.at_work import at_work, backed_up_in
from tests.journal.given import NOW

MOST_WORDS, LONGEST = 12, 0.5
"""How much a process says at the most, and for how many seconds it goes on, until it is killed."""
PATIENCE = 60
Under = AbstractContextManager[object]
HALF_MADE = (".new", ".new.wal", PLAIN_COPY, UNPACKED, UNFINISHED)
# Processes are forked off one that has imported everything, and no database: a second each.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.faults.at_work"])


@dataclass
class Told:
    """What the killed processes said, over all of them."""

    saved: dict[str, str] = field(default_factory=dict)
    """The text that was acknowledged last, by entry."""
    kept: dict[str, str] = field(default_factory=dict)
    """The text that was kept as a draft last."""
    erased: dict[str, str] = field(default_factory=dict)
    backed_up: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def heard(self, what: str, *about: str) -> None:
        self.counts[what] += 1
        if what == "saved":
            self.saved[about[0]] = about[1]
        elif what == "kept":
            self.kept[about[0]] = about[1]
        elif what == "erased":
            self.erased[about[0]] = about[1]
        elif what == "backed up":
            self.backed_up.append(about[0])


def kill(
    kind: str, folder: Path, told: Told, seed: int, under: Callable[[int], Under] = nullcontext
) -> None:
    """Lets a process work in the folder, kills it with -9 at a moment that the seed names, and
    takes down what it had said by then. `under` is what else is done to it, by its id."""
    hears, tells = PROCESSES.Pipe(duplex=False)
    arguments = (kind, str(folder), tells, seed)
    process = begun(arguments)
    tells.close()
    rng = random.Random(seed)
    with under(process.pid or 0):
        if kind != "migrations":  # of which opening is what is to be cut in two
            for _ in range(rng.randint(2, MOST_WORDS)):
                assert hears.poll(PATIENCE), f"the process for {kind} says nothing"
                told.heard(*hears.recv())
        process.join(rng.uniform(0, LONGEST if kind != "migrations" else 3 * LONGEST))
        ended_by_itself = process.exitcode
        process.kill()
        process.join(PATIENCE)
    for one in said_by(hears):
        told.heard(*one)
    told.counts["kills"] += 1
    assert ended_by_itself is None, f"the process for {kind} ended by itself: {ended_by_itself}"


def begun(arguments: tuple[object, ...]) -> BaseProcess:
    """A process at work. Before its work it would run its parent's program, and pages that other
    tests have drawn leave theirs in its place."""
    process = PROCESSES.Process(target=at_work, args=arguments, daemon=True)
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        process.start()
    finally:
        sys.modules["__main__"] = program
    return process


def said_by(hears: multiprocessing.connection.Connection) -> Iterator[tuple[str, ...]]:
    """What a process that is dead had said, up to a word that it was cut off in."""
    try:
        while True:
            yield hears.recv()
    except (EOFError, OSError):
        return
    finally:
        hears.close()


def look_at(folder: Path, told: Told) -> None:
    """Opens what was left. Everything that was acknowledged is there, whole, and nothing else is
    wrong; what was being written when the kill came is there or not, whole too."""
    with closing(open_store(folder)) as store:
        assert look_for_faults(store).findings == ()
        texts = of(store, "select entry_id as id, what_happened as said from kept.entries")
        for entry_id, said in told.saved.items():
            assert texts.get(entry_id) in (said, told.kept[entry_id]), "an answer is lost, or torn"
        drafts = of(store, "select draft_id as id, answers as said from kept.drafts")
        for entry_id, said in told.kept.items():
            is_saved = texts.get(entry_id) == said
            is_erased = said.partition(" ")[0] in (*told.erased.values(), *unfinished(store, said))
            assert is_saved or is_erased or said in drafts.get(entry_id, ""), "a draft is lost"
        once = "select entry_id as id, count(*) as said from kept.promises group by entry_id"
        promised = of(store, once)
        assert set(promised.values()) <= {1}
        assert {entry_id for entry_id in texts if promised.get(entry_id) != 1} == set()
        names = of(store, "select person_id as id, login as said from kept.people")
        for person_id, login in told.erased.items():
            assert names[person_id] == f"erased-{person_id}"
            assert not [said for said in texts.values() if login in said]
    assert left_behind(folder) == []
    look_at_backups(folder, told)


@contextmanager
def opened_copy(folder: Path, to: Path) -> Iterator[DuckDBStore]:
    """What was left, opened elsewhere and found to be sound, so that the program itself has to make
    the best of it in its place."""
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns(SOCKET))
    with closing(open_store(to)) as store:
        assert look_for_faults(store).findings == ()
        yield store
    assert left_behind(to) == []
    shutil.rmtree(to)


def of(store: DuckDBStore, sql: str) -> dict[str, str]:
    return {row["id"]: row["said"] for row in store.write(lambda tx: tx.rows(sql))}


def unfinished(store: DuckDBStore, said: str) -> list[str]:
    """The guest who was erased in the moment of the kill, if it was one."""
    login = said.partition(" ")[0]
    sql = "select login as id, login as said from kept.people"
    return [login] if login.startswith("guest") and login not in of(store, sql) else []


def left_behind(folder: Path) -> list[str]:
    """What was half made and is there still, once the workspace was opened."""
    return [file.name for file in folder.iterdir() if file.name.endswith(HALF_MADE)]


def look_at_backups(folder: Path, told: Told) -> None:
    """Those that were reported can be put back; nothing else has the name of one."""
    backups, key = backed_up_in(folder)
    for name in told.backed_up:
        rehearsed = folder.parent / "rehearsed"
        rehearsed.mkdir(exist_ok=True)
        restored = rehearse(backups / name, key, rehearsed, now=NOW)
        assert restored.findings == ()
    named = {file.name for file in backups.iterdir() if not file.name.endswith(UNFINISHED)}
    assert len(named) - len(told.backed_up) in (0, 1)  # one may not have been reported yet
    told.backed_up.clear()
    shutil.rmtree(backups)
