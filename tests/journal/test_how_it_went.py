from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.how_it_went import RECENT, CameDue, Reach, how_it_went, reach_of
from journal.statistics import shown_as
from journal.vocabulary import PromiseState
from tests.journal.given import NOW, ZONE

S = PromiseState
DAY = timedelta(days=1)


def before(*states: S) -> list[CameDue]:
    return [CameDue(NOW, NOW + DAY, state) for state in states]


def told(*states: S) -> str | None:
    return how_it_went(before(*states), Reach.NEXT_DAY, ZONE)


def test_ten_and_more_are_told_with_an_interval_and_fewer_as_a_count():
    assert told(*[S.KEPT_ON_TIME] * 9, *[S.MISSED] * 3) == (
        "Of your last 12 next-day promises, 9 were on time (47–91 %)."
    )
    assert told(*[S.KEPT_ON_TIME] * 3, S.KEPT_LATE) == (
        "Of your last 4 next-day promises, 3 were on time."
    )


def test_what_was_no_longer_needed_tells_nothing_of_how_it_goes():
    assert told(S.NO_LONGER_NEEDED) is None
    assert told(S.NO_LONGER_NEEDED, S.KEPT_ON_TIME) == "Your last next-day promise was on time."


@given(st.lists(st.sampled_from(S), max_size=2 * RECENT))
def test_no_percentage_and_no_more_than_the_latest_are_told(states: list[S]):
    fates = [one for one in states if one not in (S.OPEN, S.NO_LONGER_NEEDED)][:RECENT]
    sentence = told(*states)
    assert (sentence is None) is (not fates)
    if sentence and len(fates) > 1:
        kept = fates.count(S.KEPT_ON_TIME)
        assert f"last {len(fates)} " in sentence
        assert f", {kept} w" in sentence
        interval = shown_as(kept, len(fates)).interval
        assert ("%" in sentence) is (interval is not None)


@pytest.mark.parametrize(
    ("days", "reach"),
    [(0, Reach.SAME_DAY), (1, Reach.NEXT_DAY), (2, Reach.WEEK), (7, Reach.WEEK), (8, Reach.LATER)],
)
def test_how_far_ahead_is_counted_in_days_on_the_calendar(days: int, reach: Reach):
    assert reach_of(NOW, NOW + days * DAY, ZONE) is reach
