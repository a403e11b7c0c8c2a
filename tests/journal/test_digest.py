from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.digest import due_until_the_next, letter_of
from journal.reminder import Reminder
from journal.working_time import Absence, WorkingTime
from tests.journal.calendars import working_times
from tests.journal.given import NOW, TODAY, ZONE
from tests.journal.test_working_time import here, moments

DAY = timedelta(days=1)
office = WorkingTime(ZONE)


def due(text: str, case_ref: str | None = "C-7", *, is_day: bool = False) -> Reminder:
    return Reminder("one", here(text), is_day, case_ref, NOW - 9 * DAY)


def lines(*reminders: Reminder, working: WorkingTime = office) -> list[str]:
    letter = letter_of(reminders, working, NOW)
    return letter.body.splitlines()[1:-1] if letter else []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", "\x85"])
def test_a_case_that_somebody_else_wrote_makes_no_line_of_its_own(end: str):
    """A promise that was taken over has the case reference that its first owner gave it."""
    assert lines(due("2026-05-13T17:00", f"C){end}Overdue: now (case X")) == [
        "Wed 13 May, 17:00 (case C) Overdue: now (case X)"
    ]


def test_a_digest_is_cases_and_times_and_nothing_more():
    letter = letter_of(
        [
            due("2026-05-11T14:00"),
            due("2026-05-13T17:00", None),
            due("2026-05-13T18:00", is_day=True),
        ],
        office,
        NOW,
    )
    assert letter is not None
    assert letter.title == "3 promises wait for you"
    assert letter.body == (
        "Promises that wait for you:\n"
        "Overdue: Mon 11 May, 14:00 (case C-7)\n"
        "Wed 13 May, 17:00\n"
        "Wed 13 May (case C-7)\n"
        "What they are stands in Afterword."
    )


def test_where_nothing_falls_due_there_is_no_digest():
    assert letter_of([], office, NOW) is None
    assert letter_of([due("2026-05-14T10:01")], office, NOW) is None


@pytest.mark.parametrize(
    ("day", "named"),
    [
        ("2026-05-13T23:00", True),
        ("2026-05-14T10:00", True),  # in the first hour of the next morning
        ("2026-05-14T10:01", False),
    ],
)
def test_it_looks_ahead_to_the_first_hour_of_the_next_working_day(day: str, named: bool):
    assert bool(lines(due(day))) is named


def test_before_days_away_it_names_what_falls_due_on_them():
    away = WorkingTime(ZONE, absences=(Absence(TODAY + DAY, TODAY + 2 * DAY),))
    assert lines(due("2026-05-15T12:00"), working=away) == ["Fri 15 May, 12:00 (case C-7)"]
    assert lines(due("2026-05-18T10:00"), working=away) == ["Mon 18 May, 10:00 (case C-7)"]
    assert lines(due("2026-05-18T10:01"), working=away) == []


@given(working_times, moments, st.timedeltas(timedelta(), timedelta(days=30)))
def test_every_promise_is_in_the_digest_of_a_working_moment_before_it_falls_due(
    working: WorkingTime, now: object, ahead: timedelta
):
    """Whoever gets one in each working hour is told of each promise an hour ahead, unless it was
    made later."""
    due_at = now + ahead  # type: ignore[operator]
    last = working.before(due_at, timedelta(hours=1))
    if working.is_working(last):
        assert due_at <= due_until_the_next(working, last)


def test_an_action_of_a_debrief_is_told_by_its_day_and_without_a_word_of_it():
    action = replace(due("2026-05-13T23:59", None, is_day=True), is_action=True)
    letter = letter_of([due("2026-05-13T17:00"), action], office, NOW)
    assert letter is not None
    assert letter.title == "1 promise and 1 action wait for you"
    assert "Wed 13 May (action of a debrief)" in letter.body.splitlines()
    alone = letter_of([action], office, NOW)
    assert alone is not None
    assert alone.title == "1 action waits for you"
