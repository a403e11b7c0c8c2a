"""Numbers in, numbers out: intervals and how a share may be shown.

Nothing here knows an entry, a database or a screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from scipy.special import ndtri

FEW = 10
"""Below this many trials a share is told as a count alone."""
SOME = 30
"""Below this many trials a share has an interval and no percentage."""
WIDE = 0.30
"""An interval this wide (30 points) carries no percentage either."""


@dataclass(frozen=True)
class Interval:
    """A confidence interval, as shares between 0 and 1."""

    low: float
    high: float

    @property
    def width(self) -> float:
        return self.high - self.low

    def __str__(self) -> str:
        return f"{self.low:.0%}–{self.high:.0%}".replace("%–", "–").replace("%", " %")


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


def wilson_interval(successes: int, trials: int, confidence: float = 0.95) -> Interval:
    """The Wilson score interval of a share, within [0, 1].

    Source: Wilson 1927; Newcombe 1998, Statistics in Medicine 17:857-872, method 3.
    Raises ValueError without trials (which is not 0 %), or with more successes than trials.
    """
    if trials < 1:
        raise ValueError("a share of no trials has no interval")
    if not 0 <= successes <= trials:
        raise ValueError(f"{successes} of {trials} is not a share")
    # Written out: scipy's binomtest works out a p-value first, which takes a millisecond.
    z = float(ndtri((1 + confidence) / 2))
    middle = (successes + z * z / 2) / (trials + z * z)
    spread = z / (trials + z * z) * sqrt(successes * (trials - successes) / trials + z * z / 4)
    return Interval(max(0.0, middle - spread), min(1.0, middle + spread))


def shown_as(successes: int, trials: int) -> Display:
    """How "successes of trials" may be shown (the tiers of docs/statistics.md).

    No trials: "no entries". 1-9: a count. 10-29, or an interval 30 points wide or more: a
    count with its 95 % interval. Otherwise a whole-number percentage with interval and n.
    """
    if trials == 0:
        return Display(Tier.NOTHING, "no entries", None, None)
    count = f"{successes:,} of {trials:,}"
    interval = wilson_interval(successes, trials)
    if trials < FEW:
        return Display(Tier.COUNT, count, None, None)
    if trials < SOME or interval.width >= WIDE:
        return Display(Tier.INTERVAL, f"{count} ({interval})", None, interval)
    percentage = round(100 * successes / trials)
    return Display(Tier.PERCENTAGE, f"{count}, {percentage} % ({interval})", percentage, interval)
