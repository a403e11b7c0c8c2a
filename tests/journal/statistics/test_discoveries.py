"""Which of many findings to believe."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from journal.statistics import false_discoveries
from tests.journal.statistics.published import published


def test_as_many_are_believed_as_in_the_published_example():
    case = published("benjamini_hochberg")
    believed = false_discoveries(case["p_values"], case["q"])
    assert believed == [True] * case["rejected"] + [False] * (15 - case["rejected"])
    bonferroni = [p <= case["q"] / 15 for p in case["p_values"]]
    assert sum(bonferroni) == case["bonferroni_rejected"] < sum(believed)


def test_they_stand_in_the_order_in_which_they_came():
    assert false_discoveries([0.9, 0.001, 0.5, 0.002]) == [False, True, False, True]


def test_one_above_its_own_line_is_believed_with_a_larger_one_below_its():
    assert false_discoveries([0.06, 0.07, 0.5], q=0.12) == [True, True, False]


def test_on_the_line_is_believed():
    # 5 / 6 of .03 is .025, and not in floating point
    assert sum(false_discoveries([0.025] * 5 + [0.9], q=0.03)) == 5
    assert false_discoveries([0.1], q=0.1) == [True]


def test_nothing_tested_is_nothing_found():
    assert false_discoveries([]) == []


def test_findings_that_tie_are_believed_together():
    assert false_discoveries([0.04, 0.04, 0.9], q=0.06) == [True, True, False]


@pytest.mark.parametrize(("p", "q"), [([1.1], 0.1), ([-0.1], 0.1), ([float("nan")], 0.1),
                                      ([0.5], 1.5), ([0.5], -0.1)])  # fmt: skip
def test_what_is_no_probability_is_refused(p: list[float], q: float):
    with pytest.raises(ValueError, match="between 0 and 1"):
        false_discoveries(p, q)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60), st.sampled_from([0.05, 0.1, 0.2]))
def test_they_are_those_of_scipy(p_values: list[float], q: float):
    adjusted = stats.false_discovery_control(p_values)
    assert false_discoveries(p_values, q) == [bool(each <= q + 1e-12) for each in adjusted]
