"""How sure one may be of a share, and of the difference between two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.statistics import Interval, difference_interval, wilson_interval
from tests.journal.statistics.published import published, to_four_digits

shares = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_the_interval_of_a_share_is_the_published_one():
    for case in published("wilson")["cases"]:
        found = wilson_interval(case["x"], case["n"])
        assert (found.low, found.high) == to_four_digits(case["low"], case["high"]), case


def test_the_interval_of_a_difference_is_the_published_one():
    for case in published("newcombe_difference")["cases"]:
        found = difference_interval(case["x1"], case["n1"], case["x2"], case["n2"])
        assert (found.low, found.high) == to_four_digits(case["low"], case["high"]), case


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        # Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        # worked by hand from the formula: 1/2 ± 0.2634, and 10 / (10 + z²)
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0000),
    ],
)
def test_well_known_intervals_come_out(successes: int, trials: int, low: float, high: float):
    found = wilson_interval(successes, trials)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(("successes", "trials"), [(0, 0), (1, 0), (6, 5), (-1, 5)])
def test_what_is_no_share_has_no_interval(successes: int, trials: int):
    with pytest.raises(ValueError, match="share"):
        wilson_interval(successes, trials)


@given(shares)
def test_an_interval_holds_its_share_and_stays_between_nothing_and_all(share: tuple[int, int]):
    successes, trials = share
    found = wilson_interval(successes, trials)
    assert 0 <= found.low <= successes / trials + 1e-12
    assert successes / trials - 1e-12 <= found.high <= 1


@given(shares)
def test_the_interval_of_the_failures_mirrors_that_of_the_successes(share: tuple[int, int]):
    successes, trials = share
    found, mirrored = (
        wilson_interval(successes, trials),
        wilson_interval(trials - successes, trials),
    )
    assert found.low == pytest.approx(1 - mirrored.high, abs=1e-9)


@given(shares)
def test_more_confidence_means_a_wider_interval(share: tuple[int, int]):
    assert wilson_interval(*share, confidence=0.99).width > wilson_interval(*share).width


@given(shares)
def test_nothing_at_all_and_everything_are_in_their_intervals_to_the_last_digit(
    share: tuple[int, int],
):
    assert wilson_interval(0, share[1]).low == 0.0
    assert wilson_interval(share[1], share[1]).high == 1.0


@pytest.mark.parametrize("confidence", [0, 1, 95, -0.5])
def test_a_confidence_is_a_share(confidence: float):
    with pytest.raises(ValueError, match="confidence"):
        wilson_interval(1, 2, confidence)


@pytest.mark.parametrize(
    ("x1", "n1", "x2", "n2", "low", "high"),
    [
        # Newcombe 1998, Statistics in Medicine 17:873-890, table II, method 10
        (56, 70, 48, 80, 0.0524, 0.3339),
        (5, 56, 0, 29, -0.0381, 0.1926),
        (10, 10, 0, 10, 0.6075, 1.0000),
        (9, 10, 3, 10, 0.1705, 0.8090),
        (0, 10, 0, 20, -0.1611, 0.2775),
    ],
)
def test_well_known_differences_come_out(
    x1: int, n1: int, x2: int, n2: int, low: float, high: float
):
    found = difference_interval(x1, n1, x2, n2)
    assert (found.low, found.high) == to_four_digits(low, high)


@pytest.mark.parametrize("counts", [(0, 0, 1, 2), (1, 2, 0, 0), (3, 2, 1, 2), (1, 2, -1, 2)])
def test_without_two_shares_there_is_no_difference(counts: tuple[int, int, int, int]):
    with pytest.raises(ValueError, match="share"):
        difference_interval(*counts)


@given(shares, shares)
def test_a_difference_the_other_way_round_is_the_mirrored_one(
    first: tuple[int, int], second: tuple[int, int]
):
    found, mirrored = difference_interval(*first, *second), difference_interval(*second, *first)
    assert (found.low, found.high) == pytest.approx((-mirrored.high, -mirrored.low), abs=1e-12)
    assert -1 <= found.low <= found.high <= 1
    assert first[0] / first[1] - second[0] / second[1] in Interval(
        found.low - 1e-12, found.high + 1e-12
    )


def test_an_interval_is_read_as_a_range_of_percentages():
    assert str(Interval(0.1234, 0.4567)) == "12–46 %"
