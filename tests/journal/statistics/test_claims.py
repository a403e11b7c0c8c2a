"""The gates before a sentence or a line is drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.statistics import (
    Standing,
    WouldSignal,
    beyond,
    may_be_called_different,
    proportion_chart,
    standing,
    too_rare,
    would_signal,
)


@pytest.mark.parametrize(
    ("points", "expected"),
    [(0, Standing.NO_LIMITS), (7, Standing.NO_LIMITS), (8, Standing.TRIAL), (11, Standing.TRIAL),
     (12, Standing.LOCKED), (500, Standing.LOCKED)],
)  # fmt: skip
def test_the_number_of_points_says_how_far_a_chart_has_come(points: int, expected: Standing):
    assert standing(points) is expected


def test_the_caption_says_how_many_of_thirty_would_be_a_signal():
    # binomial tables, 30 at .15: P(X > 11) = .0007 and P(X > 10) = .0029; at .5 it is 7 to 23
    assert would_signal(0.15, 30) == WouldSignal(None, 12)
    assert would_signal(0.5, 30) == WouldSignal(6, 24)
    assert would_signal(0.0, 30) == WouldSignal(None, 1)
    assert would_signal(1.0, 30) == WouldSignal(29, None)
    assert would_signal(0.5, 5) == WouldSignal(None, None)


@given(st.integers(1, 40), st.integers(0, 40), st.integers(1, 60))
def test_what_would_signal_does_and_one_less_does_not(least: int, more: int, size: int):
    usual, of = [least] * 12, [least + more] * 12
    told = would_signal(least / (least + more), size)
    every = range(size + 1)
    chart = proportion_chart([*usual, *every], [*of, *[size] * (size + 1)], 12, False)
    few = [told.at_most is not None and count <= told.at_most for count in every]
    many = [told.at_least is not None and count >= told.at_least for count in every]
    outside = (chart["signal"].iloc[12:] == "outside").tolist()
    assert outside == [low or high for low, high in zip(few, many, strict=True)]
    last = chart.iloc[-1]
    assert beyond(last["lower"], last["upper"], size) == told


def test_a_point_that_expects_less_than_one_case_is_too_rare_for_a_chart():
    assert too_rare(0.05, 10)
    assert too_rare(0.95, 10)
    assert not too_rare(0.125, 8)
    assert not too_rare(0.5, 2)
    assert too_rare(0.0, 10_000)


def test_of_wider_limits_it_takes_more():
    assert beyond(0.0, 0.5284, 50) == WouldSignal(None, 27)
    assert beyond(0.12, 0.5, 50) == WouldSignal(5, 26)


def test_a_limit_that_misses_its_count_by_rounding_is_still_that_count():
    assert (7 / 25 * 25 > 7, 15 / 22 * 22 < 15) == (True, True)
    assert beyond(7 / 25, 1.0, 25).at_most == 6
    assert beyond(0.0, 15 / 22, 22).at_least == 16


@pytest.mark.parametrize(
    ("counts", "different"),
    [
        ((56, 70, 48, 80), True),
        ((48, 80, 56, 70), True),
        ((5, 56, 0, 29), False),
        ((29, 29, 0, 30), False),  # 29 are too few, whatever they say
        ((30, 30, 0, 30), True),
        ((0, 0, 9, 30), False),
    ],
)
def test_two_periods_differ_only_with_thirty_each_and_an_interval_without_nought(
    counts: tuple[int, int, int, int], different: bool
):
    assert may_be_called_different(*counts) is different
