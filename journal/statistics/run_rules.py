"""Which points of a control chart are signals.

All of it works along the last axis, so that one chart and ten thousand of them are the same to it.
A missing point (not a number) is a gap: it is no signal and belongs to no run, and a run ends
at it, since "eight weeks running" with a week in which nothing was seen would not be true.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from journal.statistics.binomial import Numbers

Marks: TypeAlias = npt.NDArray[np.bool_]
TREND = 7
"""So many points, each strictly higher (or lower) than the one before, are a trend."""
SHIFT = 8
"""So many points on one side of the centre are a shift: 8, as the usual 7 doubles false alarms."""


class Signal(StrEnum):
    """Why a point is a signal. Where several fit, it is called by the first of these."""

    OUTSIDE = "outside"
    TREND = "trend"
    TWO_OF_THREE = "two of three"
    SHIFT = "shift"


@dataclass(frozen=True)
class Limits:
    """The lines of a control chart, in the unit of its points: one value for each point."""

    centre: Numbers
    lower: Numbers
    upper: Numbers
    near_lower: Numbers
    near_upper: Numbers


def signals(points: Numbers, limits: Limits) -> npt.NDArray[np.object_]:
    """For each point its Signal, or None.

    Every point of a trend and of a shift is marked; of two of three only those near the limit.
    Sources: Montgomery, Introduction to Statistical Quality Control, section 5.3.3; NHS England,
    Making Data Count.
    """
    named = np.full(points.shape, None, dtype=object)
    for signal, marks in reversed(list(found(points, limits))):
        named[marks] = signal
    return named


def found(points: Numbers, limits: Limits) -> Iterator[tuple[Signal, Marks]]:
    """Each rule with the points it marks, the first to win first."""
    above, below = on_either_side(points, limits.centre)
    too_high, too_low = points > limits.upper, points < limits.lower
    near_upper = (points > limits.near_upper) & ~too_high
    near_lower = (points < limits.near_lower) & ~too_low
    yield Signal.OUTSIDE, too_high | too_low
    yield Signal.TREND, trend(points)
    yield Signal.TWO_OF_THREE, two_of_three(near_upper, above) | two_of_three(near_lower, below)
    yield Signal.SHIFT, runs(above, SHIFT) | runs(below, SHIFT)


def on_either_side(points: Numbers, centre: Numbers) -> tuple[Marks, Marks]:
    """Which points are above the centre and which below; one on it is on neither side.

    A mean of decimal fractions is rarely exact, so what differs by rounding alone is on it.
    """
    on_it = np.isclose(points, centre, rtol=1e-9, atol=1e-12)
    return (points > centre) & ~on_it, (points < centre) & ~on_it


def trend(points: Numbers) -> Marks:
    """The points of seven that rise, or fall, at each of their six moves. A tie is no move."""
    moves = np.diff(points, axis=-1)
    steady = runs(moves > 0, TREND - 1) | runs(moves < 0, TREND - 1)
    marks = np.zeros(points.shape, dtype=np.bool_)
    marks[..., :-1] |= steady
    marks[..., 1:] |= steady
    return marks


def two_of_three(near: Marks, on_that_side: Marks) -> Marks:
    """The near points among three in a row of which two or more are near the same limit, and all
    three on its side of the centre."""
    windows = _windows(near, 3)
    full = (windows.sum(axis=-1) >= 2) & _windows(on_that_side, 3).all(axis=-1)
    return near & _spread(full, 3, near.shape)


def runs(holds: Marks, length: int) -> Marks:
    """Where something holds for at least `length` places in a row."""
    return _spread(np.logical_and.reduce(_windows(holds, length), axis=-1), length, holds.shape)


def _windows(marks: Marks, length: int) -> npt.NDArray[Any]:
    if marks.shape[-1] < length:
        return np.zeros((*marks.shape[:-1], 0, length), dtype=np.bool_)
    return sliding_window_view(marks, length, axis=-1)


def _spread(full: Marks, length: int, shape: tuple[int, ...]) -> Marks:
    """The places that the windows cover which are full."""
    marks = np.zeros(shape, dtype=np.bool_)
    for place in range(length if full.shape[-1] else 0):
        marks[..., place : place + full.shape[-1]] |= full
    return marks
