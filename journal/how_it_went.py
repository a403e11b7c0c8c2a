"""How an author's promises went before, for them to read while they make another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from journal.periods import local_date
from journal.statistics import Tier, shown_as
from journal.vocabulary import PromiseState

RECENT = 20
"""As many of a kind tell how it went."""
CAME_DUE = (PromiseState.KEPT_ON_TIME, PromiseState.KEPT_LATE, PromiseState.MISSED)


class Reach(StrEnum):
    """How far ahead a promise is given, by days on the calendar, as it is told: its kind, where it
    is asked how such promises went."""

    SAME_DAY = "same-day promises"
    NEXT_DAY = "next-day promises"
    WEEK = "promises for within the week"
    LATER = "promises for later than a week"


@dataclass(frozen=True)
class CameDue:
    """A promise that fell due: for when it was given at first, and what became of it."""

    made_at: datetime
    first_due: datetime
    state: PromiseState


def reach_of(made: datetime, due: datetime, zone: ZoneInfo) -> Reach:
    days = (local_date(due, zone) - local_date(made, zone)).days
    if days <= 1:
        return Reach.SAME_DAY if days <= 0 else Reach.NEXT_DAY
    return Reach.WEEK if days <= 7 else Reach.LATER


def how_it_went(before: Sequence[CameDue], reach: Reach, zone: ZoneInfo) -> str | None:
    """How the last promises of a kind went, the latest first in `before`, by the tiers of
    docs/statistics.md; None where there were none."""
    fates = [
        one.state
        for one in before
        if one.state in CAME_DUE and reach_of(one.made_at, one.first_due, zone) is reach
    ][:RECENT]
    kept = fates.count(PromiseState.KEPT_ON_TIME)
    if len(fates) < 2:
        one = reach.replace("promises", "promise")
        return f"Your last {one} was {'' if kept else 'not '}on time." if fates else None
    shown = shown_as(kept, len(fates))
    interval = f" ({shown.interval})" if shown.tier is Tier.INTERVAL else ""
    were = "was" if kept == 1 else "were"
    return f"Of your last {len(fates)} {reach}, {kept} {were} on time{interval}."
