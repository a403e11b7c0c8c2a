"""Which points are signals: each rule, its edges, and which wins."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.statistics import Signal
from journal.statistics.run_rules import Limits, runs, signals, trend, two_of_three
from tests.journal.statistics.published import published

GAP = float("nan")
OUTSIDE, TREND, TWO, SHIFT = Signal


def marked(*points: float) -> str:
    """The signals of points on a chart with its centre at 0, near limits at 2, limits at 3: one
    letter each, a full stop where there is none."""
    lines = (np.full(len(points), line) for line in (0.0, -3.0, 3.0, -2.0, 2.0))
    named = signals(np.array(points, dtype=float), Limits(*lines))
    return "".join({None: ".", OUTSIDE: "O", TREND: "t", TWO: "2", SHIFT: "s"}[s] for s in named)


def places(marks: np.ndarray) -> list[int]:
    return (np.flatnonzero(marks) + 1).tolist()


def test_a_trend_ends_where_the_published_one_does():
    case = published("run_rules")["trend_of_7"]
    found = places(trend(np.array(case["values"], dtype=float)))
    assert found == [2, 3, 4, 5, 6, 7, 8]
    assert found[-1:] == case["ends_at"]


def test_two_of_three_are_the_published_ones():
    case = published("run_rules")["two_of_three"]
    near = np.array(case["near_limit_same_side"], dtype=bool)
    assert places(two_of_three(near, np.ones(len(near), dtype=bool))) == case["flagged"]


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([3, 3.01, -3, -3.01], ".O.O"),  # on the limit is not outside
        ([-1.2, -0.8, -0.4, 0, 0.4, 0.8, 1.2], "ttttttt"),
        ([1.2, 0.8, 0.4, 0, -0.4, -0.8, -1.2], "ttttttt"),
        ([-1.2, -0.8, -0.4, 0.4, 0.8, 1.2], "......"),  # six are too few
        ([-1.2, -0.8, -0.4, -0.4, 0, 0.4, 0.8, 1.2], "........"),  # a tie breaks it
        ([-1.2, -0.8, GAP, -0.4, 0, 0.4, 0.8, 1.2], "........"),  # so does a gap
        ([-1.5, -1.2, -0.8, -0.4, 0, 0.4, 0.8, 1.2, 0.1], "tttttttt."),
        ([2.5, 1, 2.5], "2.2"),
        ([-2.5, -1, -2.5], "2.2"),
        ([2.5, 2.5, 1], "22."),
        ([1, 2.5, 2.5], ".22"),
        ([2.5, 2.6, 2.7], "222"),
        ([2, 1, 2], "..."),  # on the near limit is not near
        ([2.5, -1, 2.5], "..."),  # all three stand on that side
        ([2.5, 0, 2.5], "..."),  # and the centre is on neither
        ([2.5, 1, -2.5], "..."),
        ([2.5, GAP, 2.5], "..."),
        ([2.5, 3.5, 1], ".O."),  # outside is not near
        ([2.5, 3.5, 2.6], "2O2"),  # and is on that side
        ([2.5, 1, 1, 2.5], "...."),
        ([2.5, 2.5], ".."),  # there is no third
        ([1, 0.9, 1, 0.9, 1, 0.9, 1, 0.9], "ssssssss"),
        ([-1, -0.9, -1, -0.9, -1, -0.9, -1, -0.9, -1, 1], "sssssssss."),
        ([1, 0.9, 1, 0.9, 1, 0.9, 1], "......."),  # the usual 7 are too few here
        ([1, 0.9, 1, 0.9, 0, 1, 0.9, 1, 0.9], "........."),  # on the centre breaks it
        ([1, 0.9, 1, 0.9, GAP, 1, 0.9, 1, 0.9], "........."),  # so does a gap
        ([GAP, 1, 0.9, 1, 0.9, 1, 0.9, 1, 0.9, GAP], ".ssssssss."),
        ([], ""),
        ([GAP, GAP], ".."),
    ],
)
def test_each_rule_marks_its_points(points: list[float], expected: str):
    assert marked(*points) == expected


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        # rises past the limit: outside before trend
        ([-1, -0.5, 0.5, 1, 1.5, 2.5, 3.5], "ttttttO"),
        # the last two would be two of three as well: trend before it
        ([-0.5, 0.5, 1, 1.5, 1.9, 2.5, 2.8], "ttttttt"),
        # on one side all the time: two of three before shift, trend before shift
        ([1, 0.9, 2.5, 2.4, 1, 0.9, 1, 0.9], "ss22ssss"),
        ([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.6], "ttttttts"),
        ([1, 0.9, 3.5, 0.9, 1, 0.9, 1, 0.9], "ssOsssss"),
    ],
)
def test_the_first_rule_that_fits_names_the_signal(points: list[float], expected: str):
    assert marked(*points) == expected


def test_a_mean_that_is_off_by_rounding_is_still_the_centre():
    for value, rounded in [(0.2, np.mean([0.1, 0.2, 0.3])), (1e6, np.nextafter(1e6, 0))]:
        assert value != rounded
        lines = (np.full(9, rounded + away) for away in (0, -3, 3, -2, 2))
        assert signals(np.full(9, value), Limits(*lines)).tolist() == [None] * 9


@given(st.lists(st.booleans(), max_size=40), st.integers(1, 9))
def test_a_run_is_what_a_count_from_both_ends_finds(holds: list[bool], length: int):
    def behind(values: list[bool]) -> list[int]:
        counted, so_far = [], 0
        for value in values:
            so_far = so_far + 1 if value else 0
            counted.append(so_far)
        return counted

    whole = [a + b - 1 for a, b in zip(behind(holds), behind(holds[::-1])[::-1], strict=True)]
    assert runs(np.array(holds, dtype=bool), length).tolist() == [n >= length for n in whole]


values = st.floats(-4, 4).map(lambda x: round(x, 1)) | st.just(GAP)


@given(st.lists(st.lists(values, min_size=12, max_size=12), min_size=1, max_size=4))
def test_many_charts_at_once_are_told_as_each_alone(rows: list[list[float]]):
    points = np.array(rows)
    lines = [np.full(points.shape, line) for line in (0.0, -3.0, 3.0, -2.0, 2.0)]
    together = signals(points, Limits(*lines))
    assert ["".join("." if s is None else s for s in row) for row in together] == [
        "".join("." if s is None else s for s in signals(row, Limits(*(x[0] for x in lines))))
        for row in points
    ]


@given(st.lists(values, max_size=30))
def test_upside_down_the_signals_are_the_same(points: list[float]):
    assert marked(*points) == marked(*(-point for point in points))


@given(st.lists(values, max_size=30))
def test_backwards_the_signals_stand_at_the_same_points(points: list[float]):
    assert marked(*points) == marked(*points[::-1])[::-1]
