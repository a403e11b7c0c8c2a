"""Who is there now, over midnight and where the clocks change; and what an admin may write."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Refused
from journal.help_list import (
    Help,
    WrittenHelp,
    hours_said,
    is_open,
    open_now,
    opens_next,
    parse_help,
)
from journal.working_hours import Hours, Stretch
from tests.journal.given import ZONE

CLOSED: Hours = ()
NINE_TO_FIVE: Hours = (Stretch(9 * 60, 17 * 60),)
NIGHT: Hours = (Stretch(22 * 60, 30 * 60),)
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 365 * 24 * 60).map(lambda minutes: NEW_YEAR + timedelta(minutes=minutes))


def a_line(week: tuple[Hours, ...] | None) -> Help:
    return Help("1", "Night line", "Somebody listens", "Telephone 020 7946 0111", week)


ALWAYS = a_line(None)
OFFICE = a_line((NINE_TO_FIVE,) * 5 + (CLOSED,) * 2)
FRIDAY_NIGHT = a_line((CLOSED,) * 4 + (NIGHT,) + (CLOSED,) * 2)
SATURDAY_NIGHT = a_line((CLOSED,) * 5 + (NIGHT, CLOSED))


def at(day: int, hour: int, minute: int = 0, month: int = 5) -> datetime:
    """In May 2026, whose 15th is a Friday, by the clock on the wall."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


@given(MOMENTS)
def test_what_is_open_around_the_clock_is_open_at_every_moment(moment: datetime):
    assert is_open(ALWAYS, moment, ZONE)
    assert opens_next(ALWAYS, moment, ZONE) == moment


@pytest.mark.parametrize(
    ("moment", "is_there"),
    [(at(15, 8, 59), False), (at(15, 9), True), (at(15, 17), True), (at(15, 17, 1), False),
     (at(16, 12), False), (at(18, 12), True)],
)  # fmt: skip
def test_an_office_is_open_in_its_hours_alone(moment: datetime, is_there: bool):
    assert is_open(OFFICE, moment, ZONE) is is_there


@pytest.mark.parametrize(
    ("moment", "is_there"),
    [(at(15, 21, 59), False), (at(15, 23), True), (at(16, 0), True), (at(16, 5, 59), True),
     (at(16, 6, 1), False), (at(16, 23), False), (at(15, 1), False)],
)  # fmt: skip
def test_a_night_goes_on_into_the_day_after_and_no_further(moment: datetime, is_there: bool):
    assert is_open(FRIDAY_NIGHT, moment, ZONE) is is_there


def test_the_hours_are_those_on_the_wall_on_both_sides_of_a_clock_change():
    # In the night to Sunday 29 March the clocks go forward: nine is eight in UTC from then on.
    for day, month in ((27, 3), (30, 3)):
        assert is_open(OFFICE, at(day, 9, month=month), ZONE)
        assert not is_open(OFFICE, at(day, 8, 59, month=month), ZONE)


def test_a_night_in_which_the_clocks_change_ends_on_the_wall_when_it_says():
    for day, month in ((29, 3), (25, 10)):
        assert is_open(SATURDAY_NIGHT, at(day, 5, 59, month=month), ZONE)
        assert not is_open(SATURDAY_NIGHT, at(day, 6, 1, month=month), ZONE)
    twice = datetime(2026, 10, 25, 1, 30, tzinfo=ZONE)
    for fold in (0, 1):
        assert is_open(SATURDAY_NIGHT, twice.replace(fold=fold), ZONE)


def test_open_now_are_those_who_are_there_in_the_order_of_the_list():
    listed = (OFFICE, ALWAYS, FRIDAY_NIGHT)
    assert open_now(listed, at(15, 12), ZONE) == (OFFICE, ALWAYS)
    assert open_now(listed, at(15, 23), ZONE) == (ALWAYS, FRIDAY_NIGHT)
    assert open_now((), at(15, 12), ZONE) == ()


@given(MOMENTS)
def test_the_next_opening_is_not_over_and_nothing_is_open_before_it(moment: datetime):
    opens = opens_next(OFFICE, moment, ZONE)
    assert opens is not None
    assert opens >= moment
    assert is_open(OFFICE, opens, ZONE)
    between = moment + (opens - moment) / 2
    assert opens == moment or not is_open(OFFICE, between, ZONE)
    assert opens - moment < timedelta(days=4)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (ALWAYS, "Around the clock"),
        (OFFICE, "Monday to Friday 09:00–17:00"),
        (FRIDAY_NIGHT, "Friday 22:00–06:00"),
        (
            a_line((NINE_TO_FIVE,) * 2 + (CLOSED,) + (NINE_TO_FIVE,) * 2 + (CLOSED, NIGHT)),
            "Monday to Tuesday 09:00–17:00; Thursday to Friday 09:00–17:00; Sunday 22:00–06:00",
        ),
    ],
)
def test_days_with_the_same_hours_are_said_together(one: Help, said: str):
    assert hours_said(one) == said


def test_what_an_admin_writes_is_tidied_and_read():
    written = WrittenHelp(" Night\nline ", "Listens", "020 7946 0111\n", ("22:00–06:00",) * 7)
    one = parse_help("1", written)
    assert (one.name, one.reach, one.week) == ("Night line", "020 7946 0111", (NIGHT,) * 7)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (WrittenHelp("", "x", "x"), "Name: is empty"),
        (WrittenHelp("x", " ", "x"), "What it is for: is empty"),
        (WrittenHelp("x", "x", "\x00"), "How to reach it: is empty"),
        (WrittenHelp("x" * 61, "x", "x"), "and 60 fit"),
        (WrittenHelp("x", "x", "4111 1111 1111 1111"), "payment card"),
        (WrittenHelp("x", "x", "x", ("",) * 7), "no hours are named"),
        (WrittenHelp("x", "x", "x", ("nine",) + ("",) * 6), "cannot be read"),
    ],
)
def test_what_would_help_nobody_is_refused(written: WrittenHelp, told: str):
    with pytest.raises(Refused, match=told):
        parse_help("1", written)


def test_all_that_is_wrong_is_told_at_once():
    with pytest.raises(Refused) as refused:
        parse_help("1", WrittenHelp("", "", "", ("nine",) * 7))
    assert len(refused.value.problems) == 10
