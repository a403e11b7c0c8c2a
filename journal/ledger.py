"""The ledger: where an open promise stands in it, and who is asked to take one over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from journal.promise import EarlierDue, SavedPromise
from journal.vocabulary import HandoverAnswer, Outcome, Place

SOON = timedelta(hours=2)
"""Of working time: an open promise that falls due within it is at risk."""


@dataclass(frozen=True)
class Handover:
    """That somebody is, or was, asked to take a promise over."""

    handover_id: str
    promise_id: str
    from_id: str
    asked_by: str
    asked_id: str
    asked_at: datetime
    answer: HandoverAnswer | None = None


@dataclass(frozen=True)
class AskedOver:
    """A promise that one is asked to take over: what, by when and its case; nothing of an entry."""

    handover_id: str
    what: str
    due_at: datetime
    due_is_day: bool
    case_ref: str | None
    owner: str
    asked_by: str


@dataclass(frozen=True)
class AskedColleague:
    """Who is asked to take a promise over, as the supervisor sees it."""

    handover_id: str
    person_id: str
    name: str


@dataclass(frozen=True)
class HandedOver:
    """What became of asking somebody to take over a promise of one's own."""

    handover_id: str
    promise_id: str
    what: str
    asked: str
    answer: HandoverAnswer | None
    answered_at: datetime | None


@dataclass(frozen=True)
class InLedger:
    """An open promise of one's own, and what belongs to it."""

    saved: SavedPromise
    place: Place
    chain: tuple[EarlierDue, ...] = ()
    asked: HandedOver | None = None
    """Who is asked to take it over, while that is open."""
    away_then: bool = False
    """Whether its owner is away when it falls due."""


@dataclass(frozen=True)
class Settled:
    """A promise of one's own that is done or no longer needed, and how its entry ended."""

    saved: SavedPromise
    chain: tuple[EarlierDue, ...] = ()
    outcome: Outcome | None = None
    """As the entry was saved; None without an entry."""
    settled_outcome: Outcome | None = None
    """As it was settled later."""


@dataclass(frozen=True)
class TeamPromise:
    """An open promise as the supervisor of its team sees it, and nothing of the entry behind it."""

    promise_id: str
    owner_id: str
    owner: str
    owner_is_here: bool
    """Whether the owner still works in the team."""
    team_id: str
    team: str
    what: str
    case_ref: str | None
    due_at: datetime
    due_is_day: bool
    asked: AskedColleague | None
    """Who is asked to take it over."""
    place: Place
    owner_is_away: bool
    """Today."""
    away_then: bool
    """When it falls due."""
