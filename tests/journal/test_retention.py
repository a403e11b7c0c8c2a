"""On which day what was written goes, and from which day on what there is is kept, are one rule."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.retention import (
    BOUNDS,
    DAYS,
    Kept,
    Retention,
    months_after,
    months_before,
    shortest,
    usual,
)

A_DAY = date(2026, 5, 13)
DAYS_AND_YEARS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("kind", "goes_on"),
    [
        (Kept.ENTRIES, date(2028, 5, 13)),
        (Kept.CHECK_INS, date(2026, 8, 11)),
        (Kept.RELEASED, date(2028, 5, 13)),
        (Kept.AUDIT, None),
    ],
)
def test_unless_an_admin_says_otherwise_it_is_kept_as_long_as_usual(
    kind: Kept, goes_on: date | None
):
    assert usual(kind).goes_on(A_DAY) == goes_on


@given(day=DAYS_AND_YEARS, today=DAYS_AND_YEARS, data=st.data())
def test_what_goes_today_is_what_was_due_by_today(day: date, today: date, data: st.DataObject):
    kind = data.draw(st.sampled_from(Kept))
    keeps = data.draw(st.integers(BOUNDS[kind].least, BOUNDS[kind].most))
    not_before = data.draw(st.none() | DAYS_AND_YEARS)
    kept = Retention(kind, keeps, not_before)
    due, kept_from = kept.goes_on(day), kept.kept_from(today)
    assert due is not None
    assert (due <= today) == (kept_from is not None and day < kept_from)


@given(day=DAYS_AND_YEARS, months=st.integers(1, 200))
def test_so_many_months_there_and_back_never_keep_less_than_that(day: date, months: int):
    there = months_after(day, months)
    assert timedelta(0) <= there - day - timedelta(28 * months) <= timedelta(4 * months + 3)
    assert months_before(there, months) >= day


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 1, 31), 1, date(2026, 3, 1)),
        (date(2024, 2, 29), 12, date(2025, 3, 1)),
        (date(2026, 12, 31), 2, date(2027, 3, 1)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_a_day_that_a_month_lacks_is_the_first_of_the_next(day: date, months: int, after: date):
    assert months_after(day, months) == after


def test_a_check_in_is_kept_until_its_block_can_be_released():
    assert BOUNDS[Kept.CHECK_INS].least >= 2 * 28
    assert BOUNDS[Kept.CHECK_INS].unit == DAYS


def test_the_shortest_time_is_told_for_backups():
    kept = {kind: usual(kind) for kind in Kept}
    assert shortest(kept) == timedelta(90)
    assert shortest(kept | {Kept.CHECK_INS: Retention(Kept.CHECK_INS, 730)}) == timedelta(672)


def test_for_ever_is_the_longest():
    always, a_year = Retention(Kept.AUDIT, None), Retention(Kept.AUDIT, 12)
    assert a_year.is_shorter(always)
    assert not always.is_shorter(a_year)
    assert not a_year.is_shorter(a_year)
