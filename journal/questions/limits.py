"""The limits between which a share moves by chance, period by period (docs/statistics.md).

They are learned from the first points of the team, whatever part of them is asked for; after a
change that a supervisor marked they are learned anew, once there are points enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd

from journal.questions.question import Answer
from journal.statistics import Signal, Standing, proportion_chart, standing, too_rare
from journal.statistics.claims import LOCKED, TRIAL

SIGNALS = {
    Signal.OUTSIDE: "outside the limits",
    Signal.TREND: "part of a trend",
    Signal.TWO_OF_THREE: "near the limit twice in three",
    Signal.SHIFT: "part of a shift",
}
LINES = ["centre", "lower", "upper", "near_lower", "near_upper"]


@dataclass(frozen=True)
class Limited:
    """A share with its limits, and what they may be used for."""

    answer: Answer
    points: pd.DataFrame
    """One row for each period from the first that may be shown on, those between that show nothing
    included: `period`, `count`, `size`, `rate`, `centre`, `lower`, `upper`, `near_lower`,
    `near_upper`, `signal`, and `baseline`, the number of that which the lines come from."""
    standing: Standing
    """How far the latest baseline has come."""
    baselines: tuple[pd.Timestamp, ...]
    """The period with which each baseline begins."""

    @property
    def asked_for(self) -> pd.DataFrame:
        """The points that were asked for."""
        first = pd.Timestamp(self.answer.asked.first)
        return self.points[self.points["period"] >= first].reset_index(drop=True)

    @property
    def drawn(self) -> pd.DataFrame:
        """The same with the text by which each may be told, `shown_as`, and in words what kind of
        signal it is, `signal_told`."""
        told = self.answer.rows.set_index("period")["shown_as"]
        within = self.asked_for
        return within.assign(
            shown_as=within["period"].map(told), signal_told=within["signal"].map(SIGNALS)
        )

    @property
    def too_rare(self) -> bool:
        """Whether the share, as it is since the latest baseline, is too rare for verdicts."""
        latest = self.points[self.points["baseline"] == len(self.baselines) - 1]
        return is_too_rare(latest["centre"].iloc[0], latest["size"])

    @property
    def limits_begin(self) -> date:
        """The earliest day on which there can be limits: the last point of the first eight is
        over."""
        return self._day_after(TRIAL)

    @property
    def verdicts_begin(self) -> date:
        """The same of the baseline that is locked."""
        return self._day_after(LOCKED)

    def _day_after(self, wanted: int) -> date:
        latest = self.points[self.points["baseline"] == len(self.baselines) - 1]
        missing = max(0, wanted - int(latest["size"].notna().sum()))
        return self.answer.asked.until + missing * self.answer.asked.grain.length


def limited(answer: Answer, changes: Sequence[date] = ()) -> Limited | None:
    """The share of an answer with its limits; None where it has no share, or nothing is shown.

    `changes` are the days from which on a supervisor expects it to be different.
    """
    if not answer.question.share or answer.history.empty:
        return None
    every = with_gaps(answer)
    starts = beginnings(every, changes)
    parts = [charted(part, number) for number, part in enumerate(apart(every, starts))]
    reached = standing(int(parts[-1]["size"].notna().sum()))
    return Limited(answer, pd.concat(parts, ignore_index=True), reached, tuple(starts))


def with_gaps(answer: Answer) -> pd.DataFrame:
    """Count and size of every period from the first on; of those that show nothing none."""
    period, *numbers = (answer.history[name].to_numpy() for name in answer.history)
    length = np.timedelta64(answer.asked.grain.length)
    places = (period - period.min()) // length
    every = period.min() + np.arange(places.max() + 1) * length
    known = numbers[1] > 0
    columns = np.full((2, len(every)), np.nan)
    columns[:, places[known]] = np.array(numbers)[:, known]
    return pd.DataFrame({"period": every, "count": columns[0], "size": columns[1]})


def beginnings(every: pd.DataFrame, changes: Sequence[date]) -> list[pd.Timestamp]:
    """The periods with which a baseline begins: the first, and the first after each change that
    has eight points before the next."""
    starts = [every["period"].iloc[0]]
    marked = sorted(
        {pd.Timestamp(change) for change in changes if pd.Timestamp(change) > starts[0]}
    )
    for change, following in pairwise([*marked, pd.Timestamp.max]):
        since = every[(every["period"] >= change) & (every["period"] < following)]
        if since["size"].notna().sum() >= TRIAL:
            starts.append(since["period"].iloc[0])
    return starts


def apart(every: pd.DataFrame, starts: Sequence[pd.Timestamp]) -> list[pd.DataFrame]:
    """The periods of each baseline."""
    period = every["period"]
    return [
        every[(period >= begin) & (period < end)]
        for begin, end in pairwise([*starts, pd.Timestamp.max])
    ]


def is_too_rare(rate: float, sizes: pd.Series[float]) -> bool:
    """Whether a usual point expects less than one case, or less than one that is none."""
    return too_rare(rate, sizes.median())


def charted(part: pd.DataFrame, baseline: int) -> pd.DataFrame:
    """The points of a baseline with what may be said of them so far."""
    reached = standing(int(part["size"].notna().sum()))
    of_first = LOCKED if reached is Standing.LOCKED else None
    chart = proportion_chart(part["count"], part["size"], of_first)
    if reached is not Standing.LOCKED or is_too_rare(chart["centre"].iloc[0], part["size"]):
        chart["signal"] = None
    if reached is Standing.NO_LIMITS:
        chart[LINES] = float("nan")
    points = {name: part[name].to_numpy() for name in part} | {"baseline": baseline}
    lines = {name: chart[name].to_numpy() for name in ("rate", *LINES)}
    return pd.DataFrame(points | lines | {"signal": chart["signal"]})
