"""The binomial distribution, for whole arrays at once.

Written on scipy.special: importing scipy.stats for its binom takes a second and 45 MB.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.special import betaincc, gammaln, xlog1py, xlogy

Numbers: TypeAlias = npt.NDArray[np.float64]
ROUNDING = 1e-12


def quantiles(
    probabilities: Sequence[float], size: npt.ArrayLike, rate: npt.ArrayLike
) -> list[Numbers]:
    """For each probability the smallest count, of `size`, that is no less likely to be enough.

    Not a number where the size or the rate is none.
    """
    n, p = arrays(size, rate)
    # Beyond this lies less than 1e-19 on either side (Bernstein's inequality).
    reach = 10 * np.sqrt(n * p * (1 - p)) + 30
    first = np.maximum(np.floor(n * p - reach), 0)
    steps = np.minimum(np.ceil(n * p + reach), n) - first
    counts = first[..., None] + np.arange(np.nanmax(steps, initial=0) + 1)
    enough = np.cumsum(exactly(counts, n[..., None], p[..., None]), axis=-1)
    return [first + (enough < each - ROUNDING).sum(axis=-1) for each in probabilities]


def exactly(count: npt.ArrayLike, size: npt.ArrayLike, rate: npt.ArrayLike) -> Numbers:
    """The probability of this very count."""
    k, n, p = arrays(count, size, rate)
    rest = np.maximum(n - k, 0)
    ways = gammaln(n + 1) - gammaln(k + 1) - gammaln(rest + 1)
    return np.where(k > n, 0.0, np.exp(ways + xlogy(k, p) + xlog1py(rest, -p)))


def at_most(count: npt.ArrayLike, size: npt.ArrayLike, rate: npt.ArrayLike) -> Numbers:
    """The probability of this count or a smaller one."""
    k, n, p = arrays(count, size, rate)
    return np.where(k >= n, 1.0, betaincc(k + 1, n - k, p))


def arrays(*numbers: npt.ArrayLike) -> tuple[Numbers, ...]:
    return np.broadcast_arrays(*(np.asarray(each, dtype=np.float64) for each in numbers))
