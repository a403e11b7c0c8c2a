"""The quantiles and probabilities under the limits are those of SciPy's own distribution."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import stats

from journal.statistics.binomial import at_most, exactly, quantiles

PROBABILITIES = (0.00135, 0.001, 0.0228, 0.025, 0.4321, 0.975, 0.9772, 0.999, 0.99865)
rates = st.floats(0, 1, allow_subnormal=False) | st.sampled_from([1e-9, 1e-17, 0.15, 1 - 1e-9])


@given(st.integers(1, 3000), rates)
@example(30, 0.0)
@example(30, 1.0)
@example(1, 0.5)
def test_a_quantile_is_the_one_of_scipy(size: int, rate: float):
    found = quantiles(PROBABILITIES, size, rate)
    assert [float(count) for count in found] == stats.binom.ppf(PROBABILITIES, size, rate).tolist()


@pytest.mark.parametrize(
    ("probability", "size", "rate", "count"),
    [(0.5, 1, 0.5, 0), (0.25, 2, 0.5, 0), (0.5, 171, 0.5, 85)],
)
def test_a_probability_that_is_met_exactly_is_met(
    probability: float, size: int, rate: float, count: int
):
    assert quantiles([probability], size, rate) == [count]


@given(st.integers(1, 10**6), st.floats(0, 1))
@example(10**6, 1e-6)
def test_the_counts_of_a_million_are_found_too(size: int, rate: float):
    found = [float(count) for count in quantiles(PROBABILITIES, size, rate)]
    assert found == stats.binom.ppf(PROBABILITIES, size, rate).tolist()


def test_what_is_unknown_has_no_quantile():
    assert np.isnan(quantiles([0.5], [np.nan, 10], [0.2, np.nan])).all()


@given(st.integers(1, 500), st.floats(1e-9, 1), st.data())
def test_the_probabilities_are_those_of_scipy(size: int, rate: float, data: st.DataObject):
    count = data.draw(st.integers(0, size))
    assert at_most(count, size, rate) == pytest.approx(
        stats.binom.cdf(count, size, rate), abs=1e-11
    )
    assert exactly(count, size, rate) == pytest.approx(
        stats.binom.pmf(count, size, rate), rel=1e-8, abs=1e-300
    )
