"""Single values with their natural limits."""

from __future__ import annotations

import numpy as np
import pytest

from journal.statistics import individuals_chart
from tests.journal.statistics.published import published, to_four_digits
from tests.journal.statistics.test_control_charts import COLUMNS, LINES, flagged


def test_a_chart_of_values_has_the_columns_of_a_chart_of_shares():
    assert list(individuals_chart([1.0, 2.0]).columns) == COLUMNS
    assert list(individuals_chart([]).columns) == COLUMNS


def test_the_charts_of_single_values_are_the_published_ones():
    for case in published("xmr")["cases"]:
        chart = individuals_chart(case["values"])
        row = chart.iloc[0]
        found = (row["centre"], row["lower"], row["upper"])
        assert found == to_four_digits(case["mean"], *case["limits_screened"])
        if "flagged" in case:
            assert flagged(chart) == case["flagged"]
        if "limits_unscreened" in case:
            row = individuals_chart(case["values"], screen=False).iloc[0]
            assert (row["lower"], row["upper"]) == to_four_digits(*case["limits_unscreened"])


def test_the_near_limits_are_two_thirds_of_the_way():
    row = individuals_chart([1, 3, 1, 3, 1, 3]).iloc[0]
    found = tuple(row[["centre", "near_lower", "near_upper", "lower", "upper"]])
    assert found == pytest.approx((2, 2 - 2.66 * 4 / 3, 2 + 2.66 * 4 / 3, 2 - 5.32, 2 + 5.32))


def test_values_that_never_move_have_their_limits_on_them():
    chart = individuals_chart([5.0, 5.0, 5.0, 5.0])
    assert (chart[LINES] == 5).all(axis=None)
    assert flagged(chart) == []


def test_a_range_of_just_3_267_means_is_screened():
    for largest, kept in [(3267, 1733 / 4), (3266, 1000)]:
        ranges = [433, 433, 433, 5000 - 3 * 433 - largest, largest]
        row = individuals_chart(np.cumsum([0, *ranges])).iloc[0]
        assert row["upper"] - row["centre"] == pytest.approx(2.66 * kept)


def test_no_moving_range_reaches_over_a_gap():
    row = individuals_chart([1, 2, float("nan"), 100, 101]).iloc[0]
    assert row["upper"] - row["centre"] == pytest.approx(2.66)


def test_a_single_value_has_no_limits():
    chart = individuals_chart([7.0])
    assert chart["centre"].tolist() == [7.0]
    assert chart[["lower", "upper", "near_lower", "near_upper"]].isna().all(axis=None)


def test_a_value_without_end_is_refused():
    with pytest.raises(ValueError, match="without end"):
        individuals_chart([1, float("inf")])
