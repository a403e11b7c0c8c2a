"""The days on which the workspace does not work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from journal.errors import Problem, Refused
from journal.free_text import storable

MOST = 400
LONGEST_NAME = 60
LINE = re.compile(r"(\S+)(?:\s+(.*))?")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, order=True)
class Holiday:
    day: date
    name: str = ""


def parse_holidays(text: str) -> tuple[Holiday, ...]:
    """Holidays as written, one a line: the day, and a name if there is one. Raises Refused with
    all problems."""
    problems: list[Problem] = []
    found: dict[date, Holiday] = {}
    for line in filter(None, map(str.strip, storable(text).splitlines())):
        try:
            holiday = parse_holiday(line)
        except ValueError as error:
            problems.append(Problem("Holidays", str(error)))
            continue
        if holiday.day in found:
            problems.append(Problem("Holidays", f"{holiday.day} is there twice. Take one away."))
        found[holiday.day] = holiday
    if len(found) > MOST:
        told = f"there are {len(found):,}, and {MOST} fit. Take those away that are over."
        problems.append(Problem("Holidays", told))
    if problems:
        raise Refused(problems)
    return tuple(sorted(found.values()))


def parse_holiday(line: str) -> Holiday:
    """One line. ValueError with a sentence."""
    day, name = LINE.fullmatch(line).groups("")  # type: ignore[union-attr]
    if len(name) > LONGEST_NAME:
        raise ValueError(f"the name on {day[:20]} is longer than {LONGEST_NAME} characters.")
    try:
        if not DATE.fullmatch(day):
            raise ValueError(day)
        return Holiday(date.fromisoformat(day), name)
    except ValueError as error:
        told = f"“{day[:20]}” is no day. Write a line as 2026-12-25 Christmas Day."
        raise ValueError(told) from error


def written(holidays: tuple[Holiday, ...]) -> str:
    return "\n".join(f"{holiday.day} {holiday.name}".strip() for holiday in holidays)
