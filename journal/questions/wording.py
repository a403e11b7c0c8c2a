"""Days and numbers in the words of a sentence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from journal.periods import Grain

if TYPE_CHECKING:
    from journal.questions.question import Asked

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def day(of: date) -> str:
    """4 May 2026."""
    return f"{of.day} {of:%B %Y}"


def people_or_more(number: int) -> str:
    """ "five people", as in "fewer than five people"."""
    return f"{SMALL[number] if number < len(SMALL) else number} people"


def counted(number: int, one: str, many: str) -> str:
    """ "1 entry", "1,234 entries"."""
    return f"{number:,} {one if number == 1 else many}"


def told_withheld(number: int, grain: Grain, asked: Asked) -> tuple[str, ...]:
    """That so many periods are not shown, and why."""
    if not number:
        return ()
    some = f"{number} {grain.value}{'s are' if number > 1 else ' is'} not shown"
    left = ", or what it leaves over," if asked.only else ""
    few = people_or_more(asked.least_agents)
    return (f"{some}: the figure{left} would rest on fewer than {few}.",)
