from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.statistics import Interval, Tier, shown_as, wilson_interval

ORACLES = Path(__file__).parents[3] / "shared" / "oracles" / "statistics.json"

shares = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def published() -> list[Any]:
    if not ORACLES.exists():
        missing = pytest.mark.skip(reason=f"{ORACLES} is not here")
        return [pytest.param(None, marks=missing)]
    return list(json.loads(ORACLES.read_text())["wilson"]["cases"])


@pytest.mark.parametrize("case", published())
def test_the_interval_is_the_published_one(case: dict[str, float]):
    found = wilson_interval(int(case["x"]), int(case["n"]))
    assert (found.low, found.high) == pytest.approx((case["low"], case["high"]), abs=5e-5)


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


@pytest.mark.parametrize(
    ("successes", "trials", "tier", "text"),
    [
        (0, 0, Tier.NOTHING, "no entries"),
        (0, 1, Tier.COUNT, "0 of 1"),
        (3, 7, Tier.COUNT, "3 of 7"),
        (9, 9, Tier.COUNT, "9 of 9"),
        (4, 10, Tier.INTERVAL, "4 of 10 (17–69 %)"),
        (8, 21, Tier.INTERVAL, "8 of 21 (21–59 %)"),
        (0, 29, Tier.INTERVAL, "0 of 29 (0–12 %)"),
        (0, 30, Tier.PERCENTAGE, "0 of 30, 0 % (0–11 %)"),
        (15, 30, Tier.INTERVAL, "15 of 30 (33–67 %)"),  # an interval 30 points wide
        (19, 38, Tier.INTERVAL, "19 of 38 (35–65 %)"),
        (20, 40, Tier.PERCENTAGE, "20 of 40, 50 % (35–65 %)"),
        (250, 1000, Tier.PERCENTAGE, "250 of 1,000, 25 % (22–28 %)"),
    ],
)
def test_the_number_of_trials_says_how_a_share_is_told(
    successes: int, trials: int, tier: Tier, text: str
):
    told = shown_as(successes, trials)
    assert told.tier is tier
    assert str(told) == told.text == text


@given(shares)
def test_a_percentage_is_told_only_of_thirty_trials_and_a_narrow_interval(share: tuple[int, int]):
    told = shown_as(*share)
    narrow = share[1] >= 30 and wilson_interval(*share).width < 0.30
    assert (told.percentage is not None) == narrow == (told.tier is Tier.PERCENTAGE)
    assert (told.interval is not None) == (share[1] >= 10)


def test_an_interval_is_read_as_a_range_of_percentages():
    assert str(Interval(0.1234, 0.4567)) == "12–46 %"
