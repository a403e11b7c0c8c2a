from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.periods import (
    BLOCK,
    FIRST_BLOCK,
    block_of,
    local_date,
    week_of,
    whole_blocks,
)
from tests.journal.given import ZONE, start_of

DAY = timedelta(days=1)
days = st.dates(date(1990, 1, 1), date(2200, 1, 1))


@given(days)
def test_a_week_is_the_iso_week_named_by_its_monday(day: date):
    monday = week_of(day)
    assert monday.isoweekday() == 1
    assert monday.isocalendar()[:2] == day.isocalendar()[:2]


def test_the_days_of_new_year_lie_in_week_53_of_the_year_before():
    for day in (date(2020, 12, 28), date(2020, 12, 31), date(2021, 1, 1), date(2021, 1, 3)):
        assert week_of(day) == date(2020, 12, 28)
        assert week_of(day).isocalendar().week == 53
    assert week_of(date(2021, 1, 4)) == date(2021, 1, 4)


@pytest.mark.parametrize(
    ("day", "block"),
    [
        (date(2024, 1, 1), date(2024, 1, 1)),
        (date(2024, 1, 28), date(2024, 1, 1)),
        (date(2024, 1, 29), date(2024, 1, 29)),
        (date(2023, 12, 31), date(2023, 12, 4)),  # blocks run backwards too
        (date(2023, 12, 4), date(2023, 12, 4)),
        (date(2023, 12, 3), date(2023, 11, 6)),
        (date(2026, 5, 13), date(2026, 4, 20)),
    ],
)
def test_blocks_are_counted_from_the_first_monday_of_2024(day: date, block: date):
    assert block_of(day) == block


@given(days)
def test_a_day_lies_in_its_block_and_in_no_other(day: date):
    block = block_of(day)
    assert block <= day < block + BLOCK
    assert (block - FIRST_BLOCK) % BLOCK == timedelta(0)


@given(days)
def test_a_week_lies_in_one_block_whole(day: date):
    assert block_of(week_of(day)) == block_of(week_of(day) + 6 * DAY) == block_of(day)


@given(days, days)
def test_dates_snap_to_whole_blocks_that_hold_them(first: date, last: date):
    start, until = whole_blocks(first, last)
    assert start == block_of(start)
    assert until == block_of(until)
    assert start <= min(first, last) <= max(first, last) < until
    assert start + BLOCK > min(first, last)
    assert until - BLOCK <= max(first, last)


@given(days, days)
def test_a_range_turned_round_is_read_the_way_it_was_meant(first: date, last: date):
    assert whole_blocks(first, last) == whole_blocks(last, first)


def test_one_day_asks_for_its_whole_block():
    assert whole_blocks(date(2024, 2, 1), date(2024, 2, 1)) == (
        date(2024, 1, 29),
        date(2024, 2, 26),
    )


def test_a_moment_before_midnight_utc_is_the_next_day_where_clocks_are_ahead():
    late = datetime(2026, 5, 13, 23, 30, tzinfo=UTC)
    assert local_date(late, ZONE) == date(2026, 5, 14)
    assert local_date(late, ZoneInfo("America/New_York")) == date(2026, 5, 13)


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 5, 13), 24)]
)
def test_the_day_the_clocks_change_is_an_hour_shorter_or_longer(day: date, hours: int):
    assert start_of(day + DAY, ZONE) - start_of(day, ZONE) == timedelta(hours=hours)


@given(days)
def test_a_day_starts_on_that_day_and_its_last_moment_is_still_on_it(day: date):
    assert local_date(start_of(day, ZONE), ZONE) == day
    assert local_date(start_of(day + DAY, ZONE) - timedelta(microseconds=1), ZONE) == day
