"""Days and numbers in the words of a sentence."""

from __future__ import annotations

from datetime import date

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
