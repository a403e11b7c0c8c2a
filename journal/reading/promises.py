"""The ledger to look at: one's own promises, those of the teams one supervises, and how one's own
went before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from journal.how_it_went import CameDue, how_it_went, reach_of
from journal.ledger import SOON, AskedOver, HandedOver, InLedger, Settled, TeamPromise
from journal.people import Person, Workspace
from journal.periods import local_date, tomorrow
from journal.policy import Scope
from journal.promise import FURTHEST, EarlierDue, SavedPromise, due_from_answer, state_of
from journal.reading import PAGE
from journal.reading.working_time import working_time_of
from journal.store import handovers, ledger
from journal.store.engine import Store
from journal.store.workspace import people
from journal.vocabulary import Place, Role

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
    soon = working_time_of(store, scope.person_id).after(now, SOON)
    bounds = bounds_of(now, soon, workspace)
    found = ledger.open_promises(store, scope, bounds, PAGE, page * PAGE)
    since = now - SHOWN_FOR
    settled = ledger.settled_promises(store, scope, since, MOST_SETTLED)
    handed = handovers.handed_over(store, scope, since)
    awaited = {one.promise_id: one for one in handed if one.answer is None}
    shown = [*(saved.promise_id for saved, _, _ in found), *(one.promise_id for one in settled)]
    chains = ledger.earlier_dues(store, scope, shown)
    return MyLedger(
        tuple(
            InLedger(
                saved,
                place,
                chains.get(saved.promise_id, ()),
                awaited.get(saved.promise_id),
                away_then,
            )
            for saved, place, away_then in found
        ),
        ledger.count_open(store, scope, bounds, "own_promises"),
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
    left, then the most pressing."""
    soon = workspace.working_time.after(now, SOON)
    bounds = bounds_of(now, soon, workspace)
    return TeamLedger(
        tuple(ledger.team_promises(store, scope, bounds, PAGE, page * PAGE)),
        ledger.count_open(store, scope, bounds, "open_promises_of_teams"),
    )


def due_today(
    store: Store, scope: Scope, *, now: datetime, workspace: Workspace
) -> tuple[int, int]:
    """How many open promises of the teams one supervises fall due today, and how many have."""
    return ledger.count_pressing(store, scope, bounds_of(now, now, workspace))


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


@dataclass(frozen=True)
class AboutDue:
    """What is said of a time while a promise for it is made; it is for its author to weigh."""

    went: str | None = None
    """How one's own promises for as far ahead went before."""
    against: str | None = None
    """What speaks against it: "outside working hours", "on a holiday", "while you are away"."""


def about_due(
    store: Store, scope: Scope, answer: str, *, now: datetime, workspace: Workspace
) -> AboutDue:
    """What is to be said of a due answer; nothing of one that the door will refuse."""
    try:
        due = due_from_answer(answer, working=workspace.working_time, made=now)["due_at"]
    except (ValueError, TypeError, OverflowError):
        return AboutDue()
    if not now <= due <= now + FURTHEST:
        return AboutDue()
    return AboutDue(
        how_mine_went(store, scope, due, now=now, workspace=workspace),
        working_time_of(store, scope.person_id).why_not(due),
    )


def bounds_of(now: datetime, soon: datetime, workspace: Workspace) -> ledger.Bounds:
    today = local_date(now, workspace.zone)
    return ledger.Bounds(now, soon, tomorrow(now, workspace.zone), today)
