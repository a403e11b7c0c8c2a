"""How likely two shares differ so much by chance alone, however few stand behind them."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln

from journal.statistics.binomial import Numbers
from journal.statistics.proportions import check_is_share

Counts: TypeAlias = npt.NDArray[np.int64]
AS_UNLIKELY = 1 + 1e-7
"""What is as unlikely may miss it by rounding."""


def difference_p(x1: int, n1: int, x2: int, n2: int) -> float:
    """The p-value of x1 of n1 and x2 of n2 being shares of one and the same, two-sided: how often
    chance deals out as many in all at least as unlikely as this.

    Source: Fisher's exact test (Fisher 1935; Agresti, Categorical Data Analysis, section 3.5).
    Raises ValueError where either is not a share.
    """
    check_is_share(x1, n1)
    check_is_share(x2, n2)
    happened = x1 + x2
    dealt = np.arange(max(0, happened - n2), min(n1, happened) + 1)
    log_ways = log_choices(n1, dealt) + log_choices(n2, happened - dealt)
    chance = np.exp(log_ways - log_ways.max())
    as_unlikely = chance <= chance[x1 - dealt[0]] * AS_UNLIKELY
    return min(1.0, float(chance[as_unlikely].sum() / chance.sum()))


def log_choices(of: int, some: Counts) -> Numbers:
    """The logarithm of in how many ways so many can be chosen."""
    ways: Numbers = gammaln(of + 1) - gammaln(some + 1) - gammaln(of - some + 1)
    return ways
