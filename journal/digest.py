"""A digest: which promises wait for somebody, by case reference and time alone; and which actions
of debriefs, by their day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from journal.periods import tomorrow
from journal.reminder import AHEAD, Reminder, short_day
from journal.working_time import WorkingTime

HEAD, WITH_ACTIONS = "Promises that wait for you:", "What waits for you:"
FOOT = "What they are stands in Afterword."


@dataclass(frozen=True)
class Digest:
    """Where somebody has their digest sent."""

    person_id: str
    address: str


@dataclass(frozen=True)
class Letter:
    """What is sent."""

    title: str
    body: str


def due_until_the_next(working: WorkingTime, now: datetime) -> datetime:
    """Until when a digest of today looks ahead: to the end of the day, over whatever time is not
    worked after it, and over the first hour that is, in which the next one may come too late."""
    return working.after(tomorrow(now, working.zone), AHEAD)


def letter_of(reminders: Sequence[Reminder], working: WorkingTime, now: datetime) -> Letter | None:
    """The digest of what is overdue or falls due before the next one; None where nothing does."""
    until = due_until_the_next(working, now)
    found = [one for one in reminders if one.due_at <= until]
    if not found:
        return None
    actions = sum(one.is_action for one in found)
    told = [line(one, working, now) for one in found]
    head = WITH_ACTIONS if actions else HEAD
    count = counted(len(found) - actions, actions)
    return Letter(f"{count} for you", "\n".join([head, *told, FOOT]))


def counted(promises: int, actions: int) -> str:
    """ "1 promise waits", "2 promises and 1 action wait"."""
    named = [
        f"{number} {thing if number == 1 else f'{thing}s'}"
        for number, thing in ((promises, "promise"), (actions, "action"))
        if number
    ]
    return f"{' and '.join(named)} {'waits' if promises + actions == 1 else 'wait'}"


def line(one: Reminder, working: WorkingTime, now: datetime) -> str:
    """ "Overdue: Mon 4 May, 14:00 (case C-77)"; a promise for a day names no time."""
    local = one.due_at.astimezone(working.zone)
    clock = "" if one.due_is_day else f", {local:%H:%M}"
    overdue = "Overdue: " if one.due_at < now else ""
    action = " (action of a debrief)" if one.is_action else ""
    return f"{overdue}{short_day(local)}{clock}{one.case}{action}"
