"""The binomial distribution, for whole arrays at once.

Written on scipy.special: importing scipy.stats for its binom takes a second and 45 MB.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.special import bdtrik, betaincc, betaln, xlog1py, xlogy

Numbers: TypeAlias = npt.NDArray[np.float64]
NEVER = 1e-15
"""A rate below this is none at all; the inverse does not resolve it."""


def quantile(probability: npt.ArrayLike, size: npt.ArrayLike, rate: npt.ArrayLike) -> Numbers:
    """The smallest count, of `size`, that is exceeded with at most 1 - `probability`.

    Not a number where the size or the rate is none.
    """
    share, n, p = arrays(probability, size, rate)
    count = np.clip(np.ceil(bdtrik(share, n, p)), 0, n)
    # The continuous inverse is right to eight digits: the whole number may be one beside it.
    below = np.maximum(count - 1, 0)
    count = np.where(at_most(below, n, p) >= share, below, count)
    count = np.where(at_most(count, n, p) < share, np.minimum(count + 1, n), count)
    return np.where(p < NEVER, 0.0, np.where(p >= 1, n, count)) + 0 * (n + p)


def at_most(count: npt.ArrayLike, size: npt.ArrayLike, rate: npt.ArrayLike) -> Numbers:
    """The probability of this count or a smaller one."""
    k, n, p = arrays(count, size, rate)
    return np.where(k >= n, 1.0, betaincc(k + 1, n - k, p))


def exactly(count: npt.ArrayLike, size: npt.ArrayLike, rate: npt.ArrayLike) -> Numbers:
    """The probability of this very count."""
    k, n, p = arrays(count, size, rate)
    ways = -betaln(n - k + 1, k + 1) - np.log(n + 1)
    return np.asarray(np.exp(ways + xlogy(k, p) + xlog1py(n - k, -p)), dtype=np.float64)


def arrays(*numbers: npt.ArrayLike) -> tuple[Numbers, ...]:
    return np.broadcast_arrays(*(np.asarray(each, dtype=np.float64) for each in numbers))
