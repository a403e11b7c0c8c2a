"""How long until something is done, where some of it is not done yet."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from journal.statistics.binomial import Numbers
from journal.statistics.control_charts import numbers

HALF = 0.5


def survival_curve(durations: npt.ArrayLike, observed: npt.ArrayLike) -> pd.DataFrame:
    """The share that is not done yet after each time (Kaplan-Meier).

    `durations` are in any unit of time, at least 0; `observed` says whether it was done then, or
    only watched until then (censored). One row per time at which something was done: `time` (that
    unit), `at_risk` (how many were watched just before; one censored at that very time still
    is), `survival` (a share) and `standard_error` (Greenwood's; not a number once nothing is left).
    The frame's `attrs["median"]` is the first time at which half is done, None where the curve
    never comes down to one half.

    Raises ValueError where the two do not belong together, or for times below 0.
    Sources: Kaplan & Meier 1958, JASA 53:457-481; Greenwood 1926.
    """
    times, done = watched(durations, observed)
    at, events = np.unique(times[done], return_counts=True)
    at_risk = len(times) - np.searchsorted(np.sort(times), at, side="left")
    survival = np.asarray(np.cumprod(1 - events / at_risk), dtype=np.float64)
    left = np.where(at_risk > events, at_risk - events, np.nan)
    error = survival * np.sqrt(np.cumsum(events / (at_risk * left)))
    curve = pd.DataFrame(
        {"time": at, "at_risk": at_risk, "survival": survival, "standard_error": error}
    )
    curve.attrs["median"] = median_of(at, survival)
    return curve


def watched(
    durations: npt.ArrayLike, observed: npt.ArrayLike
) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    times, done = numbers(durations), numbers(observed)
    if times.shape != done.shape:
        raise ValueError(f"{len(times)} durations are not of {len(done)} observations")
    if not (np.isfinite(times) & (times >= 0)).all():
        raise ValueError("a duration is a number that is not below 0")
    if not np.isin(done, (0, 1)).all():
        raise ValueError("something was observed or it was not")
    return times, done == 1


def median_of(times: Numbers, survival: Numbers) -> float | None:
    # A product of fractions that is one half may miss it in the sixteenth digit.
    reached = np.flatnonzero(survival <= HALF + 1e-12)
    return float(times[reached[0]]) if len(reached) else None
