"""What reminds somebody of a promise: the case reference and the time, and no word of it; and of an
action of a debrief: its day alone."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from journal.working_time import WorkingTime

AHEAD = timedelta(hours=1)
"""Of working time, before a promise falls due."""
MARKS = uuid.UUID("c5b1f5f0-93a5-4a53-8a39-0d3c5a2f7b18")
OVERDUE_FOR = timedelta(days=28)
"""How long one is reminded of a promise that was not kept."""


@dataclass(frozen=True)
class Reminder:
    """A promise that waits to be kept, or an action to be done, as far as it leaves the
    workspace."""

    promise_id: str
    due_at: datetime
    due_is_day: bool
    case_ref: str | None
    made_at: datetime
    version: int = 0
    """Grows with every change of the promise."""
    snoozed_until: datetime | None = None
    is_action: bool = False
    """Of a debrief; under the id of a promise it has its own."""

    @property
    def thing(self) -> str:
        return "an action" if self.is_action else "a promise"

    @property
    def case(self) -> str:
        """ " (case 123)", or nothing. It stays in its line, whoever wrote it: promises are handed
        over."""
        return f" (case {' '.join(self.case_ref.split())})" if self.case_ref else ""


def alarm_for(reminder: Reminder, working: WorkingTime) -> datetime | None:
    """When it rings: an hour of working time before the promise falls due, or as soon as it was
    put off until; as it falls due where that comes sooner, or where it was made later than that;
    and never outside working time."""
    at = working.before(reminder.due_at, AHEAD)
    if reminder.snoozed_until is not None:
        at = working.next_working(max(at, reminder.snoozed_until)) or reminder.due_at
    if not reminder.made_at <= at <= reminder.due_at:
        at = reminder.due_at
    return at if working.is_working(at) else None


@dataclass(frozen=True)
class Notice:
    """That a promise falls due, to be told at a moment."""

    mark: str
    """By which one that was told already is known."""
    at: datetime
    text: str


def notice_of(reminder: Reminder, at: datetime, working: WorkingTime) -> Notice:
    """ "A promise is due at 14:00 (case 123)", or on another day "Thu 14 May, 09:30"; "An action is
    due today"."""
    due, told = (moment.astimezone(working.zone) for moment in (reminder.due_at, at))
    clock = f"{due:%H:%M}"
    day = short_day(due)
    if due.date() == told.date():
        when = "today" if reminder.due_is_day else f"at {clock}"
    else:
        when = f"on {day}" if reminder.due_is_day else f"on {day}, {clock}"
    mark = uuid.uuid5(MARKS, f"{reminder.promise_id} {at.isoformat()}")
    return Notice(str(mark), at, f"{reminder.thing.capitalize()} is due {when}{reminder.case}")


def short_day(local: datetime) -> str:
    """ "Thu 14 May"."""
    return f"{local:%a} {local.day} {local:%b}"
