"""A calendar of somebody's open promises (iCalendar, RFC 5545)."""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from journal.periods import local_date
from journal.reminder import Reminder, alarm_for
from journal.working_time import WorkingTime

OURS = uuid.UUID("6f0c5a0e-6a0e-4b7e-9a55-0c7d3f1f8f0e")
"""Under which an event has its id: the same for a promise always, and telling nothing of it."""
OCTETS = 75
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
# A calendar needs something in it, and there may be no promise: so it has its time zone.
HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Afterword//Promises//EN",
    "CALSCALE:GREGORIAN",
    "NAME:Promises",
    "X-WR-CALNAME:Promises",
    "REFRESH-INTERVAL;VALUE=DURATION:PT15M",
    "X-PUBLISHED-TTL:PT15M",
    "BEGIN:VTIMEZONE",
    "TZID:UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)
FOOT = ("END:VCALENDAR",)


def calendar_of(reminders: Iterable[Reminder], working: WorkingTime) -> str:
    """The calendar as a file. The same promises give the same file, to the letter."""
    ordered = sorted(reminders, key=lambda one: (one.due_at, one.promise_id))
    lines = [*HEAD, *(line for one in ordered for line in event(one, working)), *FOOT]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def event(reminder: Reminder, working: WorkingTime) -> Iterator[str]:
    """One promise; one for a day is all that day's."""
    summary = escaped(f"{'Action' if reminder.is_action else 'Promise'} due{reminder.case}")
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid.uuid5(OURS, reminder.promise_id)}"
    yield f"DTSTAMP:{in_utc(reminder.made_at)}"
    yield f"SEQUENCE:{reminder.version}"
    if reminder.due_is_day:
        yield f"DTSTART;VALUE=DATE:{local_date(reminder.due_at, working.zone):%Y%m%d}"
    else:
        yield f"DTSTART:{in_utc(reminder.due_at)}"
    yield f"SUMMARY:{summary}"
    yield "TRANSP:TRANSPARENT"
    alarm = alarm_for(reminder, working)
    if alarm is not None:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{summary}"
        yield f"TRIGGER;VALUE=DATE-TIME:{in_utc(alarm)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def in_utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """A text that ends no line and begins nothing new."""
    shown = (c for c in text if c == "\n" or unicodedata.category(c) != "Cc")
    return "".join(shown).translate(ESCAPED)


def folded(line: str) -> str:
    """A line in pieces of 75 octets, none of which cuts a character in two."""
    pieces: list[str] = []
    piece = ""
    for character in line:
        room = OCTETS - (1 if pieces else 0)
        if len((piece + character).encode()) > room:
            pieces.append(piece)
            piece = ""
        piece += character
    return "\r\n ".join([*pieces, piece])
