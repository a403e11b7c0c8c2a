from __future__ import annotations

from datetime import date

import pytest

from journal.questions.wording import counted, day, people_or_more


def test_a_day_is_written_without_a_leading_nought():
    assert day(date(2026, 5, 4)) == "4 May 2026"


@pytest.mark.parametrize(
    ("number", "told"),
    [(0, "0 entries"), (1, "1 entry"), (1234, "1,234 entries")],
)
def test_one_is_not_many(number: int, told: str):
    assert counted(number, "entry", "entries") == told


@pytest.mark.parametrize(("number", "told"), [(5, "five people"), (12, "12 people")])
def test_small_numbers_are_words(number: int, told: str):
    assert people_or_more(number) == told
