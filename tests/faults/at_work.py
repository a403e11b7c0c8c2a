"""What is killed: a process that works on a workspace, and says what it was told is stored.

Each kind of work writes all the time, since that is what must not be lost, and does something
besides that a kill can cut in two. What is told arrives before the next work begins, so that one
answer at the most is stored without having been told.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from journal.actions import reflect
from journal.actions.check_in import check_in
from journal.actions.erasing import erase_person, sweep
from journal.ids import new_id
from journal.people import Viewer
from journal.store import open_store
from journal.store.audit import COMMAND_LINE
from journal.store.backup.key import Key, find_or_make_key
from journal.store.backup.making import back_up
from journal.store.duckdb_engine import DuckDBStore
from journal.store.workspace import add_person, find_workspace, grant, people, teams
from journal.vocabulary import Role
from tests.journal.given import QUICK

LETTERS = "abcdefgh"
"""No digits, among which chance makes numbers of payment cards, and these are masked."""
PROMISE = {"what": "Call back", "kind": "callback"}


class AtWork:
    """One process at work in a folder."""

    def __init__(self, folder: Path, tells: Connection, seed: int) -> None:
        self.folder, self.rng = folder, random.Random(seed)
        self._tells, self._telling = tells, Lock()
        self.store: DuckDBStore = open_store(folder)
        workspace = find_workspace(self.store)
        assert workspace is not None
        self.workspace = workspace
        self.tell("opened")

    def tell(self, what: str, *about: str) -> None:
        with self._telling:
            self._tells.send((what, *about))

    def viewer(self, login: str) -> Viewer:
        everybody = people(self.store, datetime.now(UTC).date())
        return next(Viewer(*one) for one in everybody if one[0].login == login)

    def write(self, login: str, size: int = 80) -> None:
        """Saves entries with a promise and a check-in, and changes every third, for ever."""
        author = self.viewer(login)
        for number in count():
            words = "".join(self.rng.choices(LETTERS, k=size))
            entry_id, text = new_id(), f"{login} {number} {words}"
            self.save(author, entry_id, text)
            self.tell("saved", entry_id, text)
            check_in(self.store, author, entry_id, {"face": "heavy"}, **self.when())
            if number % 3 == 0:
                self.save(author, entry_id, f"{text} changed")
                self.tell("saved", entry_id, f"{text} changed")

    def save(self, author: Viewer, entry_id: str, text: str) -> None:
        now = datetime.now(UTC)
        due = f"{now + timedelta(days=3):%Y-%m-%d}"
        said: dict[str, Any] = {**QUICK, "what_happened": text}
        if not text.endswith("changed"):
            said["promises"] = [{**PROMISE, "due": due, "promise_id": new_id()}]
        reflect.keep(self.store, author, entry_id, said, now=now)
        self.tell("kept", entry_id, text)
        reflect.save(self.store, author, entry_id, **self.when())

    def when(self) -> dict[str, Any]:
        return {"now": datetime.now(UTC), "workspace": self.workspace}


def saves(work: AtWork) -> None:
    work.write("ana")


def checkpoints(work: AtWork) -> None:
    """The log is written into the file again and again, with much in it."""
    beside(work, lambda: with_cursor(work, "force checkpoint"))
    work.write("ana", size=18_000)


def sweeps(work: AtWork) -> None:
    beside(work, lambda: sweep(work.store, datetime.now(UTC)))
    work.write("ana")


def erasures(work: AtWork) -> None:
    """Somebody comes, writes, and is erased."""
    beside(work, lambda: comes_and_is_erased(work))
    work.write("ana")


def backups(work: AtWork) -> None:
    folder, key = backed_up_in(work.folder)

    def make_one() -> None:
        target = folder / new_id()
        back_up(work.store, target, key, now=datetime.now(UTC), actor=COMMAND_LINE)
        work.tell("backed up", target.name)

    beside(work, make_one)
    work.write("ana")


def backed_up_in(folder: Path) -> tuple[Path, Key]:
    """Where a workspace is backed up, and with which key."""
    backups = folder.parent / "backups"
    backups.mkdir(exist_ok=True)
    return backups, find_or_make_key(folder.parent / "backup.key", folder)


def migrations(work: AtWork) -> None:
    """The file was brought up to date when it was opened."""
    work.write("ana")


def comes_and_is_erased(work: AtWork) -> None:
    login = f"guest{work.rng.randrange(10**9)}"
    team = teams(work.store)[0]

    def come(tx: Any) -> None:
        person = add_person(tx, login, login)
        grant(tx, person.person_id, Role.AGENT, team.team_id, datetime.now(UTC).date())

    work.store.write(come)
    guest = work.viewer(login)
    work.save(guest, new_id(), f"{login} was here")
    erase_person(work.store, login, actor=COMMAND_LINE, **work.when())
    work.tell("erased", guest.person_id, login)


def with_cursor(work: AtWork, sql: str) -> None:
    with work.store._connection.cursor() as cursor:
        cursor.execute(sql)


def beside(work: AtWork, does: Callable[[], None]) -> None:
    """Does something again and again while the rest goes on."""

    def again_and_again() -> None:
        while True:
            does()

    Thread(target=again_and_again, daemon=True).start()


WORKS: dict[str, Callable[[AtWork], None]] = {
    work.__name__: work for work in (saves, checkpoints, sweeps, erasures, backups, migrations)
}


def at_work(kind: str, folder: str, tells: Connection, seed: int) -> None:
    """What the process does that is killed."""
    WORKS[kind](AtWork(Path(folder), tells, seed))
