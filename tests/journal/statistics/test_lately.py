"""Whether a share changed lately, and when nothing is said of it."""

from __future__ import annotations

from itertools import cycle, islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.statistics import Lately, NoVerdict, changed_lately, difference_p

WINDOWS = (1, 3)
NAN = float("nan")


def found(counts: list[float], sizes: list[float]) -> Lately:
    said = changed_lately(counts, sizes, WINDOWS)
    assert isinstance(said, Lately), said
    return said


def test_the_last_points_stand_against_the_first_twelve_and_no_other():
    said = found([10] * 12 + [40] * 5 + [10, 10, 20], [50] * 20)
    assert (said.before_count, said.before_size) == (120, 600)
    assert (said.window, said.count, said.size, said.higher) == (1, 20, 50, True)


def test_it_is_told_of_the_window_in_which_it_is_clearer_and_pays_for_both():
    said = found([10] * 13 + [17, 17, 17], [50] * 16)
    assert (said.window, said.count, said.size) == (3, 51, 150)
    assert said.p == pytest.approx(2 * difference_p(51, 150, 120, 600))


def test_a_window_with_fewer_than_thirty_is_not_looked_at_and_not_paid_for():
    said = found([10] * 13 + [17, 17, 0], [50] * 15 + [29])
    assert said.window == 3
    assert said.p == pytest.approx(difference_p(34, 129, 120, 600))
    assert changed_lately([5] * 16, [9] * 16, WINDOWS) is NoVerdict.TOO_FEW


def test_a_window_that_reaches_into_the_baseline_is_not_looked_at():
    said = found([10] * 12 + [20], [50] * 13)
    assert (said.window, said.p) == (1, pytest.approx(difference_p(20, 50, 120, 600)))
    assert changed_lately([10] * 12, [50] * 12, WINDOWS) is NoVerdict.TOO_EARLY
    assert changed_lately([NAN, 9] * 6, [NAN, 50] * 6, WINDOWS) is NoVerdict.TOO_EARLY


def test_a_gap_belongs_to_no_baseline_and_to_no_window():
    said = found([10, NAN] + [10] * 11 + [NAN, 20, NAN], [50, 0] + [50] * 11 + [0, 50, NAN])
    assert (said.before_size, said.window, said.size) == (600, 3, 50)


def test_where_nothing_is_there_lately_nothing_is_said():
    counts, sizes = [10] * 14 + [NAN] * 3, [50] * 14 + [NAN] * 3
    assert changed_lately(counts, sizes, WINDOWS) is NoVerdict.NOTHING
    assert changed_lately([], [], WINDOWS) is NoVerdict.NOTHING


@pytest.mark.parametrize("counts", [[0.0], [50.0], [0.0, 1.0], [50.0, 49.0]])
def test_what_is_too_rare_for_a_chart_has_no_verdict_here_either(counts: list[float]):
    told = [*islice(cycle(counts), 20)]
    assert changed_lately(told, [50.0] * 20, WINDOWS) is NoVerdict.TOO_RARE


def test_where_points_spread_further_than_chance_it_takes_more():
    restless = [*islice(cycle([2, 18]), 24)]
    calm = [*islice(cycle([10, 10]), 24)]
    last, sizes = [21.0], [50.0] * 25
    assert found(restless + last, sizes).p > 20 * found(calm + last, sizes).p


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=30))
def test_whatever_is_counted_the_p_value_is_one(points: list[tuple[int, int]]):
    sizes = np.array([max(pair) for pair in points], dtype=float)
    counts = np.array([min(pair) for pair in points], dtype=float)
    said = changed_lately(counts, sizes, WINDOWS)
    if isinstance(said, Lately):
        assert 0 <= said.p <= 1
        assert said.size >= 30 <= said.before_size
