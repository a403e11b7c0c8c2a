from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.holidays import Holiday
from journal.periods import local_date
from journal.working_hours import Calendar, Stretch, parse_week
from journal.working_time import AWAY, ON_A_HOLIDAY, OUTSIDE, Absence, WorkingTime
from tests.journal.calendars import days, working_times
from tests.journal.given import ZONE

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
OFFICE = parse_week(("09:00–12:30, 13:00–18:00",) * 5 + ("", ""))
NIGHTS = parse_week(("22:00–06:00",) * 4 + ("", "", ""))
MAY_DAY = Holiday(date(2026, 5, 4), "May day")
office = WorkingTime(ZONE, Calendar(OFFICE, (MAY_DAY,)))
nights = WorkingTime(ZONE, Calendar(NIGHTS))
never = WorkingTime(ZONE, Calendar(((),) * 7))
around_the_clock = WorkingTime(ZONE, Calendar(((Stretch(0, 1440),),) * 7))

moments = st.builds(
    lambda day, minute: datetime.combine(day, time(), tzinfo=UTC) + timedelta(minutes=minute),
    days,
    st.integers(0, 1439),
)
some_hours = st.integers(0, 60 * 60).map(lambda minutes: timedelta(minutes=minutes))


def here(text: str) -> datetime:
    """A moment by the clock on the workspace's wall; of two the first."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        ("2026-05-13T08:59", OUTSIDE),
        ("2026-05-13T09:00", None),
        ("2026-05-13T12:30", None),
        ("2026-05-13T12:45", OUTSIDE),  # in the break
        ("2026-05-13T18:00", None),
        ("2026-05-13T18:01", OUTSIDE),
        ("2026-05-16T10:00", OUTSIDE),  # a Saturday
        ("2026-05-04T10:00", ON_A_HOLIDAY),
        ("2026-05-04T20:00", ON_A_HOLIDAY),
    ],
)
def test_working_time_begins_and_ends_with_the_hours_of_the_calendar(moment: str, why: str | None):
    assert office.why_not(here(moment)) == why


@pytest.mark.parametrize(
    ("from_", "hours", "to"),
    [
        ("2026-05-13T10:00", 2, "2026-05-13T12:00"),
        ("2026-05-13T10:00", 3, "2026-05-13T13:30"),  # over the break
        ("2026-05-13T17:00", 1, "2026-05-13T18:00"),  # to its end, and not to the next morning
        ("2026-05-13T17:00", 2, "2026-05-14T10:00"),
        ("2026-05-13T22:00", 2, "2026-05-14T11:00"),
        ("2026-05-15T17:00", 2, "2026-05-18T10:00"),  # over the weekend
        ("2026-05-01T17:00", 2, "2026-05-05T10:00"),  # and over the holiday after it
    ],
)
def test_working_hours_later_leaves_out_what_is_not_worked(from_: str, hours: int, to: str):
    assert office.after(here(from_), hours * HOUR) == here(to)
    assert office.before(here(to), hours * HOUR) <= here(to)


def test_working_hours_earlier_leaves_it_out_as_well():
    assert office.before(here("2026-05-18T10:00"), 2 * HOUR) == here("2026-05-15T17:00")
    assert office.before(here("2026-05-05T09:30"), HOUR) == here("2026-05-01T17:30")


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        ("2026-05-11T23:00", None),
        ("2026-05-12T05:59", None),  # Monday's night, on Tuesday morning
        ("2026-05-12T06:01", OUTSIDE),
        ("2026-05-15T03:00", None),  # Thursday's
        ("2026-05-15T23:00", OUTSIDE),
    ],
)
def test_a_night_shift_goes_on_after_midnight(moment: str, why: str | None):
    assert nights.why_not(here(moment)) == why


def test_a_night_belongs_to_the_day_on_which_it_starts():
    monday = WorkingTime(ZONE, Calendar(NIGHTS, (Holiday(date(2026, 5, 11)),)))
    assert monday.why_not(here("2026-05-12T02:00")) == ON_A_HOLIDAY
    tuesday = WorkingTime(ZONE, Calendar(NIGHTS, (Holiday(date(2026, 5, 12)),)))
    assert tuesday.is_working(here("2026-05-12T02:00"))
    assert not tuesday.is_working(here("2026-05-12T23:00"))


def test_the_end_of_a_day_is_its_last_working_moment():
    assert office.end_of_day(date(2026, 5, 13)) == here("2026-05-13T18:00")
    assert nights.end_of_day(date(2026, 5, 13)) == here("2026-05-13T23:59")
    assert nights.end_of_day(date(2026, 5, 15)) == here("2026-05-15T06:00")  # Thursday's night
    assert around_the_clock.end_of_day(date(2026, 5, 13)) == here("2026-05-13T23:59")


@pytest.mark.parametrize("day", [date(2026, 5, 16), MAY_DAY.day])
def test_a_day_without_work_ends_with_its_evening(day: date):
    assert office.end_of_day(day) == here(f"{day}T23:59")


def test_whoever_is_away_is_away_around_the_clock_and_not_a_day_longer():
    absent = WorkingTime(ZONE, Calendar(OFFICE), (Absence(date(2026, 5, 13), date(2026, 5, 14)),))
    for moment in ("2026-05-13T00:00", "2026-05-13T10:00", "2026-05-14T23:59"):
        assert absent.why_not(here(moment)) == AWAY
    for moment in ("2026-05-12T23:59", "2026-05-15T00:00", "2026-05-15T10:00"):
        assert absent.why_not(here(moment)) != AWAY
    assert absent.next_working(here("2026-05-13T10:00")) == here("2026-05-15T09:00")


def test_a_promise_for_a_day_on_which_one_is_away_falls_due_as_the_customer_was_told():
    absent = WorkingTime(ZONE, Calendar(OFFICE), (Absence(date(2026, 5, 13), date(2026, 5, 13)),))
    assert absent.end_of_day(date(2026, 5, 13)) == here("2026-05-13T18:00")


@given(moments, some_hours)
def test_without_any_hours_time_goes_by_on_the_clock(moment: datetime, hours: timedelta):
    assert never.after(moment, hours) == moment + hours
    assert never.before(moment, hours) == moment - hours
    assert never.next_working(moment) is None
    assert never.why_not(moment) == OUTSIDE


@given(moments, some_hours)
def test_around_the_clock_all_time_is_working_time(moment: datetime, hours: timedelta):
    assert around_the_clock.after(moment, hours) == moment + hours
    assert around_the_clock.next_working(moment) == moment


def test_the_night_in_which_an_hour_is_left_out_has_an_hour_less_of_work():
    saturday = WorkingTime(ZONE, Calendar(((),) * 5 + NIGHTS[:1] + ((),)))
    assert saturday.after(here("2026-03-28T22:00"), 7 * HOUR) == here("2026-03-29T06:00")


def test_the_night_in_which_an_hour_comes_twice_has_an_hour_more_of_it():
    saturday = WorkingTime(ZONE, Calendar(((),) * 5 + NIGHTS[:1] + ((),)))
    assert saturday.after(here("2026-10-24T22:00"), 9 * HOUR) == here("2026-10-25T06:00")


def test_hours_that_the_clock_leaves_out_are_worked_as_much_later_or_not_at_all():
    early = WorkingTime(ZONE, Calendar(((),) * 6 + ((Stretch(70, 100),),)))
    assert early.is_working(here("2026-03-29T02:15"))
    into_it = WorkingTime(ZONE, Calendar(((),) * 6 + ((Stretch(90, 120),),)))
    assert into_it.next_working(here("2026-03-28T12:00")) == here("2026-04-05T01:30")


@given(working_times, moments, some_hours, some_hours)
def test_a_while_and_another_while_later_is_both_together_later(
    working: WorkingTime, moment: datetime, one: timedelta, other: timedelta
):
    assert working.after(working.after(moment, one), other) == working.after(moment, one + other)


@given(working_times, moments, some_hours)
def test_a_while_later_is_never_outside_working_time(
    working: WorkingTime, moment: datetime, hours: timedelta
):
    later, earlier = working.after(moment, hours), working.before(moment, hours)
    assert earlier <= moment <= later
    if hours and not working.never_works:
        assert working.why_not(later) is None
        assert working.why_not(earlier) is None


@settings(max_examples=25)
@given(working_times, moments, st.integers(1, 12 * 60))
def test_between_now_and_a_while_later_lies_as_much_working_time(
    working: WorkingTime, moment: datetime, minutes: int
):
    """Counted minute by minute, from half a minute on, so that no edge is in doubt."""
    later = working.after(moment, minutes * MINUTE)
    gone = (later - moment) // MINUTE
    if not working.never_works and gone < 5_000:
        worked = (working.is_working(moment + n * MINUTE + MINUTE / 2) for n in range(gone))
        assert sum(worked) == minutes


@given(working_times, moments)
def test_the_next_working_moment_is_the_first_one(working: WorkingTime, moment: datetime):
    found = working.next_working(moment)
    assert (found is None) == working.never_works
    if found is not None:
        assert found >= moment
        assert working.is_working(found)
        assert not any(
            working.is_working(moment + part * (found - moment) / 7)
            for part in range(7)
            if found > moment
        )


@given(working_times, days)
def test_the_end_of_a_day_is_on_that_day_and_nothing_is_worked_after_it(
    working: WorkingTime, day: date
):
    end = working.end_of_day(day)
    assert local_date(end, working.zone) == day
    rest = (end + n * MINUTE for n in range(1, 24 * 60, 7))
    assert not any(
        working.is_working(moment) for moment in rest if local_date(moment, working.zone) == day
    )


@given(working_times, days)
def test_a_day_on_which_there_is_work_ends_in_working_time(working: WorkingTime, day: date):
    workspace = replace(working, absences=())
    end = workspace.end_of_day(day)
    midnight = datetime.combine(day, time(), tzinfo=working.zone)
    clocks_change = midnight.utcoffset() != end.astimezone(working.zone).utcoffset()
    quarters = (midnight.astimezone(UTC) + n * 15 * MINUTE + MINUTE for n in range(4 * 24))
    if any(workspace.is_working(moment) for moment in quarters) and not clocks_change:
        assert workspace.is_working(end)


@given(working_times, moments)
def test_there_is_a_reason_exactly_where_nobody_works(working: WorkingTime, moment: datetime):
    assert (working.why_not(moment) is None) == working.is_working(moment)
