"""What reminds somebody of a promise: the case reference and the time, and no word of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from journal.working_time import WorkingTime

AHEAD = timedelta(hours=1)
"""Of working time, before a promise falls due."""
OVERDUE_FOR = timedelta(days=28)
"""How long one is reminded of a promise that was not kept."""


@dataclass(frozen=True)
class Reminder:
    """A promise that waits to be kept, as far as it leaves the workspace."""

    promise_id: str
    due_at: datetime
    due_is_day: bool
    case_ref: str | None
    made_at: datetime
    version: int = 0
    """Grows with every change of the promise."""
    snoozed_until: datetime | None = None

    @property
    def case(self) -> str:
        """ " (case 123)", or nothing."""
        return f" (case {self.case_ref})" if self.case_ref else ""


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
