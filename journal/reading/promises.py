"""The ledger to look at: one's own promises, those of the teams one supervises, and how one's own
went before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from journal.how_it_went import CameDue, how_it_went, reach_of
from journal.ledger import (
    SOON,
    AskedOver,
    HandedOver,
    InLedger,
    Settled,
    TeamPromise,
    place_of,
)
from journal.people import Person, Workspace
from journal.periods import local_date
from journal.policy import Scope
from journal.promise import EarlierDue, SavedPromise, state_of
from journal.store import handovers, ledger
from journal.store.engine import Row, Store
from journal.store.moments import aware
from journal.store.workspace import people
from journal.vocabulary import Place, Role

PAGE = 20
SHOWN_FOR = timedelta(days=7)
"""How long what was settled, or answered by a colleague, stands on the page."""
MOST_SETTLED = 20
LOOKED_BACK = 200
"""Promises among which those of a kind are looked for."""


@dataclass(frozen=True)
class MyLedger:
    """A page of one's own open promises with what belongs to them, and how many there are."""

    open: tuple[InLedger, ...]
    counts: dict[Place, int]
    asked: tuple[AskedOver, ...]
    answered: tuple[HandedOver, ...]
    """What colleagues said who were asked to take over a promise of one's own."""
    settled: tuple[Settled, ...]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class TeamLedger:
    """A page of the open promises of the teams one supervises, and how many there are."""

    open: tuple[TeamPromise, ...]
    counts: dict[Place, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def my_ledger(
    store: Store, scope: Scope, *, now: datetime, workspace: Workspace, page: int = 0
) -> MyLedger:
    """One's own promises, the most pressing first."""
    soon = now + SOON
    bounds = ledger.bounds(now, soon, tomorrow(now, workspace))
    found = ledger.open_promises(store, scope, PAGE, page * PAGE)
    since = now - SHOWN_FOR
    settled = ledger.settled_promises(store, scope, since, MOST_SETTLED)
    handed = handovers.handed_over(store, scope, since)
    awaited = {one.promise_id: one for one in handed if one.answer is None}
    chains = ledger.earlier_dues(store, scope, [one.promise_id for one in (*found, *settled)])
    return MyLedger(
        tuple(
            InLedger(
                one,
                place_of(one.promise.due_at, now=now, soon=soon, zone=workspace.zone),
                chains.get(one.promise_id, ()),
                awaited.get(one.promise_id),
            )
            for one in found
        ),
        ledger.count_open(store, scope, bounds),
        tuple(handovers.asked_over(store, scope)),
        tuple(one for one in handed if one.answer is not None),
        with_outcomes(store, scope, settled, chains),
    )


def with_outcomes(
    store: Store,
    scope: Scope,
    settled: Sequence[SavedPromise],
    chains: dict[str, tuple[EarlierDue, ...]],
) -> tuple[Settled, ...]:
    entries = [one.entry_id for one in settled if one.entry_id]
    ended = ledger.outcomes_of(store, scope, entries) if entries else {}
    return tuple(
        Settled(one, chains.get(one.promise_id, ()), *ended.get(one.entry_id or "", (None, None)))
        for one in settled
    )


def requests_to_me(store: Store, scope: Scope) -> int:
    """How many promises one is asked to take over."""
    return handovers.count_asked_over(store, scope)


def team_ledger(
    store: Store, scope: Scope, *, now: datetime, workspace: Workspace, page: int = 0
) -> TeamLedger:
    """The open promises of the teams one supervises: first those whose owners are away or have
    left, then by due time."""
    away: list[str] = []
    soon = now + SOON
    today = local_date(now, workspace.zone)
    rows = ledger.team_promises(store, scope, away, today, PAGE, page * PAGE)
    asked = handovers.asked_in_teams(store, scope) if rows else {}
    return TeamLedger(
        tuple(
            team_promise_of(
                row,
                asked.get(row["promise_id"]),
                place_of(aware(row["due_at"]), now=now, soon=soon, zone=workspace.zone),
            )
            for row in rows
        ),
        count_of_teams(store, scope, now=now, soon=soon, workspace=workspace),
    )


def count_of_teams(
    store: Store, scope: Scope, *, now: datetime, soon: datetime, workspace: Workspace
) -> dict[Place, int]:
    """How many open promises of one's teams stand in each place."""
    bounds = ledger.bounds(now, soon, tomorrow(now, workspace))
    return ledger.count_open(store, scope, bounds, "open_promises_of_teams")


def team_promise_of(row: Row, asked: HandedOver | None, place: Place) -> TeamPromise:
    named = ("promise_id", "owner_id", "owner", "owner_is_here", "owner_is_away", "team_id")
    said = ("team", "what", "case_ref", "due_is_day")
    return TeamPromise(
        **{name: row[name] for name in (*named, *said)},
        due_at=aware(row["due_at"]),
        asked=asked,
        place=place,
    )


def colleagues(store: Store, team_id: str, *, now: datetime, workspace: Workspace) -> list[Person]:
    """The agents of a team today, by name."""
    today = local_date(now, workspace.zone)
    return [
        person
        for person, grants in people(store, today)
        if any(one.role is Role.AGENT and one.team_id == team_id for one in grants)
    ]


def how_mine_went(
    store: Store, scope: Scope, due: datetime, *, now: datetime, workspace: Workspace
) -> str | None:
    """How one's own promises for as far ahead as this one went before."""
    zone = workspace.zone
    before = [
        CameDue(one.made_at, first_due, state_of(one.promise, now))
        for one, first_due in ledger.came_due(store, scope, now, LOOKED_BACK)
    ]
    return how_it_went(before, reach_of(now, due, zone), zone)


def tomorrow(now: datetime, workspace: Workspace) -> datetime:
    """The moment at which today ends, where the workspace is."""
    day = local_date(now, workspace.zone) + timedelta(days=1)
    return datetime.combine(day, time(), tzinfo=workspace.zone)
