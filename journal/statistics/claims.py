"""What may be claimed of numbers: the gates before a sentence or a line is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor

import numpy as np

from journal.statistics.binomial import quantiles
from journal.statistics.control_charts import OUTER
from journal.statistics.display import SOME
from journal.statistics.proportions import difference_interval
from journal.statistics.strata import Stratum, cells_of, stratified_odds_ratio

TRIAL, LOCKED = 8, 12
"""From so many points there are limits on trial; from so many the baseline is locked."""
RARE = 1
"""Fewer expected cases a point than this are too few for a chart of rates."""
DISAGREE = 0.10
"""Below this p of homogeneity strata are told apart, and not pooled."""


class Standing(StrEnum):
    """How far a control chart has come."""

    NO_LIMITS = "no limits"
    TRIAL = "trial limits, no verdict"
    LOCKED = "baseline locked"


def standing(points: int) -> Standing:
    """What a chart of so many points may show (a week without entries is no point)."""
    if points < TRIAL:
        return Standing.NO_LIMITS
    return Standing.TRIAL if points < LOCKED else Standing.LOCKED


def too_rare(rate: float, size: float) -> bool:
    """Whether a point of `size` entries expects less than one case, or less than one of the others.

    Then most points lie on one side of their centre, and eight in a row do so by themselves
    (docs/statistics.md has how often): a coarser grain or the days between events tell more.
    """
    return size * min(rate, 1 - rate) < RARE


@dataclass(frozen=True)
class WouldSignal:
    """The counts that would be outside: this many or fewer, this many or more; None where no
    count of that size can be."""

    at_most: int | None
    at_least: int | None


def would_signal(rate: float, size: int) -> WouldSignal:
    """How many of `size` would be outside, given the rate of the baseline (exact limits)."""
    few, many = (float(count) / size for count in quantiles(OUTER, size, rate))
    return beyond(few, many, size)


def beyond(lower: float, upper: float, size: int) -> WouldSignal:
    """How many of `size` are outside limits as they are drawn (shares between 0 and 1)."""
    # A drawn limit is a count over its size, and may miss the count in the sixteenth digit.
    few, many = ceil(round(lower * size, 9)) - 1, floor(round(upper * size, 9)) + 1
    return WouldSignal(few if few >= 0 else None, many if many <= size else None)


def may_be_called_different(x1: int, n1: int, x2: int, n2: int) -> bool:
    """Whether two shares may be called different: 30 trials each, and an interval without 0."""
    if min(n1, n2) < SOME:
        return False
    return 0 not in difference_interval(x1, n1, x2, n2)


def strata_disagree(strata: Sequence[Stratum]) -> bool:
    """Whether strata are to be shown apart: their odds ratios are unlikely to be one, or the
    share of yes is higher with it in some and lower in others."""
    cells = cells_of(strata)
    signs = set(np.sign(cells.a * cells.d - cells.b * cells.c)) - {0.0}
    return len(signs) > 1 or stratified_odds_ratio(strata).homogeneity_p < DISAGREE
