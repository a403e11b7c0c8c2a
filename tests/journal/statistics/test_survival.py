"""How long until it is done."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from journal.statistics import survival_curve
from tests.journal.statistics.published import published, to_four_digits

watched = st.lists(st.tuples(st.integers(0, 12), st.booleans()), min_size=1, max_size=40)


def test_the_curve_is_the_published_one():
    case = published("kaplan_meier_6mp")
    curve = survival_curve(case["durations"], case["observed"])
    assert list(curve.columns) == ["time", "at_risk", "survival", "standard_error"]
    assert curve["time"].tolist() == case["times"]
    assert tuple(curve["survival"]) == to_four_digits(*case["survival"])
    assert tuple(curve["standard_error"]) == to_four_digits(*case["greenwood_se"])
    assert curve.attrs["median"] == case["median"]


def test_one_censored_when_another_is_done_was_still_at_risk():
    curve = survival_curve([1, 1, 2], [True, False, True])
    assert curve["at_risk"].tolist() == [3, 1]
    assert curve["survival"].tolist() == pytest.approx([2 / 3, 0])


def test_all_done_at_one_time_are_one_step():
    curve = survival_curve([2, 2, 2, 5], [1, 1, 0, 1])
    assert curve["time"].tolist() == [2, 5]
    assert curve["survival"].tolist() == pytest.approx([0.5, 0])


def test_the_median_is_where_one_half_is_reached_and_not_where_it_is_passed():
    assert survival_curve([1, 2, 3, 4], [1, 1, 1, 1]).attrs["median"] == 2
    # 23/24 · 22/23 · ... · 12/13 is one half, and not in floating point
    curve = survival_curve(range(1, 25), [1] * 24)
    assert curve["survival"].iloc[11] > 0.5
    assert curve.attrs["median"] == 12


def test_a_curve_that_stays_above_one_half_has_no_median():
    assert survival_curve([1, 2, 3, 4], [1, 0, 0, 0]).attrs["median"] is None
    assert survival_curve([], []).attrs["median"] is None


def test_where_nothing_was_done_there_is_no_step():
    curve = survival_curve([3, 4], [False, False])
    assert list(curve.columns) == ["time", "at_risk", "survival", "standard_error"]
    assert len(curve) == 0


def test_once_nothing_is_left_the_standard_error_is_unknown_and_not_zero():
    curve = survival_curve([1, 2], [1, 1])
    assert curve["survival"].tolist() == [0.5, 0.0]
    assert np.isnan(curve["standard_error"].iloc[1])


def test_something_done_at_once_counts():
    assert survival_curve([0, 1], [1, 1])["time"].tolist() == [0, 1]


@pytest.mark.parametrize(
    ("durations", "observed"),
    [([-1], [1]), ([float("nan")], [1]), ([float("inf")], [1]), ([1], [2]), ([1, 2], [1]),
     ([1], [None])],
)  # fmt: skip
def test_what_is_no_observation_is_refused(durations: list[float], observed: list[float]):
    with pytest.raises(ValueError, match=r"duration|observ"):
        survival_curve(durations, observed)


@given(watched)
def test_the_curve_is_the_one_of_scipy(seen: list[tuple[int, bool]]):
    durations, observed = (list(each) for each in zip(*seen, strict=True))
    done = [time for time, was in seen if was]
    right = [time for time, was in seen if not was]
    theirs = stats.ecdf(stats.CensoredData(uncensored=done, right=right)).sf
    curve = survival_curve(durations, observed)
    assert curve["survival"].tolist() == pytest.approx(theirs.evaluate(curve["time"]).tolist())


@given(st.lists(st.integers(0, 30), min_size=1, max_size=40))
def test_without_censoring_it_is_the_share_that_takes_longer(durations: list[int]):
    curve = survival_curve(durations, [True] * len(durations))
    longer = [np.mean(np.array(durations) > time) for time in curve["time"]]
    assert curve["survival"].tolist() == pytest.approx(longer)
