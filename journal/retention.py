"""How long what people wrote is kept, and on which day it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from journal.vocabulary import Word

GRACE = timedelta(days=30)
"""From when the admin shortens it until the first goes by it."""
DAYS, MONTHS = "days", "months"


class Kept(Word):
    """What is kept for a time of its own."""

    ENTRIES = "entries", "Entries, promises, drafts and records"
    CHECK_INS = "check_ins", "Check-ins"
    RELEASED = "released", "Released blocks of check-ins"
    AUDIT = "audit", "Audit log"


@dataclass(frozen=True)
class Bounds:
    """How long a kind is kept unless an admin says otherwise, and what they may say."""

    usual: int | None
    """None for as long as there is a workspace."""
    least: int
    most: int
    unit: str = MONTHS


# A check-in stays until its block is released, in which it may have been given on the first day.
BOUNDS: Mapping[Kept, Bounds] = {
    Kept.ENTRIES: Bounds(24, 6, 120),
    Kept.CHECK_INS: Bounds(90, 60, 730, DAYS),
    Kept.RELEASED: Bounds(24, 12, 120),
    Kept.AUDIT: Bounds(None, 12, 120),
}


@dataclass(frozen=True)
class Retention:
    """How long one kind is kept; None for as long as there is a workspace."""

    kind: Kept
    keeps: int | None
    not_before: date | None = None
    """Earlier than this day nothing goes by it."""

    def goes_on(self, day: date) -> date | None:
        """On which day what is from a day goes; None where it stays."""
        if self.keeps is None:
            return None
        is_days = BOUNDS[self.kind].unit == DAYS
        due = day + timedelta(self.keeps) if is_days else months_after(day, self.keeps)
        return max(due, self.not_before or due)

    def kept_from(self, today: date) -> date | None:
        """What is from before this day goes today, or went; None where nothing does."""
        if self.keeps is None or (self.not_before and today < self.not_before):
            return None
        is_days = BOUNDS[self.kind].unit == DAYS
        last = today - timedelta(self.keeps) if is_days else months_before(today, self.keeps)
        return last + timedelta(1)

    @property
    def told(self) -> str:
        """ "24 months"."""
        kept_always = "for as long as there is a workspace"
        return kept_always if self.keeps is None else f"{self.keeps} {BOUNDS[self.kind].unit}"

    def is_shorter(self, other: Retention) -> bool:
        return self.keeps is not None and (other.keeps is None or self.keeps < other.keeps)


def usual(kind: Kept) -> Retention:
    return Retention(kind, BOUNDS[kind].usual)


def shortest(kept: Mapping[Kept, Retention]) -> timedelta:
    """The shortest time for which anything people wrote is kept: no backup may be older."""
    return min(
        timedelta(one.keeps if BOUNDS[one.kind].unit == DAYS else 28 * one.keeps)
        for one in kept.values()
        if one.keeps is not None
    )


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the first of the next month where there is none."""
    years, month = divmod(day.month - 1 + months, 12)
    try:
        return date(day.year + years, month + 1, day.day)
    except ValueError:
        years, month = divmod(day.month + months, 12)
        return date(day.year + years, month + 1, 1)


def months_before(day: date, months: int) -> date:
    """The same day so many months before; the last of that month where there is none."""
    years, month = divmod(day.month - 1 - months, 12)
    try:
        return date(day.year + years, month + 1, day.day)
    except ValueError:
        years, month = divmod(day.month - months, 12)
        return date(day.year + years, month + 1, 1) - timedelta(1)
