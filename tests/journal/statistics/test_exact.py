"""How likely two shares differ so much by chance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from journal.statistics import difference_p

shares = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("one", "other", "p"),
    [
        ((3, 4), (1, 4), 0.4857),  # Fisher 1935, the lady who tastes tea; both sides
        ((10, 13), (2, 17), 0.0005),  # Fisher 1935, criminal twins: 0.000537 in the R manual
        ((0, 5), (0, 9), 1.0),
    ],
)
def test_well_known_p_values_come_out(one: tuple[int, int], other: tuple[int, int], p: float):
    assert difference_p(*one, *other) == pytest.approx(p, abs=0.00005)


@given(shares, shares)
def test_they_are_those_of_scipy(one: tuple[int, int], other: tuple[int, int]):
    (x1, n1), (x2, n2) = one, other
    expected = stats.fisher_exact([[x1, n1 - x1], [x2, n2 - x2]]).pvalue
    assert difference_p(x1, n1, x2, n2) == pytest.approx(expected, rel=1e-6, abs=1e-12)


@given(shares, shares)
def test_it_does_not_matter_which_comes_first(one: tuple[int, int], other: tuple[int, int]):
    assert difference_p(*one, *other) == pytest.approx(difference_p(*other, *one), rel=1e-9)


@pytest.mark.parametrize("bad", [(5, 4, 1, 4), (0, 0, 1, 4), (1, 4, -1, 4)])
def test_what_is_no_share_has_no_p(bad: tuple[int, int, int, int]):
    with pytest.raises(ValueError, match="share"):
        difference_p(*bad)
