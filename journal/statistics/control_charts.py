"""Has it changed? Shares, and single values, week by week, with the limits of what is usual."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from journal.statistics.binomial import Numbers, quantiles
from journal.statistics.run_rules import Limits, Marks, signals

Baseline: TypeAlias = int | slice | Sequence[int] | Sequence[bool] | npt.NDArray[np.int64] | None
"""The first so many points, or which weeks; None is all of them."""

OUTER = (0.00135, 0.99865)
NEAR = (0.0228, 0.9772)
"""What a normal distribution holds beyond three and two standard deviations, on either side."""
MOVING = 1.128
"""The mean range of two values, in standard deviations."""
OVERDISPERSED, ENOUGH = 1.3, 20
"""More spread than this, seen in at least so many points, widens the limits."""
RANGES = 2.66
"""Three standard deviations, in mean moving ranges."""
SCREENED = 3.267
"""A moving range of so many mean ranges is not of this process."""


def proportion_chart(
    counts: npt.ArrayLike,
    sizes: npt.ArrayLike,
    baseline: Baseline = None,
    overdispersion: bool = True,
) -> pd.DataFrame:
    """The share of each week with the limits between which a stable share moves.

    One row per week, in their order; columns `rate`, `centre`, `lower`, `upper`, `near_lower`,
    `near_upper` (shares between 0 and 1) and `signal` (a Signal or None). A week without entries,
    or unknown, is a gap: not a number, and never a 0.

    The centre is all counts over all sizes of the baseline: its first so many points (weeks with
    entries), or the weeks that it indexes. The limits are quantiles of the binomial distribution,
    and a count is outside when it is beyond them, not on them. With `overdispersion`, and where
    at least 20 points spread more than 1.3 times as far as chance, they are the wider of these
    and of Laney's. A baseline in which nothing (or everything) happened has its limits there.

    Raises ValueError for counts that are not of their sizes.
    Sources: Montgomery, Introduction to Statistical Quality Control, section 7.3; Laney 2002,
    Quality Engineering 14:531-537.
    """
    x, n = weeks_of(counts, sizes)
    limits = proportion_limits(x, n, baseline, overdispersion)
    return charted(x / n, limits)


def weeks_of(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> tuple[Numbers, Numbers]:
    """Counts and sizes as numbers, both missing where there is nothing to divide by."""
    x, n = numbers(counts), numbers(sizes)
    if x.shape != n.shape:
        raise ValueError(f"{len(x)} counts are not of {len(n)} sizes")
    known = ~np.isnan(x) & ~np.isnan(n)
    bad = known & ~((x >= 0) & (x <= n) & (x == np.round(x)) & (n == np.round(n)))
    if bad.any():
        first = int(np.flatnonzero(bad)[0])
        raise ValueError(f"{x[first]:g} of {n[first]:g} is not a share")
    there = known & (n > 0)
    return np.where(there, x, np.nan), np.where(there, n, np.nan)


def numbers(values: npt.ArrayLike) -> Numbers:
    return np.asarray(pd.Series(values, dtype="float64"), dtype=np.float64)


def proportion_limits(
    x: Numbers, n: Numbers, baseline: Baseline = None, overdispersion: bool = True
) -> Limits:
    """The limits of counts `x` of sizes `n`, along the last axis; gaps are not numbers."""
    of_baseline = in_baseline(~np.isnan(n), baseline)
    with np.errstate(invalid="ignore"):
        happened = np.where(of_baseline, x, 0).sum(axis=-1, keepdims=True)
        centre = happened / np.where(of_baseline, n, 0).sum(axis=-1, keepdims=True)
    counts = quantiles((*OUTER, *NEAR), n, centre)
    outer, near = [count / n for count in counts[:2]], [count / n for count in counts[2:]]
    if overdispersion:
        sigma = np.sqrt(centre * (1 - centre) / n)
        spread = sigma * overdispersed((x / n - centre) / np.where(sigma > 0, sigma, np.nan))
        outer, near = widened(outer, centre, 3 * spread), widened(near, centre, 2 * spread)
    return Limits(centre + np.zeros(n.shape), *outer, *near)


def in_baseline(there: Marks, baseline: Baseline) -> Marks:
    """The points among those that are there from which the centre is taken."""
    if baseline is None:
        return there
    if isinstance(baseline, int | np.integer):
        if baseline < 1:
            raise ValueError(f"a baseline of {baseline} points has no centre")
        return there & (there.cumsum(axis=-1) <= baseline)
    chosen = np.zeros(there.shape[-1], dtype=np.bool_)
    chosen[baseline if isinstance(baseline, slice) else np.asarray(baseline)] = True
    return there & chosen


def overdispersed(z: Numbers) -> Numbers:
    """How many times further than chance the points spread (Laney's sigma z), where enough of
    them spread far enough to say so; otherwise 0."""
    moves = np.abs(np.diff(z, axis=-1))
    seen = np.maximum((~np.isnan(moves)).sum(axis=-1, keepdims=True), 1)
    sigma_z = np.nansum(moves, axis=-1, keepdims=True) / seen / MOVING
    enough = (~np.isnan(z)).sum(axis=-1, keepdims=True) >= ENOUGH
    return np.where(enough & (sigma_z > OVERDISPERSED), sigma_z, 0.0)


def widened(limits: Sequence[Numbers], centre: Numbers, spread: Numbers) -> list[Numbers]:
    """The limits, and where the spread reaches further, that; never narrower."""
    lower, upper = limits
    wide = spread > 0
    return [
        np.where(wide, np.maximum(np.minimum(lower, centre - spread), 0), lower),
        np.where(wide, np.minimum(np.maximum(upper, centre + spread), 1), upper),
    ]


def individuals_chart(values: npt.ArrayLike, screen: bool = True) -> pd.DataFrame:
    """Single values with their natural limits (XmR): mean ± 2.66 mean moving ranges.

    One row per value, in their order and unit; columns as in `proportion_chart`, with the value as
    `rate`. A missing value is a gap, and no range reaches over it. With `screen`, ranges of 3.267
    mean ranges or more are left out of the mean once. Without a range there are no limits.

    Raises ValueError for a value that is not finite. Sources: Montgomery, section 6.4; NHS
    England, Making Data Count.
    """
    x = numbers(values)
    if np.isinf(x).any():
        raise ValueError("a value without end has no place on a chart")
    present = x[~np.isnan(x)]
    centre = present.mean() if len(present) else np.nan
    each_way = RANGES * mean_range(x, screen)
    lines = (centre, *(centre + part * each_way for part in (-1, 1, -2 / 3, 2 / 3)))
    return charted(x, Limits(*(np.full(x.shape, line) for line in lines)))


def mean_range(values: Numbers, screen: bool) -> float:
    """The mean moving range, without those too large to belong; not a number without one."""
    ranges = np.abs(np.diff(values))
    ranges = ranges[~np.isnan(ranges)]
    if not len(ranges):
        return float("nan")
    average = float(ranges.mean())
    # Of values that never move every range is 0, and 3.267 times that: none is too large.
    return float(ranges[ranges < SCREENED * average].mean()) if screen and average else average


def charted(points: Numbers, limits: Limits) -> pd.DataFrame:
    """Points, lines and signals side by side."""
    signal = pd.Series(signals(points, limits), dtype=object)
    return pd.DataFrame({"rate": points, **vars(limits), "signal": signal})
