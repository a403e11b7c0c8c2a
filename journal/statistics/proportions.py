"""How sure one may be of a share, and of the difference between two."""

from __future__ import annotations

from math import sqrt

from journal.statistics.interval import Interval, two_sided


def wilson_interval(successes: int, trials: int, confidence: float = 0.95) -> Interval:
    """The Wilson score interval of a share, within [0, 1].

    Source: Wilson 1927; Newcombe 1998, Statistics in Medicine 17:857-872, method 3.
    Raises ValueError without trials (which is not 0 %), or with more successes than trials.
    """
    check_is_share(successes, trials)
    # Written out: scipy's binomtest works out a p-value first, which takes a millisecond.
    z = two_sided(confidence)
    middle = (successes + z * z / 2) / (trials + z * z)
    spread = z / (trials + z * z) * sqrt(successes * (trials - successes) / trials + z * z / 4)
    # The ends are 0 and 1 exactly where nothing or everything came out; rounding would miss them.
    low = 0.0 if successes == 0 else max(0.0, middle - spread)
    high = 1.0 if successes == trials else min(1.0, middle + spread)
    return Interval(low, high)


def difference_interval(x1: int, n1: int, x2: int, n2: int, confidence: float = 0.95) -> Interval:
    """The interval of the share x1 of n1 less the share x2 of n2, within [-1, 1].

    Source: Newcombe 1998, Statistics in Medicine 17:873-890, method 10 (hybrid score, without
    continuity correction). Raises ValueError where either is not a share.
    """
    first, second = wilson_interval(x1, n1, confidence), wilson_interval(x2, n2, confidence)
    share1, share2 = x1 / n1, x2 / n2
    difference = share1 - share2
    below = sqrt((share1 - first.low) ** 2 + (second.high - share2) ** 2)
    above = sqrt((first.high - share1) ** 2 + (share2 - second.low) ** 2)
    return Interval(max(-1.0, difference - below), min(1.0, difference + above))


def check_is_share(successes: float, trials: float) -> None:
    """Raises ValueError for a share of nothing, and for more successes than trials."""
    if not trials >= 1:
        raise ValueError("a share of no trials has no interval")
    if not 0 <= successes <= trials:
        raise ValueError(f"{successes} of {trials} is not a share")
