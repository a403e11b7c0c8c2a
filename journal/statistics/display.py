"""How a share may be shown, given how much stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from journal.statistics.interval import Interval
from journal.statistics.proportions import wilson_interval

FEW = 10
"""Below this many trials a share is told as a count alone."""
SOME = 30
"""Below this many trials a share has an interval and no percentage."""
WIDE = 0.30
"""An interval this wide (30 points) carries no percentage either."""


class Tier(StrEnum):
    NOTHING = "nothing"
    COUNT = "count"
    INTERVAL = "interval"
    PERCENTAGE = "percentage"


@dataclass(frozen=True)
class Display:
    """How a share is shown: its tier, the text, and what the text is made of."""

    tier: Tier
    text: str
    percentage: int | None
    interval: Interval | None

    def __str__(self) -> str:
        return self.text


def shown_as(successes: int, trials: int) -> Display:
    """How "successes of trials" may be shown (the tiers of docs/statistics.md).

    No trials: "no entries". 1-9: a count. 10-29, or an interval 30 points wide or more: a
    count with its 95 % interval. Otherwise a whole-number percentage with interval and n.
    Raises ValueError for what is not a share.
    """
    if successes == trials == 0:
        return Display(Tier.NOTHING, "no entries", None, None)
    count = f"{successes:,} of {trials:,}"
    interval = wilson_interval(successes, trials)
    if trials < FEW:
        return Display(Tier.COUNT, count, None, None)
    if trials < SOME or interval.width >= WIDE:
        return Display(Tier.INTERVAL, f"{count} ({interval})", None, interval)
    percentage = round(100 * successes / trials)
    return Display(Tier.PERCENTAGE, f"{count}, {percentage} % ({interval})", percentage, interval)
