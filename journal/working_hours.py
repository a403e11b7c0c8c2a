"""The workspace's calendar: its hours on each weekday with the breaks between, and holidays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise

from journal.errors import Problem, Refused
from journal.holidays import Holiday

DAY = 24 * 60
LONGEST_NIGHT = 12 * 60
"""Minutes; hours that end before they start and would take longer are a slip and no night shift."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WRITTEN = re.compile(r"(\d{1,2})[:.](\d{2})\s*[-–—]\s*(\d{1,2})[:.](\d{2})")
HOW = "Write it as 09:00–12:30, 13:00–18:00, and leave a day without hours empty."


@dataclass(frozen=True, order=True)
class Stretch:
    """Work without a break, in minutes from the midnight at which its day begins; one that goes
    on after midnight ends past `DAY`."""

    starts: int
    ends: int

    def __str__(self) -> str:
        return f"{as_clock(self.starts)}–{as_clock(self.ends)}"


Hours = tuple[Stretch, ...]
"""One weekday's work, in order; what lies between two stretches is a break."""


@dataclass(frozen=True)
class Calendar:
    """When the workspace works."""

    week: tuple[Hours, ...]
    """From Monday on."""
    holidays: tuple[Holiday, ...] = ()


def as_clock(minutes: int) -> str:
    shown = minutes if minutes <= DAY else minutes - DAY
    return f"{shown // 60:02}:{shown % 60:02}"


def written(hours: Hours) -> str:
    """A weekday's hours as an admin writes them: "09:00–12:30, 13:00–18:00"."""
    return ", ".join(map(str, hours))


def week_said(week: tuple[Hours, ...]) -> str:
    """ "Monday to Friday 09:00–17:00; Saturday 10:00–14:00"; days with the same hours together."""
    told = []
    for hours, days in groupby(zip(WEEKDAYS, week, strict=True), key=lambda day: day[1]):
        named = [name for name, _ in days]
        span = named[0] if len(named) == 1 else f"{named[0]} to {named[-1]}"
        if hours:
            told.append(f"{span} {written(hours)}")
    return "; ".join(told)


def parse_hours(weekday: str, text: str) -> Hours:
    """The hours of a weekday as written, in any order. Raises Refused with what is wrong."""
    parts = [part.strip() for part in re.split(r"[,;]", text) if part.strip()]
    hours = tuple(sorted(parse_stretch(weekday, part) for part in parts))
    for one, other in pairwise(hours):
        if other.starts < one.ends:
            raise Refused([Problem(weekday, f"{other} starts before {one} has ended.")])
    return hours


def parse_stretch(weekday: str, text: str) -> Stretch:
    read = WRITTEN.fullmatch(text)
    if read is None:
        raise Refused([Problem(weekday, f"“{text[:40]}” cannot be read. {HOW}")])
    from_hour, from_minute, to_hour, to_minute = map(int, read.groups())
    starts, ends = from_hour * 60 + from_minute, to_hour * 60 + to_minute
    if max(from_minute, to_minute) > 59 or max(starts, ends) > DAY:
        raise Refused([Problem(weekday, f"“{text}” has a time that no clock shows.")])
    if starts == DAY:
        told = "nothing starts at 24:00. Write 00:00 on the day after."
        raise Refused([Problem(weekday, told)])
    if starts == ends:
        told = f"“{text}” takes no time. A day and a night is 00:00–24:00."
        raise Refused([Problem(weekday, told)])
    if ends < starts and ends + DAY - starts > LONGEST_NIGHT:
        told = f"“{text}” ends before it starts. A shift over midnight takes 12 hours at most."
        raise Refused([Problem(weekday, told)])
    return Stretch(starts, ends if ends > starts else ends + DAY)


def parse_week(texts: tuple[str, ...]) -> tuple[Hours, ...]:
    """A week as written, from Monday on. Raises Refused with all problems: those of each day, and
    nights that run into the next day's work."""
    problems: list[Problem] = []
    week: list[Hours] = []
    for weekday, text in zip(WEEKDAYS, texts, strict=True):
        try:
            week.append(parse_hours(weekday, text))
        except Refused as refused:
            problems.extend(refused.problems)
    if not problems:
        problems = nights_that_meet_the_morning(week)
    if problems:
        raise Refused(problems)
    return tuple(week)


def nights_that_meet_the_morning(week: list[Hours]) -> list[Problem]:
    found = []
    for index, hours in enumerate(week):
        after = (index + 1) % len(week)
        if hours and week[after] and week[after][0].starts < hours[-1].ends - DAY:
            told = f"{hours[-1]} runs into {WEEKDAYS[after]}’s {week[after][0]}."
            found.append(Problem(WEEKDAYS[index], told))
    return found


NINE_TO_SIX: Hours = (Stretch(9 * 60, 18 * 60),)
USUAL = Calendar(week=(NINE_TO_SIX,) * 5 + ((),) * 2)
"""What a workspace starts from, until its admin says otherwise."""
