"""The calendar as others read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal.calendar_feed import calendar_of
from journal.ids import new_id
from journal.reminder import Reminder
from journal.working_time import WorkingTime
from tests.journal.given import MOST_WRITINGS, ZONE

working = WorkingTime(ZONE)
DUE = datetime(2026, 5, 13, 15, tzinfo=UTC)
MADE = datetime(2026, 5, 12, 9, 30, 15, 123456, tzinfo=UTC)


def promised(
    case_ref: str | None = "C-77", *, is_day: bool = False, due: datetime = DUE
) -> Reminder:
    return Reminder(new_id(), due, is_day, case_ref, MADE)


def events(*reminders: Reminder) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(calendar_of(reminders, working)).events


def test_a_promise_is_its_case_and_its_time_and_nothing_more():
    (event,) = events(promised())
    assert event["summary"] == "Promise due (case C-77)"
    assert event.start == DUE
    assert event["dtstamp"].dt == MADE.replace(microsecond=0)
    assert set(event) == {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "SUMMARY", "TRANSP"}
    (alarm,) = event.walk("VALARM")
    assert alarm["trigger"].dt == DUE - timedelta(hours=1)
    assert set(alarm) == {"ACTION", "DESCRIPTION", "TRIGGER"}
    assert alarm["description"] == event["summary"]


def test_a_promise_without_a_case_is_its_time_alone():
    assert events(promised(None))[0]["summary"] == "Promise due"


def test_a_promise_for_a_day_is_all_that_day_s_where_the_workspace_is():
    late = datetime(2026, 5, 13, 22, 59, tzinfo=UTC)  # 23:59 in London
    (event,) = events(promised(is_day=True, due=late))
    assert event.start == date(2026, 5, 13)


def test_a_promise_has_one_id_always_which_is_not_its_own():
    one, other = promised(), promised()
    ids = [event["uid"] for event in events(one, other)]
    assert ids == [event["uid"] for event in events(one, other)]
    assert len(set(ids)) == 2
    assert one.promise_id not in calendar_of([one], working)


def test_a_promise_that_was_changed_is_another_version_of_the_same_event():
    one = promised()
    moved = replace(one, due_at=DUE + timedelta(days=1), version=3)
    (before,), (after,) = events(one), events(moved)
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 3)


def test_the_same_promises_are_the_same_file_in_whatever_order_they_come():
    some = [promised(), promised(due=DUE + timedelta(days=1)), promised()]
    assert calendar_of(some, working) == calendar_of(some[::-1], working)


def test_without_promises_it_is_a_calendar_still():
    calendar = icalendar.Calendar.from_ical(calendar_of([], working))
    assert calendar.events == []
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE"]


@pytest.mark.parametrize(
    "case_ref", [*(writing[:60] for writing in MOST_WRITINGS), "a;b,c\\n\nBEGIN:VEVENT", "C:1=“x”"]
)
def test_whatever_a_case_is_called_it_stays_a_text_of_one_line(case_ref: str):
    found = events(promised(case_ref))
    assert len(found) == 1
    assert found[0]["summary"] == f"Promise due (case {' '.join(case_ref.split())})"


@example("ü" * 60)
@example("x" * 30 + "🏴" * 30)
@given(st.text(max_size=60))
def test_no_line_is_longer_than_75_octets_and_none_ends_in_the_middle(case_ref: str):
    text = calendar_of([promised(case_ref)], working)
    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert lines[-1] == b""
    assert all(line.decode() for line in lines[:-1])  # no character is cut in two
    assert len(events(promised(case_ref))) == 1
