"""What changed: the signals of a share, put together where they say the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from journal.periods import BLOCK
from journal.questions.limits import Limited
from journal.statistics import Signal

LATELY = 3 * BLOCK
"""A change is news for so long after its last signal."""
STILL = 4
"""What signalled so few periods before the last one goes on."""


@dataclass(frozen=True)
class Change:
    """A share that went up or down, from its first signal to its last."""

    of: Limited
    higher: bool
    points: pd.DataFrame
    """The rows of `of.points` from the first signal to the last, or to the end where it goes
    on."""
    last_signal: date
    goes_on: bool

    @property
    def first(self) -> date:
        begun: date = self.points["period"].iloc[0].date()
        return begun

    @property
    def is_news(self) -> bool:
        return self.of.answer.asked.until - self.last_signal <= LATELY


def changes(found: Limited) -> list[Change]:
    """What changed of a share in the periods asked for, the earliest first."""
    if not found.points["signal"].notna().any():
        return []
    return [
        change_of(found, points, *one)
        for _, points in found.asked_for.groupby("baseline")
        for one in episodes(points.reset_index(drop=True))
    ]


def news(rates: Sequence[Limited]) -> list[Change]:
    """What changed lately, the newest first."""
    recent = [change for rate in rates for change in changes(rate) if change.is_news]
    return sorted(recent, key=lambda one: (one.first, one.last_signal), reverse=True)


def episodes(points: pd.DataFrame) -> Iterator[tuple[int, int, bool]]:
    """The first and last place of signals that say the same, with none between that says
    otherwise; and whether they say that it went up."""
    begun: tuple[int, int, bool] | None = None
    for place in points.index[points["signal"].notna()]:
        higher = goes_up(points, place)
        if begun and begun[2] == higher:
            begun = (begun[0], place, higher)
            continue
        if begun:
            yield begun
        begun = (place, place, higher)
    if begun:
        yield begun


def goes_up(points: pd.DataFrame, place: int) -> bool:
    """A trend goes where it moves; any other signal lies on a side."""
    if points["signal"][place] is not Signal.TREND:
        return bool(points["rate"][place] > points["centre"][place])
    within = place and points["signal"][place - 1] is Signal.TREND
    one, next_one = (place - 1, place) if within else (place, place + 1)
    return bool(points["rate"][next_one] > points["rate"][one])


def change_of(found: Limited, points: pd.DataFrame, first: int, last: int, higher: bool) -> Change:
    end = int(points.index[-1])
    is_latest = points["baseline"].iloc[0] == len(found.baselines) - 1
    is_trend = bool((points["signal"].loc[first:last] == Signal.TREND).all())
    goes_on = last > first and is_latest and last >= end - STILL and not is_trend
    shown = points.reset_index(drop=True).loc[first : end if goes_on else last]
    return Change(found, higher, shown, points["period"].iloc[last].date(), goes_on)
