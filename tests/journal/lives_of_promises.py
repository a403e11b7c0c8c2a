"""Any history of promises: how each was made and what was done about it, in the hands of a team."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from journal.actions.deleting import bring_back, delete
from journal.actions.handing_over import accept, ask_to_take_over
from journal.actions.promising import cancel, mark_done, renegotiate, snooze, take_back
from journal.actions.settling import say_solved, settle_entry
from journal.errors import JournalError
from journal.ids import new_id
from journal.people import Viewer
from journal.promise import SavedPromise
from journal.store.engine import Store
from journal.store.promises import find_promise
from journal.vocabulary import Outcome, Solved
from tests.journal.actions.around_promises import made
from tests.journal.given import WORKSPACE, write_down

HOUR = timedelta(hours=1)
TABLES = (
    *("promises", "earlier_dues", "handovers", "settled_outcomes"),
    *("entries", "catalogue", "deleted_entries"),
)
"""In which they leave something."""


@dataclass(frozen=True)
class Life:
    """A promise, and what is done about it, each so many hours after what was done before."""

    kind: str
    in_an_entry: bool
    made: int
    ahead: int
    then: list[tuple[int, str]]


@dataclass
class Team:
    """Who does something about a promise is whoever owns it by then."""

    store: Store
    crew: Sequence[Viewer]
    authors: dict[str, Viewer] = field(default_factory=dict)

    def makes(self, number: int, life: Life, at: datetime) -> tuple[str, str | None]:
        """The id of the promise, and that of the entry in which it was made."""
        author, due = self.crew[number % len(self.crew)], (at + life.ahead * HOUR).isoformat()
        said = {"what": f"Promise {number}", "due": due, "kind": life.kind}
        if not life.in_an_entry:
            return made(self.store, author, now=at, **said).promise_id, None
        promise_id = new_id()
        promises = [{**said, "promise_id": promise_id}]
        entry_id = write_down(self.store, author, now=at, promises=promises)
        self.authors[entry_id] = author
        return promise_id, entry_id

    def does(self, what: str, promise_id: str, entry_id: str | None, at: datetime) -> None:
        """Does it where it may be done; other tests say where that is."""
        found = self.store.write(lambda tx: find_promise(tx, promise_id))
        with suppress(JournalError):
            if entry_id and what == "its entry is deleted":
                delete(self.store, self.authors[entry_id], entry_id, now=at)
            elif entry_id and what == "its entry is brought back":
                bring_back(self.store, self.authors[entry_id], entry_id, now=at)
            elif found and what in DONE:
                owner = next(one for one in self.crew if one.person_id == found.owner_id)
                DONE[what](self, owner, found, at)

    def hands_over(self, owner: Viewer, one: SavedPromise, at: datetime) -> None:
        other = self.crew[(self.crew.index(owner) + 1) % len(self.crew)]
        asked = ask_to_take_over(
            self.store, owner, one.promise_id, other.person_id, now=at, workspace=WORKSPACE
        )
        accept(self.store, other, asked.handover_id, now=at)

    def moves(self, owner: Viewer, one: SavedPromise, at: datetime) -> None:
        due, agreed = (at + 30 * HOUR).isoformat(), {"agreed": True, "workspace": WORKSPACE}
        renegotiate(self.store, owner, one.promise_id, one.version, due, now=at, **agreed)

    def does_it(self, owner: Viewer, one: SavedPromise, at: datetime) -> None:
        mark_done(self.store, owner, one.promise_id, one.version, now=at)

    def did_it(self, owner: Viewer, one: SavedPromise, at: datetime) -> None:
        when = max(one.made_at, at - 20 * HOUR)
        mark_done(self.store, owner, one.promise_id, one.version, now=at, at=when)

    def calls_off(self, owner: Viewer, one: SavedPromise, at: datetime) -> None:
        cancel(self.store, owner, one.promise_id, one.version, now=at)

    def puts_off(self, owner: Viewer, one: SavedPromise, at: datetime) -> None:
        snooze(self.store, owner, one.promise_id, at + HOUR, now=at)

    def takes_back(self, owner: Viewer, one: SavedPromise, at: datetime) -> None:
        take_back(self.store, owner, one.promise_id, one.version, now=at)

    def settles(self, owner: Viewer, one: SavedPromise, at: datetime) -> None:
        say_solved(self.store, owner, one.promise_id, Solved.SOLVED)
        settle_entry(self.store, owner, one.promise_id, Outcome.RESOLVED, now=at)


DONE: dict[str, Callable[[Team, Viewer, SavedPromise, datetime], Any]] = {
    "it is done": Team.does_it,
    "it was done before": Team.did_it,
    "it is called off": Team.calls_off,
    "it is renegotiated": Team.moves,
    "its reminder is put off": Team.puts_off,
    "it is taken back": Team.takes_back,
    "its entry is settled": Team.settles,
    "it is handed over": Team.hands_over,
}
WHAT = (*DONE, "its entry is deleted", "its entry is brought back")


def lives(*, least: int, most: int) -> st.SearchStrategy[list[Life]]:
    """Histories of so many promises, which begin within five weeks."""
    one = st.builds(
        Life,
        kind=st.sampled_from(["callback", "callback", "email"]),
        in_an_entry=st.booleans(),
        made=st.integers(0, 37 * 24),
        ahead=st.integers(1, 200),
        then=st.lists(st.tuples(st.integers(0, 150), st.sampled_from(WHAT)), max_size=4),
    )
    return st.lists(one, min_size=least, max_size=most)


def live(
    store: Store, crew: Sequence[Viewer], led: list[Life], begin: datetime, until: datetime
) -> None:
    """Has everything happen in its order."""
    team, known = Team(store, crew), dict[int, tuple[str, str | None]]()
    steps: list[tuple[datetime, int, str]] = []
    for number, life in enumerate(led):
        at = begin + life.made * HOUR
        steps.append((at, number, ""))
        for hours, what in life.then:
            at += hours * HOUR
            steps.append((at, number, what))
    for at, number, what in sorted(steps, key=lambda step: step[:2]):
        if at < until and what:
            team.does(what, *known[number], at)
        elif at < until:
            known[number] = team.makes(number, led[number], at)
