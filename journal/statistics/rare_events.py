"""Do rare events come faster or slower than they did? The days between them tell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np
import pandas as pd

from journal.statistics.binomial import Numbers
from journal.statistics.control_charts import NEAR, OUTER
from journal.statistics.run_rules import Limits, Signal, signals

ENOUGH = 10
"""With fewer events than this there are dates, and no limits."""


def rare_event_chart(dates: Iterable[date], as_of: date) -> pd.DataFrame:
    """The events with the whole days until the next one, and the limits of what is usual.

    One row per event, by date: `date`, `days` (until the next event, 0 on the same day; for the
    last one until `as_of`), `open` (whether those days still run), `centre`, `lower`, `upper`,
    `near_lower`, `near_upper` (days) and `signal` (a Signal or None). A long time is above.

    The days that have ended make a geometric distribution; the centre is its median, and the
    limits are its quantiles. Days that still run can be outside already, as they only grow; they
    take part in nothing else. With fewer than 10 events there are no limits and no signal.

    Raises ValueError for an event after `as_of`. Source: Benneyan 2001, Health Care Management
    Science 4:305-318 (g chart, with probability limits).
    """
    days_of = sorted(pd.Timestamp(each).date() for each in dates)
    until = pd.Timestamp(as_of).date()
    if days_of and days_of[-1] > until:
        raise ValueError("an event after the day on which one looks is not known yet")
    ends = [*days_of[1:], until] if days_of else []
    days = np.array([(end - begin).days for begin, end in zip(days_of, ends, strict=True)], float)
    still_open = np.arange(len(days)) == len(days) - 1
    limits = geometric_limits(days[:-1], len(days))
    rules = np.where(still_open, np.nan, days)
    named = signals(rules, limits)
    if len(days) and days[-1] > limits.upper[-1]:
        named[-1] = Signal.OUTSIDE
    return pd.DataFrame(
        {"date": pd.Series(days_of, dtype=object), "days": days, "open": still_open, **vars(limits)}
    ).assign(signal=pd.Series(named, dtype=object))


def geometric_limits(ended: Numbers, events: int) -> Limits:
    """Median and quantiles of the days between events, given those that have ended."""
    if events < ENOUGH:
        return Limits(*(np.full(events, np.nan) for _ in range(5)))
    each_day = 1 / (1 + ended.mean())
    lines = (geometric_quantile(at, each_day) for at in (0.5, *OUTER, *NEAR))
    return Limits(*(np.full(events, line) for line in lines))


def geometric_quantile(probability: float, each_day: float) -> float:
    """The smallest number of quiet days that is exceeded with at most 1 - `probability`."""
    if each_day >= 1:
        return 0.0
    return max(0.0, float(np.ceil(np.log1p(-probability) / np.log1p(-each_day))) - 1)
