"""How far a team may lie from the common rate by chance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from journal.statistics import funnel_limits
from tests.journal.statistics.published import published, to_four_digits


def test_the_limits_are_the_published_ones():
    funnel = published("funnel_limits")
    for case in funnel["cases"]:
        found = funnel_limits(funnel["target"], case["n"], funnel["quantiles"])
        assert tuple(found) == to_four_digits(*case["limits"]), case


@given(st.floats(0.001, 0.999), st.integers(1, 800), st.floats(0.001, 0.999))
def test_a_limit_lies_between_the_counts_around_its_quantile(
    target: float, size: int, probability: float
):
    (limit,) = funnel_limits(target, size, [probability])
    count = stats.binom.ppf(probability, size, target)
    assert 0 <= limit <= 1
    assert count - 1 - 1e-6 <= limit * size <= count + 1e-6


@given(st.floats(0.01, 0.99), st.integers(1, 800))
def test_the_limits_of_a_funnel_are_in_order(target: float, size: int):
    limits = funnel_limits(target, size)
    assert limits == sorted(limits)
    assert len(limits) == 4


def test_a_larger_team_has_narrower_limits():
    small, large = funnel_limits(0.2, 20), funnel_limits(0.2, 400)
    assert small[0] < large[0] < large[3] < small[3]


def test_a_limit_is_not_below_nothing():
    assert funnel_limits(0.0, 20)[:2] == [0.0, 0.0]
    assert funnel_limits(0.2, 20)[0] == 0.0


@pytest.mark.parametrize(
    ("target", "size", "quantiles"),
    [(-0.1, 9, [0.5]), (1.1, 9, [0.5]), (0.2, 0, [0.5]), (0.2, 9, [0]), (0.2, 9, [1])],
)
def test_what_makes_no_funnel_is_refused(target: float, size: int, quantiles: list[float]):
    with pytest.raises(ValueError, match=r"share|entries|quantiles"):
        funnel_limits(target, size, quantiles)
