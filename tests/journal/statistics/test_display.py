"""How a share may be shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.statistics import Tier, shown_as, wilson_interval

shares = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


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
        (0, 2000, Tier.PERCENTAGE, "0 of 2,000, 0 % (0–1 %)"),
        (2000, 2000, Tier.PERCENTAGE, "2,000 of 2,000, 100 % (99–100 %)"),
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


@pytest.mark.parametrize(("successes", "trials"), [(1, 0), (4, 3), (-1, 9)])
def test_what_is_no_share_is_not_shown(successes: int, trials: int):
    with pytest.raises(ValueError, match="share"):
        shown_as(successes, trials)
