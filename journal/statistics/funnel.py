"""How far a team's rate may lie from the common one by chance alone, given its size."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from journal.statistics import binomial

FUNNEL = (0.001, 0.025, 0.975, 0.999)
"""The quantiles of the 95 % and 99.8 % limits that a funnel is drawn with."""
TEAMS = 5
"""Fewer teams than this make no funnel."""


def funnel_limits(
    target: float, size: npt.ArrayLike, quantiles: Sequence[float] = FUNNEL
) -> list[binomial.Numbers]:
    """For each quantile the rate of a team of this many entries, or of each of several, as a
    share within [0, 1].

    Source: Spiegelhalter 2005, Statistics in Medicine 24:1185-1202, appendix A.1.1 (interpolated
    binomial). Raises ValueError where the target is no share, a quantile not between 0 and 1, or
    a size below 1.
    """
    if not 0 <= target <= 1:
        raise ValueError(f"a target of {target} is not a share")
    if not np.all(np.asarray(size) >= 1):
        raise ValueError("a team of no entries has no limits")
    if not all(0 < each < 1 for each in quantiles):
        raise ValueError("quantiles lie between 0 and 1")
    counts = binomial.quantiles(quantiles, size, target)
    return [
        interpolated(each, count, size, target)
        for each, count in zip(quantiles, counts, strict=True)
    ]


def interpolated(
    probability: float, count: binomial.Numbers, size: npt.ArrayLike, target: float
) -> binomial.Numbers:
    """The limit between this count and the one below, where the probability would be met."""
    count, sizes = binomial.arrays(count, size)
    exceeded = binomial.at_most(count, sizes, target) - probability
    limit: binomial.Numbers = (count - exceeded / binomial.exactly(count, sizes, target)) / sizes
    return np.clip(limit, 0.0, 1.0)
