"""Thousands of made-up teams, to see how often a chart is wrong and what it finds.

They go through the limits and rules of the charts themselves, all at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from journal.statistics import Signal
from journal.statistics.control_charts import proportion_limits
from journal.statistics.run_rules import found

HALF_A_YEAR = 26
LOCKED = 12
ANY = "any"
OUTSIDE = str(Signal.OUTSIDE)


@dataclass(frozen=True)
class Weeks:
    """Runs of weeks: counts of sizes, one row per run."""

    counts: npt.NDArray[np.float64]
    sizes: npt.NDArray[np.float64]

    def until(self, week: int) -> Weeks:
        return Weeks(self.counts[:, :week], self.sizes[:, :week])


def stable(rate: float, runs: int, sizes: tuple[int, int], weeks: int = HALF_A_YEAR) -> Weeks:
    """Teams whose rate never changes, with so many entries a week, from the first to the last."""
    chance = np.random.default_rng([round(rate * 1000), runs, *sizes, weeks])
    n = chance.integers(sizes[0], sizes[1] + 1, (runs, weeks))
    return Weeks(chance.binomial(n, rate).astype(float), n.astype(float))


def restless(rate: float, spread: float, runs: int, size: int) -> Weeks:
    """Teams whose rate wavers from week to week, so that their weeks spread this many times as far
    as chance alone would have them."""
    chance = np.random.default_rng([round(rate * 1000), round(spread * 1000), runs, size])
    together = (spread**2 - 1) / (size - 1)
    weight = 1 / together - 1
    each_week = chance.beta(rate * weight, (1 - rate) * weight, (runs, HALF_A_YEAR))
    return Weeks(
        chance.binomial(size, each_week).astype(float), np.full((runs, HALF_A_YEAR), float(size))
    )


def changed(before: float, after: float, runs: int, size: int, weeks: int) -> Weeks:
    """Teams whose rate is another one once the baseline is locked."""
    first, then = (
        stable(before, runs, (size, size), LOCKED),
        stable(after, runs, (size, size), weeks),
    )
    return Weeks(np.hstack([first.counts, then.counts]), np.hstack([first.sizes, then.sizes]))


def signalled(
    weeks: Weeks, baseline: int | None, since: int = 0, overdispersion: bool = True
) -> dict[str, npt.NDArray[np.bool_]]:
    """For each rule, and for any, the runs in which it marks a week."""
    limits = proportion_limits(weeks.counts, weeks.sizes, baseline, overdispersion)
    rules = found(weeks.counts / weeks.sizes, limits)
    by_rule = {str(signal): marks[:, since:].any(axis=1) for signal, marks in rules}
    return by_rule | {ANY: np.logical_or.reduce(list(by_rule.values()))}


def false_alarms(
    rate: float, runs: int, sizes: tuple[int, int] = (5, 15), baseline: int | None = None
) -> dict[str, float]:
    """The share of quiet half-years in which a rule cries wolf."""
    by_rule = signalled(stable(rate, runs, sizes), baseline)
    return {rule: float(runs_with.mean()) for rule, runs_with in by_rule.items()}


def found_by_week(
    before: float, after: float, runs: int, size: int = 30, weeks: int = 8, rule: str = ANY
) -> list[float]:
    """The share of changes that are found by the first week after them, the second, and so on,
    by somebody who looks every week."""
    whole = changed(before, after, runs, size, weeks)
    noticed = np.zeros(runs, dtype=np.bool_)
    shares = []
    for week in range(LOCKED + 1, LOCKED + weeks + 1):
        noticed |= signalled(whole.until(week), LOCKED, since=LOCKED)[rule]
        shares.append(float(noticed.mean()))
    return shares
