"""Has a share changed lately? What may be told of one among many shares, with a p-value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr

from journal.statistics.binomial import Numbers
from journal.statistics.claims import LOCKED, too_rare
from journal.statistics.control_charts import overdispersed, weeks_of
from journal.statistics.display import SOME
from journal.statistics.exact import difference_p


class NoVerdict(StrEnum):
    """Why nothing is said of a share."""

    NOTHING = "nothing lately"
    TOO_EARLY = "too early"
    TOO_RARE = "too rare"
    TOO_FEW = "too few"


@dataclass(frozen=True)
class Lately:
    """The last points of a share against its baseline."""

    window: int
    """Which of the windows that were looked at it is told of: that in which it differs most."""
    count: int
    size: int
    before_count: int
    before_size: int
    """Of the baseline."""
    p: float
    """How likely so much is by chance in the one window or the other."""

    @property
    def higher(self) -> bool:
        return self.count * self.before_size > self.before_count * self.size


def changed_lately(
    counts: npt.ArrayLike, sizes: npt.ArrayLike, windows: Sequence[int]
) -> Lately | NoVerdict:
    """The last points of a share, in each of the windows (so many points from the end), against
    the first twelve there are; points without any are gaps.

    As on a chart, nothing is said before there are twelve points that lie before a window, or of a
    share too rare for it; and nothing with fewer than 30 on either side. The p-value is Fisher's,
    times the number of windows; where the points spread further than chance would have them, as in
    `proportion_chart`, it is of a difference that is as much less.
    """
    x, n = weeks_of(counts, sizes)
    there = np.flatnonzero(~np.isnan(n))
    if not (there >= len(n) - max(windows)).any():
        return NoVerdict.NOTHING
    if len(there) <= LOCKED:
        return NoVerdict.TOO_EARLY
    baseline = there[:LOCKED]
    usual = int(x[baseline].sum()), int(n[baseline].sum())
    if too_rare(usual[0] / usual[1], float(np.median(n[there]))):
        return NoVerdict.TOO_RARE
    spread = spread_of(x, n, usual[0] / usual[1])
    after = [window for window in windows if len(n) - window > baseline[-1]]
    found = [
        Lately(window, *last, *usual, p_of(*last, *usual, spread))
        for window in after
        if min((last := added(x, n, window))[1], usual[1]) >= SOME
    ]
    if not found:
        return NoVerdict.TOO_FEW if after else NoVerdict.TOO_EARLY
    clearest = min(found, key=lambda one: one.p)
    return Lately(**{**vars(clearest), "p": min(1.0, clearest.p * len(found))})


def added(x: Numbers, n: Numbers, window: int) -> tuple[int, int]:
    return int(np.nansum(x[-window:])), int(np.nansum(n[-window:]))


def spread_of(x: Numbers, n: Numbers, rate: float) -> float:
    """How many times further than chance the points spread, where enough of them say so; or 0."""
    return float(overdispersed((x / n - rate) / np.sqrt(rate * (1 - rate) / n))[0])


def p_of(x1: int, n1: int, x2: int, n2: int, spread: float) -> float:
    """Fisher's p; where the points are overdispersed the greater one of a wider distribution."""
    exact = difference_p(x1, n1, x2, n2)
    both = (x1 + x2) / (n1 + n2)
    if not spread or both in (0, 1):
        return exact
    z = abs(x1 / n1 - x2 / n2) / sqrt(both * (1 - both) * (1 / n1 + 1 / n2)) / spread
    return max(exact, float(2 * ndtr(-z)))
