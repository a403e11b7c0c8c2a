"""A request for support: asked, seen, offered, and closed by its asker alone.

Whose turn it is, and until when, stands in the request from the moment it is asked. So where it
stands follows from what happened and from the clock, and nobody has to move it on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict

from journal.entry import Asks, Text, tidy
from journal.people import Workspace
from journal.support_words import Closing, OfferWay, RequestState, TurnState, Whom
from journal.vocabulary import Audience
from journal.working_hours import DAY, Calendar

MOST_ASKED = 4
"""People named in one request."""
Clock = Callable[[datetime], datetime]
"""Until when it is somebody's turn that begins at a moment."""
HAS_IT = (TurnState.SEEN, TurnState.OFFERED)


class SupportRequest(BaseModel):
    """What is asked for. It holds nothing of an entry and nothing of a check-in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    note: Annotated[
        Text | None,
        tidy,
        Asks("What would you like them to know?", Audience.RECIPIENT, "Nothing is needed."),
    ] = None


@dataclass(frozen=True)
class Offer:
    """When somebody has time, and how they would meet."""

    at: datetime
    way: OfferWay
    offered_at: datetime


@dataclass(frozen=True)
class Turn:
    """One of those who are named in a request, in the order in which they are asked."""

    person_id: str
    whom: Whom
    begins_at: datetime | None = None
    """None while somebody before has the request."""
    ends_at: datetime | None = None
    """By when they have to have seen it."""
    seen_at: datetime | None = None
    offer: Offer | None = None
    passed_on_at: datetime | None = None
    gone_at: datetime | None = None
    """When they left, or took a break before they had seen it."""


@dataclass(frozen=True)
class SavedRequest:
    """A request as it is stored: whose, of whom, and what happened."""

    request_id: str
    asker_id: str
    team_id: str
    asked_at: datetime
    request: SupportRequest
    turns: tuple[Turn, ...]
    closed_at: datetime | None = None
    closing: Closing | None = None
    withdrawn_at: datetime | None = None

    @property
    def over_at(self) -> datetime | None:
        """When it was closed or withdrawn."""
        return self.closed_at or self.withdrawn_at

    @property
    def is_over(self) -> bool:
        return self.over_at is not None

    def turn_of(self, person_id: str) -> Turn | None:
        return next((turn for turn in self.turns if turn.person_id == person_id), None)

    def states(self, at: datetime) -> list[TurnState]:
        return [turn_state(turn, at) for turn in self.turns]


def turn_state(turn: Turn, at: datetime) -> TurnState:
    """Where one of those named stands at a moment; the first rule that fits."""
    if turn.gone_at is not None:
        return TurnState.GONE
    if turn.passed_on_at is not None:
        return TurnState.PASSED_ON
    if turn.offer is not None:
        return TurnState.OFFERED
    if turn.seen_at is not None:
        return TurnState.SEEN
    if turn.begins_at is None or turn.ends_at is None or at < turn.begins_at:
        return TurnState.WAITING
    return TurnState.ASKED if at < turn.ends_at else TurnState.MOVED_ON


def state_of(saved: SavedRequest, at: datetime) -> RequestState:
    """Where a request stands at a moment: as far as anybody named in it has come."""
    if saved.withdrawn_at is not None:
        return RequestState.WITHDRAWN
    if saved.closed_at is not None:
        return RequestState.CLOSED
    states = saved.states(at)
    for far, state in (
        (TurnState.OFFERED, RequestState.OFFERED),
        (TurnState.SEEN, RequestState.SEEN),
        (TurnState.ASKED, RequestState.ASKED),
    ):
        if far in states:
            return state
    return RequestState.UNANSWERED


def turn_now(saved: SavedRequest, at: datetime) -> Turn | None:
    """The one who is asked at a moment and has not seen it; there is one at the most."""
    return next((one for one in saved.turns if turn_state(one, at) is TurnState.ASKED), None)


def next_turn(saved: SavedRequest, at: datetime) -> Turn | None:
    """Who is asked after that."""
    return next((one for one in saved.turns if turn_state(one, at) is TurnState.WAITING), None)


def turns_from(
    named: Sequence[tuple[str, Whom]], at: datetime, workspace: Workspace
) -> tuple[Turn, ...]:
    """The turns of those whom a request would name that is asked at a moment."""
    turns = tuple(Turn(person_id, whom) for person_id, whom in named)
    return planned(turns, at, at, clock_of(workspace))


def happened(
    saved: SavedRequest, person_id: str, at: datetime, clock: Clock, **what: Any
) -> SavedRequest:
    """The request after one of those named has seen it, passed it on, offered something or gone.

    While somebody has it nobody else is asked; once nobody has, the next one is, at once.
    """
    turns = tuple(
        replace(turn, **what) if turn.person_id == person_id else turn for turn in saved.turns
    )
    return replace(saved, turns=planned(turns, at, next_begins(turns, at), clock))


def ask_on(saved: SavedRequest, at: datetime, clock: Clock) -> SavedRequest:
    """The request with the next one asked now, whoever has it. Whose turn it was without having
    seen it is asked no longer."""
    turns = tuple(
        replace(turn, ends_at=at) if turn_state(turn, at) is TurnState.ASKED else turn
        for turn in saved.turns
    )
    return replace(saved, turns=planned(turns, at, at, clock))


def next_begins(turns: tuple[Turn, ...], at: datetime) -> datetime | None:
    """From when on the next one is asked; None while somebody has it."""
    states = [turn_state(turn, at) for turn in turns]
    if any(state in HAS_IT for state in states):
        return None
    now_asked = (turn.ends_at for turn in turns if turn_state(turn, at) is TurnState.ASKED)
    return next(now_asked, at)


def planned(
    turns: tuple[Turn, ...], at: datetime, begins: datetime | None, clock: Clock
) -> tuple[Turn, ...]:
    """The turns, with those that wait following one another from a moment on."""
    made = []
    for turn in turns:
        if turn_state(turn, at) is TurnState.WAITING:
            ends = clock(begins) if begins else None
            turn = replace(turn, begins_at=begins, ends_at=ends)
            begins = ends
        made.append(turn)
    return tuple(made)


def clock_of(workspace: Workspace) -> Clock:
    """How long the workspace gives somebody to see a request, in its working time: whoever is away
    does not hold it for longer."""
    hours = workspace.support_hours
    span = timedelta(hours=hours) if hours else a_working_day(workspace.calendar)
    return lambda begins: workspace.working_time.after(begins, span)


def a_working_day(calendar: Calendar) -> timedelta:
    """What is worked on the longest day of a week; a day where there is no work."""
    worked = [sum(stretch.ends - stretch.starts for stretch in day) for day in calendar.week]
    return timedelta(minutes=min(max(worked, default=0) or DAY, DAY))


@dataclass(frozen=True)
class OwnRequest:
    """A request of one's own, with the names of those whom it names, by their ids."""

    saved: SavedRequest
    names: Mapping[str, str]


@dataclass(frozen=True)
class AskedOfMe:
    """A request in which one is asked; from whom, and its note, only once it was opened."""

    request_id: str
    turn: Turn
    asker: str | None
    note: str | None
    closed_at: datetime | None
    withdrawn_at: datetime | None

    @property
    def over_at(self) -> datetime | None:
        """When it was closed or withdrawn."""
        return self.closed_at or self.withdrawn_at

    @property
    def is_over(self) -> bool:
        return self.over_at is not None
