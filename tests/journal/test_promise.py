from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal.answers import collect, parse_promise, parse_promise_alone
from journal.errors import Problem, Refused
from journal.people import Workspace
from journal.promise import FURTHEST, due_from_answer, state_of
from journal.vocabulary import PromiseState
from journal.working_hours import NINE_TO_SIX, Calendar, Stretch
from journal.working_time import WorkingTime
from tests.journal.given import NOW, WORKSPACE, ZONE, a_promise

DUE = datetime(2026, 5, 13, 17, tzinfo=UTC)
EVERY_DAY = WorkingTime(ZONE, Calendar(week=(NINE_TO_SIX,) * 7))
BEFORE, AFTER = DUE - timedelta(hours=1), DUE + timedelta(hours=1)
MUCH_LATER = DUE + timedelta(days=3)
MOMENT = timedelta(microseconds=1)
S = PromiseState

moments = st.timedeltas(timedelta(hours=-2), timedelta(hours=2)).map(lambda by: DUE + by)


@pytest.mark.parametrize(
    ("done", "cancelled", "as_of", "state"),
    [
        (BEFORE, None, MUCH_LATER, S.KEPT_ON_TIME),
        (DUE, None, MUCH_LATER, S.KEPT_ON_TIME),  # done exactly when it fell due
        (BEFORE, BEFORE, MUCH_LATER, S.KEPT_ON_TIME),  # kept, whatever came of it
        (BEFORE, AFTER, MUCH_LATER, S.KEPT_ON_TIME),
        (DUE + MOMENT, None, MUCH_LATER, S.KEPT_LATE),
        (AFTER, None, MUCH_LATER, S.KEPT_LATE),
        (AFTER, MUCH_LATER, MUCH_LATER, S.KEPT_LATE),  # late stays late even if cancelled then
        (AFTER, BEFORE, MUCH_LATER, S.KEPT_LATE),
        (None, BEFORE, MUCH_LATER, S.NO_LONGER_NEEDED),
        (None, DUE, MUCH_LATER, S.NO_LONGER_NEEDED),
        (None, BEFORE, BEFORE, S.NO_LONGER_NEEDED),
        (None, AFTER, MUCH_LATER, S.MISSED),  # cancelled after it fell due stays missed
        (None, None, DUE + MOMENT, S.MISSED),
        (None, None, DUE, S.OPEN),
        (None, None, BEFORE, S.OPEN),
    ],
)
def test_the_first_rule_that_fits_names_the_state(
    done: datetime | None, cancelled: datetime | None, as_of: datetime, state: PromiseState
):
    promise = a_promise(DUE, done_at=done, cancelled_at=cancelled)
    assert state_of(promise, as_of) is state


@given(st.none() | moments, st.none() | moments, moments)
def test_a_promise_is_in_exactly_one_state(
    done: datetime | None, cancelled: datetime | None, as_of: datetime
):
    in_time = done is not None and done <= DUE
    called_off = done is None and cancelled is not None and cancelled <= DUE
    fits = {
        S.KEPT_ON_TIME: in_time,
        S.KEPT_LATE: done is not None and not in_time,
        S.NO_LONGER_NEEDED: called_off,
        S.MISSED: done is None and not called_off and as_of > DUE,
        S.OPEN: done is None and not called_off and as_of <= DUE,
    }
    assert sum(fits.values()) == 1
    assert fits[state_of(a_promise(DUE, done_at=done, cancelled_at=cancelled), as_of)]


@given(st.none() | moments, st.none() | moments, moments, moments)
def test_time_moves_a_promise_from_open_to_missed_and_nowhere_else(
    done: datetime | None, cancelled: datetime | None, one: datetime, other: datetime
):
    promise = a_promise(DUE, done_at=done, cancelled_at=cancelled)
    earlier, later = state_of(promise, min(one, other)), state_of(promise, max(one, other))
    assert earlier is later or (earlier, later) == (S.OPEN, S.MISSED)


def due(answer: str, *, made: datetime = NOW, working: WorkingTime = EVERY_DAY) -> Any:
    return due_from_answer(answer, working=working, made=made)


def test_a_day_means_the_end_of_that_working_day():
    found = due("2026-05-14")
    assert found == {"due_at": datetime(2026, 5, 14, 17, tzinfo=UTC), "due_is_day": True}


def test_a_time_means_that_time_where_the_workspace_is():
    found = due("2026-05-14T14:30")
    assert found["due_at"].astimezone(UTC) == datetime(2026, 5, 14, 13, 30, tzinfo=UTC)
    assert "due_is_day" not in found


def test_a_time_with_its_own_zone_means_what_it_says():
    assert due("2026-05-14T14:30+09:00")["due_at"].astimezone(UTC).hour == 5


def test_today_after_working_hours_means_the_end_of_the_evening():
    evening = datetime(2026, 5, 13, 20, tzinfo=ZONE)
    assert due("2026-05-13", made=evening)["due_at"] == datetime(2026, 5, 13, 22, 59, tzinfo=UTC)
    assert due("2026-05-14", made=evening)["due_at"] == datetime(2026, 5, 14, 17, tzinfo=UTC)


def test_today_said_after_hours_means_that_evening_also_when_it_is_saved_the_day_after():
    evening = datetime(2026, 5, 13, 20, tzinfo=ZONE)
    said = {"what": "Call", "kind": "callback", "due": "2026-05-13"}
    answers = {"promise_id": "p", "due_said_at": evening.isoformat(), **said}
    read = parse_promise(answers, evening, evening + timedelta(days=1), WORKSPACE)
    assert read.promise.due_at == datetime(2026, 5, 13, 22, 59, tzinfo=UTC)


def test_today_is_the_day_where_the_workspace_is():
    """In Tokyo it is one at night, and in UTC still the afternoon of the day before."""
    tokyo = ZoneInfo("Asia/Tokyo")
    early = Calendar(week=((Stretch(0, 30),),) * 7)
    made = datetime(2026, 5, 13, 16, tzinfo=UTC)
    found = due("2026-05-14", made=made, working=WorkingTime(tokyo, early))["due_at"]
    assert found.astimezone(tokyo) == datetime(2026, 5, 14, 23, 59, tzinfo=tokyo)


@pytest.mark.parametrize(
    ("answer", "in_utc"),
    [
        ("2026-03-29", datetime(2026, 3, 29, 17, tzinfo=UTC)),  # the day the clocks go forward
        ("2026-10-25", datetime(2026, 10, 25, 18, tzinfo=UTC)),  # and the day they go back
        ("2026-10-25T01:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # the first of two
    ],
)
def test_the_night_in_which_the_clocks_change_has_one_reading(answer: str, in_utc: datetime):
    assert due(answer)["due_at"].astimezone(UTC) == in_utc


@pytest.mark.parametrize(
    ("zone", "answer", "told"),
    [
        ("Europe/London", "2026-03-29T01:30", "01:30 is skipped that night"),
        ("Europe/Berlin", "2027-03-28T02:30", "02:30 is skipped that night"),
        ("Europe/Berlin", "2027-03-28T02:30", "Say 03:30, or another time."),
        ("Europe/London", "2026-05-14T24:00", "Say 23:59, or 00:00 of the day after."),
    ],
)
def test_a_time_that_no_clock_shows_is_refused_with_one_that_they_do(
    zone: str, answer: str, told: str
):
    given = {"promise_id": "p", "what": "Call", "kind": "callback", "due": answer}
    workspace = Workspace("Fernhill Home", ZoneInfo(zone))
    with pytest.raises(Refused, match="By when") as refused:
        parse_promise(given, NOW, NOW, workspace)
    assert told in str(refused.value)
    assert len(refused.value.problems) == 1


@pytest.mark.parametrize(
    ("due", "told"),
    [
        ("2026-05-13T14:30", "Lies in the past. Pick a later time."),
        ("2036-05-13T14:30", "more than two years away"),
        ("2036-05-13", "more than two years away"),
    ],
)
def test_a_promise_without_an_entry_falls_due_between_now_and_two_years_on(due: str, told: str):
    answers = {"promises": [{"promise_id": "p", "what": "Call", "kind": "callback", "due": due}]}
    with pytest.raises(Refused, match=told):
        parse_promise_alone(answers, now=NOW, workspace=WORKSPACE)


@pytest.mark.parametrize("answer", ["soon", "2026-02-30", "2026-05-14T25:00", "T", ""])
def test_a_due_time_that_cannot_be_read_is_an_error(answer: str):
    with pytest.raises(ValueError, match=r"[Ii]nvalid|out of range|must be"):
        due(answer)


def test_a_promise_falls_due_between_its_encounter_and_two_years_on():
    for answer, told in [
        ("2026-05-13T13:00", "Falls due before the encounter"),
        ((NOW + FURTHEST + timedelta(days=1)).date().isoformat(), "more than two years away"),
    ]:
        given = {"promise_id": "p", "what": "Call", "kind": "callback", "due": answer}
        with pytest.raises(Refused, match=told):
            parse_promise(given, NOW, NOW, WORKSPACE)


@example("9999-12-31")
@example("0001-01-01")
@given(st.text() | st.dates().map(str) | st.datetimes().map(datetime.isoformat) | st.integers())
@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland"])
def test_any_due_answer_is_read_or_refused_in_a_sentence(zone: str, answer: object):
    nights = Workspace("Night shift", ZoneInfo(zone), Calendar(week=((Stretch(1320, 1410),),) * 7))
    problems: list[Problem] = []
    answers = {"promise_id": "p", "what": "Call", "kind": "callback", "due": answer}
    read = collect(problems, parse_promise, answers, NOW, NOW, nights)
    if read is None:
        assert [problem.where for problem in problems] == ["By when?"]
    else:
        assert NOW <= read.promise.due_at <= NOW + FURTHEST
