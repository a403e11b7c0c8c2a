from __future__ import annotations

import pytest
from hypothesis import given

from journal.errors import Refused
from journal.working_hours import Hours, Stretch, parse_hours, parse_week, written
from tests.journal.calendars import weeks

MORNING, AFTERNOON = Stretch(540, 750), Stretch(780, 1080)


@pytest.mark.parametrize(
    "text",
    ["09:00–12:30, 13:00–18:00", "9:00-12:30,13:00-18:00", "13.00 - 18.00; 09.00 — 12.30"],
)
def test_hours_are_read_as_people_write_them(text: str):
    assert parse_hours("Monday", text) == (MORNING, AFTERNOON)


@pytest.mark.parametrize("text", ["", "  ", ",", " ; "])
def test_a_day_that_is_left_empty_has_no_work(text: str):
    assert parse_hours("Monday", text) == ()


def test_a_night_shift_ends_on_the_day_after():
    assert parse_hours("Monday", "22:00–06:00") == (Stretch(1320, 1800),)
    assert parse_hours("Monday", "18:00–24:00") == (Stretch(1080, 1440),)
    assert parse_hours("Monday", "18:00–00:00") == (Stretch(1080, 1440),)


def test_a_round_the_clock_day_is_written_from_midnight_to_midnight():
    assert parse_hours("Monday", "00:00–24:00") == (Stretch(0, 1440),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nine to five", "“nine to five” cannot be read. Write it as 09:00–12:30"),
        ("09:00", "“09:00” cannot be read"),
        ("09:00–12:00 13:00–18:00", "cannot be read"),
        ("٠٩:٠٠–٢٥:٠٠", "a time that no clock shows"),
        ("09:60–18:00", "“09:60–18:00” has a time that no clock shows"),
        ("09:00–24:01", "a time that no clock shows"),
        ("24:00–06:00", "nothing starts at 24:00. Write 00:00 on the day after"),
        ("09:00–09:00", "takes no time. A day and a night is 00:00–24:00"),
        ("17:00–09:00", "“17:00–09:00” ends before it starts. A shift over midnight takes 12"),
        ("12:00–14:00, 09:00–13:00", "12:00–14:00 starts before 09:00–13:00 has ended"),
        ("09:00–18:00, 12:00–12:30", "12:00–12:30 starts before 09:00–18:00 has ended"),
        ("22:00–06:00, 23:00–23:30", "23:00–23:30 starts before 22:00–06:00 has ended"),
    ],
)
def test_hours_that_cannot_be_are_refused_with_what_is_wrong(text: str, told: str):
    with pytest.raises(Refused) as refused:
        parse_hours("Tuesday", text)
    assert str(refused.value).startswith("Tuesday: ")
    assert told in str(refused.value)


def test_every_day_that_is_wrong_is_told_at_once():
    with pytest.raises(Refused) as refused:
        parse_week(("9", "09:00–18:00", "", "24:00–25:00", "", "", "x"))
    assert [problem.where for problem in refused.value.problems] == [
        "Monday", "Thursday", "Sunday"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("week", "where"),
    [
        (("22:00–06:00", "05:00–12:00", "", "", "", "", ""), "Monday"),
        (("05:00–12:00", "", "", "", "", "", "22:00–06:00"), "Sunday"),  # the week is a circle
    ],
)
def test_a_night_may_not_run_into_the_next_morning(week: tuple[str, ...], where: str):
    with pytest.raises(Refused, match=rf"{where}: 22:00–06:00 runs into \w+’s 05:00–12:00"):
        parse_week(week)


def test_a_night_may_end_when_the_morning_begins():
    week = parse_week(("22:00–06:00", "06:00–12:00", "", "", "", "", ""))
    assert week[1] == (Stretch(360, 720),)


@given(weeks)
def test_hours_are_read_as_they_are_written(week: tuple[Hours, ...]):
    assert parse_week(tuple(map(written, week))) == week
