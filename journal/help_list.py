"""Where to find help: the workspace's own list, shown to everybody alike, and who is there now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from journal.answers import collect
from journal.errors import Problem, Refused
from journal.free_text import SENTENCE, SHORT, cleaned
from journal.identifiers import has_card
from journal.working_hours import Calendar, Hours, parse_week, week_said
from journal.working_time import WorkingTime

MOST = 20
AROUND_THE_CLOCK = "Around the clock"
NAME, WHAT_FOR, REACH, OPEN = "Name", "What it is for", "How to reach it", "When it is open"


@dataclass(frozen=True)
class Help:
    """Somebody, or a line, to turn to."""

    help_id: str
    name: str
    what_for: str
    reach: str
    """A telephone number, an address, or a place."""
    week: tuple[Hours, ...] | None = None
    """When it is open, from Monday on, in the workspace's time zone; None is around the clock."""


@dataclass(frozen=True)
class WrittenHelp:
    """The same as an admin writes it down."""

    name: str
    what_for: str
    reach: str
    week: tuple[str, ...] | None = None
    """A text for each weekday, from Monday on; None is around the clock."""


def open_now(listed: Iterable[Help], now: datetime, zone: ZoneInfo) -> tuple[Help, ...]:
    """Those of a list that are open at a moment, in their order."""
    return tuple(one for one in listed if is_open(one, now, zone))


def is_open(one: Help, now: datetime, zone: ZoneInfo) -> bool:
    """Whether somebody is there at a moment, by the hours that the workspace names."""
    return one.week is None or WorkingTime(zone, Calendar(one.week)).is_working(now)


def opens_next(one: Help, now: datetime, zone: ZoneInfo) -> datetime | None:
    """From when on somebody is there, this moment where somebody is now; None where never."""
    return now if one.week is None else WorkingTime(zone, Calendar(one.week)).next_working(now)


def hours_said(one: Help) -> str:
    if one.week is None:
        return AROUND_THE_CLOCK
    return week_said(one.week)


def parse_help(help_id: str, given: WrittenHelp) -> Help:
    """What an admin wrote down, as it is kept. Raises Refused with all problems."""
    problems: list[Problem] = []
    name = one_line(given.name)
    what_for, reach = one_line(given.what_for), cleaned(given.reach).strip()
    for label, text, most in (
        (NAME, name, SHORT),
        (WHAT_FOR, what_for, SENTENCE),
        (REACH, reach, SENTENCE),
    ):
        problems += wrong_text(label, text, most)
    week = None if given.week is None else collect(problems, parse_week, given.week)
    if week is not None and not any(week):
        problems.append(Problem(OPEN, "no hours are named. Name them, or choose around the clock."))
    if problems:
        raise Refused(problems)
    return Help(help_id, name, what_for, reach, week)


def one_line(text: str) -> str:
    return " ".join(cleaned(text).split())


def wrong_text(label: str, text: str, most: int) -> list[Problem]:
    if not text:
        return [Problem(label, "is empty. Whoever looks for help needs it.")]
    if len(text) > most:
        return [Problem(label, f"is {len(text):,} characters long, and {most} fit. Shorten it.")]
    if has_card(text):
        return [Problem(label, "holds the number of a payment card, which is never stored.")]
    return []
