"""Does something go with an outcome once what differs from stratum to stratum is held still?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import chdtrc

from journal.statistics.binomial import Numbers
from journal.statistics.interval import Interval, two_sided

Stratum = Sequence[float]
"""With it yes, with it no, without it yes, without it no."""
SURE = 0.95


@dataclass(frozen=True)
class Stratified:
    """What the strata say together.

    Where empty cells leave a method without an interval, the interval is the widest there is.
    """

    odds_ratio: float
    """Mantel-Haenszel's: the odds of yes with it over those without; 0 or infinite where every
    stratum has an empty cell on the same diagonal, not a number where no stratum can tell."""
    interval: Interval
    """Of the odds ratio, 95 % (Robins, Breslow & Greenland)."""
    risk_difference: float
    """Mantel-Haenszel's: the share of yes with it, less that without."""
    risk_difference_interval: Interval
    """95 % (Sato)."""
    p: float
    """That it makes no difference in any stratum (Cochran-Mantel-Haenszel, without continuity
    correction); 1 where no stratum can tell."""
    homogeneity_p: float
    """That the odds ratio is the same in all strata (Breslow-Day, without Tarone's correction); 1
    where fewer than two strata can tell."""


@dataclass(frozen=True)
class Cells:
    """The strata that have entries both with and without it, cell by cell."""

    a: Numbers
    b: Numbers
    c: Numbers
    d: Numbers

    @property
    def with_it(self) -> Numbers:
        return self.a + self.b

    @property
    def without_it(self) -> Numbers:
        return self.c + self.d

    @property
    def yes(self) -> Numbers:
        return self.a + self.c

    @property
    def no(self) -> Numbers:
        return self.b + self.d

    @property
    def all(self) -> Numbers:
        return self.with_it + self.without_it

    def where(self, marks: npt.NDArray[np.bool_]) -> Cells:
        return Cells(*(cell[marks] for cell in (self.a, self.b, self.c, self.d)))

    def that_can_tell(self) -> Cells:
        """Only those in which the answers differ."""
        return self.where((self.yes > 0) & (self.no > 0))


def stratified_odds_ratio(strata: Sequence[Stratum]) -> Stratified:
    """The odds ratio and the risk difference over strata, each (with it yes, with it no,
    without it yes, without it no); counts of entries.

    A stratum without entries on either side says nothing and is passed over. Raises ValueError
    where no stratum has both, and for what are not four counts.

    Sources: Mantel & Haenszel 1959, JNCI 22:719-748; Robins, Breslow & Greenland 1986, Biometrics
    42:311-323; Sato 1989, Biometrics 45:1323-1324; Breslow & Day 1980, IARC 32, section 4.4.
    """
    cells = cells_of(strata)
    telling = cells.that_can_tell()
    odds_ratio = pooled_odds_ratio(telling)
    difference = pooled_difference(cells)
    return Stratified(
        odds_ratio,
        odds_ratio_interval(telling, odds_ratio),
        difference,
        difference_interval_of(cells, difference),
        no_difference_p(telling),
        same_odds_ratio_p(telling, odds_ratio),
    )


def cells_of(strata: Sequence[Stratum]) -> Cells:
    """The strata with entries on both sides."""
    table = np.asarray(strata, dtype=np.float64)
    if table.shape != (len(strata), 4) or not (np.isfinite(table) & (table >= 0)).all():
        raise ValueError("a stratum is four counts: with it yes and no, without it yes and no")
    cells = Cells(*table.T)
    both = cells.where((cells.with_it > 0) & (cells.without_it > 0))
    if not len(both.a):
        raise ValueError("no stratum has entries both with it and without it")
    return both


def pooled_odds_ratio(cells: Cells) -> float:
    alike = float((cells.a * cells.d / cells.all).sum())
    across = float((cells.b * cells.c / cells.all).sum())
    if across == 0:
        return float("inf") if alike else float("nan")
    return alike / across


def odds_ratio_interval(cells: Cells, odds_ratio: float) -> Interval:
    if not 0 < odds_ratio < np.inf:
        return Interval(0.0, float("inf"))
    n = cells.all
    agreeing, differing = (cells.a + cells.d) / n, (cells.b + cells.c) / n
    alike, across = cells.a * cells.d / n, cells.b * cells.c / n
    r, s = alike.sum(), across.sum()
    variance = (
        (agreeing * alike).sum() / (2 * r**2)
        + (agreeing * across + differing * alike).sum() / (2 * r * s)
        + (differing * across).sum() / (2 * s**2)
    )
    factor = float(np.exp(two_sided(SURE) * np.sqrt(variance)))
    return Interval(odds_ratio / factor, odds_ratio * factor)


def pooled_difference(cells: Cells) -> float:
    weights = cells.with_it * cells.without_it / cells.all
    each = cells.a / cells.with_it - cells.c / cells.without_it
    return float((weights * each).sum() / weights.sum())


def difference_interval_of(cells: Cells, difference: float) -> Interval:
    n1, n0, n = cells.with_it, cells.without_it, cells.all
    p = (n1**2 * cells.c - n0**2 * cells.a + n1 * n0 * (n0 - n1) / 2) / n**2
    q = (cells.a * cells.d + cells.c * cells.b) / (2 * n)
    variance = (difference * p.sum() + q.sum()) / (n1 * n0 / n).sum() ** 2
    if variance < 1e-12:  # all of one side answered alike: this says nothing of how sure one is
        return Interval(-1.0, 1.0)
    each_way = two_sided(SURE) * float(np.sqrt(variance))
    return Interval(max(-1.0, difference - each_way), min(1.0, difference + each_way))


def no_difference_p(cells: Cells) -> float:
    """Of the hypothesis that it makes no difference; of no strata, 1."""
    if not len(cells.a):
        return 1.0
    n = cells.all
    expected = cells.with_it * cells.yes / n
    variance = cells.with_it * cells.without_it * cells.yes * cells.no / (n**2 * (n - 1))
    return float(chdtrc(1, (cells.a - expected).sum() ** 2 / variance.sum()))


def same_odds_ratio_p(cells: Cells, odds_ratio: float) -> float:
    """Of the hypothesis that all strata have this odds ratio.

    One that is 0 or infinite comes of strata that agree on it without exception.
    """
    if len(cells.a) < 2 or not 0 < odds_ratio < np.inf:
        return 1.0
    a = expected_with_yes(cells, odds_ratio)
    parts = (a, cells.with_it - a, cells.yes - a, cells.without_it - cells.yes + a)
    precision = np.sum([1 / part for part in parts], axis=0)
    return float(chdtrc(len(cells.a) - 1, ((cells.a - a) ** 2 * precision).sum()))


def expected_with_yes(cells: Cells, odds_ratio: float) -> Numbers:
    """The count of yes with it that gives each stratum this odds ratio and keeps its margins."""
    n1, n0, yes = cells.with_it, cells.without_it, cells.yes
    linear = n0 - yes + odds_ratio * (n1 + yes)
    constant = odds_ratio * n1 * yes
    # Of (1 - ratio) a² + linear a - constant = 0, in the form that holds for a ratio of 1 too.
    root = np.sqrt(linear**2 + 4 * (1 - odds_ratio) * constant)
    return 2 * constant / (linear + root)
