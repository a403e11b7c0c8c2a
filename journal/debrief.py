"""A debrief: a team's learning session over shared entries, its agenda, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil

from journal.errors import Problem, Refused
from journal.vocabulary import Cause, Word

LEFT_OPEN = timedelta(hours=8)
"""After which a debrief that nobody ended has ended by itself."""
LONGEST_STEP = 60
NOTES = "Notes"


class Step(Word):
    """The seven steps, in their order; the label is the one word that stands in the room."""

    PURPOSE = "purpose", "Purpose"
    LAST_ACTIONS = "last_actions", "Before"
    WENT_WELL = "went_well", "Well"
    CASES = "cases", "Cases"
    HOW_WE_WORKED = "how_we_worked", "Together"
    NEXT_ACTIONS = "next_actions", "Actions"
    CLOSE = "close", "Close"


ABOUT = {
    Step.PURPOSE: "Purpose and ground rules; anyone may pass",
    Step.LAST_ACTIONS: "The last session’s actions, done or not",
    Step.WENT_WELL: "One that went well, and why",
    Step.CASES: (
        "One or two cases: what did we expect, what happened, why the difference, what do we take "
        "from it"
    ),
    Step.HOW_WE_WORKED: "How we worked: help asked for and offered, load fair, words clear",
    Step.NEXT_ACTIONS: "At most two actions: what, one owner, by when, how we will see it",
    Step.CLOSE: "One word each, and where support is",
}
USUAL_MINUTES = (2, 3, 3, 10, 3, 3, 1)
NEVER_LEFT_OUT = (Step.PURPOSE, Step.CLOSE)
"""They say that anyone may pass, and where support is."""


class DebriefState(Word):
    PREPARING = "preparing", "Being prepared"
    RUNNING = "running", "Running"
    HELD = "held", "Held"


@dataclass(frozen=True)
class Agenda:
    """The minutes of each step, in their order; a step of none is left out."""

    minutes: tuple[int, ...] = USUAL_MINUTES

    def of(self, step: Step) -> int:
        return self.minutes[list(Step).index(step)]

    @property
    def total(self) -> int:
        return sum(self.minutes)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Those that are not left out."""
        return tuple(step for step in Step if self.of(step))


def parse_agenda(minutes: Sequence[int]) -> Agenda:
    """Raises Refused, with every problem at once."""
    problems = [
        Problem(step.label, f"has to be from {least} to {LONGEST_STEP} minutes.")
        for step, given in zip(Step, minutes, strict=True)
        if not (least := int(step in NEVER_LEFT_OUT)) <= given <= LONGEST_STEP
    ]
    if problems:
        raise Refused(problems)
    return Agenda(tuple(minutes))


@dataclass(frozen=True)
class At:
    """On which page of which step the room is, and since when in that step."""

    step: Step
    page: str
    since: datetime


@dataclass(frozen=True)
class Debrief:
    """What is stored of one; how it stands follows from this and the moment."""

    debrief_id: str
    team_id: str
    made_at: datetime
    agenda: Agenda = Agenda()
    version: int = 0
    """Grows with every change of the agenda."""
    changed: str | None = None
    """What changed in the team's figures, as told when its preparation began."""
    asked_about: Cause | None = None
    """On which cause the team is asked for cases."""
    started_at: datetime | None = None
    at: At | None = None
    ended_at: datetime | None = None

    def ended_by(self, now: datetime) -> datetime | None:
        """When it ended: as somebody said, or by itself where it was left open for too long."""
        if self.ended_at is not None or self.started_at is None:
            return self.ended_at
        by_itself = self.started_at + LEFT_OPEN
        return by_itself if by_itself <= now else None

    def state(self, now: datetime) -> DebriefState:
        if self.started_at is None:
            return DebriefState.PREPARING
        return DebriefState.HELD if self.ended_by(now) else DebriefState.RUNNING

    def was_left_open(self, now: datetime) -> bool:
        return self.ended_at is None and self.state(now) is DebriefState.HELD

    def minutes_left(self, now: datetime) -> int | None:
        """Of the step that the room is in, by the minute; None once they are over."""
        if self.at is None:
            return None
        left = self.agenda.of(self.at.step) - (now - self.at.since) / timedelta(minutes=1)
        return ceil(left) if left > 0 else None


def time_left(debrief: Debrief, now: datetime) -> str:
    """ "about 6 minutes left", and after them nobody is hurried."""
    left = debrief.minutes_left(now)
    if left is None:
        return "take the time you need"
    return f"about {left} minutes left" if left > 1 else "about 1 minute left"


def moved(debrief: Debrief, step: Step, page: str, now: datetime) -> Debrief:
    """The same on another page; the minutes of a step begin as it is come to."""
    since = debrief.at.since if debrief.at and debrief.at.step is step else now
    return replace(debrief, at=At(step, page, since))
