"""How days and times are written: what is recognised, and what has to be asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.transfer.proposing.writings import (
    Writing,
    formats_of,
    sample_of,
    shape_of,
    tells_a_day,
    tells_a_time,
)

TODAY = date(2026, 3, 4)
FORMS = (
    "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%y", "%Y-%m-%d", "%d-%b-%y", "%B %d, %Y", "%a, %d %b %Y",
    "%Y-%m-%dT%H:%M:%SZ", "%d/%m/%Y %H:%M", "%m/%d/%y %I:%M %p", "%Y-%m-%d %H:%M:%S.%f",
)  # fmt: skip
moments = st.datetimes(datetime(1991, 1, 1), datetime(2026, 3, 3))  # noqa: DTZ001


def writing_of(cells: Iterable[str]) -> Writing:
    found: dict[tuple[str, ...], Writing] = {}
    for cell in cells:
        read = shape_of(cell)
        assert read is not None, cell
        found.setdefault(read[0], Writing(read[0])).take(cell, read[1])
    (writing,) = found.values()
    return writing


@given(st.sampled_from(FORMS), st.lists(moments, min_size=1, max_size=30))
def test_the_format_in_which_a_column_was_written_is_always_among_those_proposed(
    form: str, told: list[datetime]
):
    writings: dict[tuple[str, ...], Writing] = {}
    for moment in told:
        cell = moment.strftime(form)
        read = shape_of(cell)
        assert read is not None
        writings.setdefault(read[0], Writing(read[0])).take(cell, read[1])
    for writing in writings.values():
        formats = formats_of(writing, TODAY)
        assert any(
            all(
                datetime.strptime(cell, one) == datetime.strptime(cell, form)  # noqa: DTZ007
                for cell in writing.samples
            )
            for one in formats
        )


@given(st.text(max_size=50))
def test_no_text_whatsoever_is_more_than_a_cell_that_is_no_day(cell: str):
    read = shape_of(cell)
    if read is not None:
        writing = Writing(read[0])
        writing.take(cell, read[1])
        for form in formats_of(writing, TODAY):
            assert tells_a_day(form) or tells_a_time(form)


def test_a_day_that_could_be_either_number_is_left_open():
    formats = formats_of(writing_of(["03/04/2025", "05/06/2025"]), TODAY)
    assert set(formats) == {"%d/%m/%Y", "%m/%d/%Y"}


@pytest.mark.parametrize(
    ("cells", "form"),
    [(["22/04/2025", "03/05/2025", "25/12/2025"], "%d/%m/%Y"),
     (["04/22/2025", "05/03/2025", "12/25/2025"], "%m/%d/%Y")],
)  # fmt: skip
def test_days_beyond_twelve_settle_it(cells: list[str], form: str):
    assert formats_of(writing_of(cells), TODAY) == (form,)


def test_one_mistake_settles_nothing_and_spoils_nothing():
    assert len(formats_of(writing_of(["03/04/2025", "05/06/2025", "33/01/2025"]), TODAY)) == 2
    days = [(date(2025, 1, 1) + timedelta(n)).strftime("%m/%d/%Y") for n in range(200)]
    assert formats_of(writing_of([*days, "13/01/2025"]), TODAY) == ("%m/%d/%Y",)


def test_a_year_of_two_digits_that_could_be_a_day_is_left_open_as_well():
    formats = formats_of(writing_of(["11-04-05", "12-05-06"]), TODAY)
    assert set(formats) == {"%d-%m-%y", "%m-%d-%y", "%y-%m-%d"}


def test_years_to_come_and_long_gone_are_not_meant():
    assert formats_of(writing_of(["22-04-31", "23-04-30"]), TODAY) == ("%y-%m-%d",)
    assert formats_of(writing_of(["01/01/1890", "02/01/1891"]), TODAY) == ()


@pytest.mark.parametrize(
    ("cell", "form"),
    [("3:53:50 PM", "%I:%M:%S %p"), ("15:53", "%H:%M"), ("15:53:50", "%H:%M:%S")],
)
def test_times_of_day_are_recognised_for_what_they_are(cell: str, form: str):
    assert formats_of(writing_of([cell]), TODAY) == (form,)
    assert not tells_a_day(form)


@pytest.mark.parametrize("cell", ["250635", "v1.2.3", "Abingdon", "21009", "10.5", "A1", ""])
def test_what_is_no_day_is_proposed_as_none(cell: str):
    read = shape_of(cell)
    assert read is None or formats_of(writing_of([cell]), TODAY) == ()


def test_the_cell_that_is_asked_about_can_be_read_in_every_way():
    writing = writing_of(["33/01/2025", "14/01/2025", "03/04/2025"])
    assert sample_of(writing, ("%d/%m/%Y", "%m/%d/%Y")) == "03/04/2025"
