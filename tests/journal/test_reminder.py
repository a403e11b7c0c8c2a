from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.reminder import AHEAD, Reminder, alarm_for, notice_of
from journal.working_hours import Calendar
from journal.working_time import Absence, WorkingTime
from tests.journal.calendars import working_times
from tests.journal.given import TODAY, ZONE
from tests.journal.test_working_time import here, moments

office = WorkingTime(ZONE)


def promised(due: datetime, made: datetime | None = None, case_ref: str | None = None) -> Reminder:
    return Reminder("one", due, False, case_ref, made or due - timedelta(days=30))


@pytest.mark.parametrize(
    ("due", "rings"),
    [
        ("2026-05-13T14:00", "2026-05-13T13:00"),
        ("2026-05-13T09:30", "2026-05-12T17:30"),
        ("2026-05-16T12:00", "2026-05-15T17:00"),  # a Saturday, on which nobody works
        ("2026-05-13T22:00", "2026-05-13T17:00"),
    ],
)
def test_it_rings_an_hour_of_working_time_before_a_promise_falls_due(due: str, rings: str):
    assert alarm_for(promised(here(due)), office) == here(rings)


def test_what_was_promised_within_the_hour_rings_as_it_falls_due():
    due = here("2026-05-13T14:00")
    assert alarm_for(promised(due, due - timedelta(minutes=20)), office) == due
    evening = here("2026-05-13T20:00")
    assert alarm_for(promised(evening, evening - timedelta(minutes=20)), office) is None


@pytest.mark.parametrize(
    ("until", "rings"),
    [
        ("2026-05-13T13:30", "2026-05-13T13:30"),
        ("2026-05-12T20:00", "2026-05-13T13:00"),  # sooner than it would have rung
        ("2026-05-13T15:00", "2026-05-13T14:00"),  # later than it falls due
    ],
)
def test_what_was_put_off_rings_when_it_was_put_off_to_and_no_later_than_due(
    until: str, rings: str
):
    one = promised(here("2026-05-13T14:00"))
    assert alarm_for(replace(one, snoozed_until=here(until)), office) == here(rings)


def test_whoever_is_away_is_reminded_before_they_go():
    away = WorkingTime(ZONE, absences=(Absence(TODAY - timedelta(days=1), TODAY),))
    assert alarm_for(promised(here("2026-05-13T14:00")), away) == here("2026-05-11T17:00")


def test_where_nobody_ever_works_nothing_rings():
    never = WorkingTime(ZONE, Calendar(((),) * 7))
    assert alarm_for(promised(here("2026-05-13T14:00")), never) is None


@given(working_times, moments, st.timedeltas(timedelta(), timedelta(days=30)))
def test_nothing_ever_rings_outside_working_time_or_before_it_was_promised(
    working: WorkingTime, due: datetime, since: timedelta
):
    rings = alarm_for(promised(due, due - since), working)
    if rings is not None:
        assert working.why_not(rings) is None
        assert due - since <= rings <= due


def test_a_reminder_names_its_case_where_there_is_one():
    due = datetime(2026, 5, 13, tzinfo=UTC)
    assert promised(due, case_ref="C-77").case == " (case C-77)"
    assert promised(due).case == ""
    assert timedelta(hours=1) == AHEAD


@pytest.mark.parametrize(
    ("due", "told", "is_day", "when"),
    [
        ("2026-05-13T14:00", "2026-05-13T13:00", False, "at 14:00"),
        ("2026-05-13T18:00", "2026-05-13T17:00", True, "today"),
        ("2026-05-14T09:30", "2026-05-13T17:30", False, "on Thu 14 May, 09:30"),
        ("2026-05-16T23:59", "2026-05-15T17:00", True, "on Sat 16 May"),
    ],
)
def test_a_notice_says_when_and_of_which_case(due: str, told: str, is_day: bool, when: str):
    one = replace(promised(here(due), case_ref="C-7"), due_is_day=is_day)
    notice = notice_of(one, here(told), office)
    assert (notice.at, notice.text) == (here(told), f"A promise is due {when} (case C-7)")
    assert notice.mark == notice_of(one, here(told), office).mark
    assert notice.mark != notice_of(one, here(due), office).mark
