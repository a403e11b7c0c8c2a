from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.answers import collect
from journal.errors import Problem, Refused
from journal.holidays import MOST, Holiday, parse_holidays, written
from tests.journal.calendars import holidays

CHRISTMAS = Holiday(date(2026, 12, 25), "Christmas Day")


def test_holidays_are_read_one_a_line_in_any_order():
    text = "\n 2027-01-01 \r\n\n2026-12-25   Christmas Day\n"
    assert parse_holidays(text) == (CHRISTMAS, Holiday(date(2027, 1, 1)))
    assert parse_holidays("") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("25 December", "“25” is no day. Write a line as 2026-12-25 Christmas Day."),
        ("2026-02-30 Leap", "“2026-02-30” is no day"),
        ("20261225", "“20261225” is no day"),
        ("2026-W53-5", "“2026-W53-5” is no day"),
        ("2026-12-25 Christmas\n2026-12-25", "2026-12-25 is there twice. Take one away."),
        ("2026-12-25 " + "x" * 61, "the name on 2026-12-25 is longer than 60 characters"),
    ],
)
def test_a_line_that_is_no_holiday_is_refused(text: str, told: str):
    with pytest.raises(Refused) as refused:
        parse_holidays(text)
    assert told in str(refused.value)


def test_more_holidays_than_there_are_days_are_refused():
    first = date(2026, 1, 1).toordinal()
    lines = [str(date.fromordinal(first + n)) for n in range(MOST + 1)]
    assert len(parse_holidays("\n".join(lines[:-1]))) == MOST
    with pytest.raises(Refused, match="there are 401, and 400 fit"):
        parse_holidays("\n".join(lines))


@given(holidays)
def test_holidays_are_read_as_they_are_written(found: tuple[Holiday, ...]):
    assert parse_holidays(written(found)) == found


@given(st.text())
def test_any_text_is_read_or_refused_in_a_sentence(text: str):
    problems: list[Problem] = []
    found = collect(problems, parse_holidays, text)
    assert found == tuple(sorted(found)) if found is not None else problems
    assert all(problem.where == "Holidays" for problem in problems)
