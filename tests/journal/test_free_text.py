from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal.free_text import (
    FORMULA,
    IDS,
    MOMENTS,
    cleaned,
    storable,
    storable_throughout,
    unformulated,
)
from journal.identifiers import Kind
from tests.journal.given import MOST_WRITINGS

ANY_TEXT = st.text(st.characters())  # lone surrogates too


@pytest.mark.parametrize("text", MOST_WRITINGS)
def test_writing_of_every_kind_is_left_as_it_is(text: str):
    assert cleaned(text) == text


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_every_line_end_becomes_the_same_one(ends: str):
    assert cleaned(f"one{ends}two") == "one\ntwo"


@pytest.mark.parametrize("control", ["\0", "\x07", "\x1b[31m", "\x7f", "\x85"])
def test_controls_that_nobody_sees_are_dropped(control: str):
    assert cleaned(f"a{control}b") == "a" + control[1:] + "b"


@given(ANY_TEXT)
def test_a_cleaned_text_can_be_stored_and_holds_no_control(text: str):
    kept = cleaned(text)
    assert kept.encode("utf-8").decode("utf-8") == kept
    assert all(c in "\n\t" or unicodedata.category(c) != "Cc" for c in kept)


@given(st.sampled_from(FORMULA), st.text())
def test_no_cell_is_run_as_a_formula(begins: str, rest: str):
    assert unformulated(begins + rest) == f"'{begins}{rest}"


@given(st.text().filter(lambda text: not text.startswith(FORMULA)))
def test_an_ordinary_cell_is_left_as_it_is(cell: str):
    assert unformulated(cell) == cell


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str):
    assert cleaned(cleaned(text)) == cleaned(text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_nothing_that_can_be_seen_is_lost(text: str):
    assert cleaned(text) == text


READS_AS_A_CARD = "01a2038b-8b3e-7488-a7a4-543476031815"
"""An id made by chance."""


@pytest.mark.parametrize("name", IDS)
def test_an_id_whose_digits_read_as_a_card_stays_the_id_it_is(name: str):
    assert Kind.PAYMENT_CARD.mask in storable(READS_AS_A_CARD)
    given = {"promises": [{name: READS_AS_A_CARD, "what": "Call back"}]}
    assert storable_throughout(given) == given


BEGINNING = datetime(1900, 1, 1, tzinfo=UTC)
MOMENT_LIKE_A_CARD = "2026-11-22T22:30:55.970808+00:00"
"""Late in the evening, one moment in ten."""


@pytest.mark.parametrize("name", MOMENTS)
@given(st.timedeltas(timedelta(0), timedelta(days=100_000)).map(lambda after: BEGINNING + after))
@example(datetime.fromisoformat(MOMENT_LIKE_A_CARD))
def test_a_moment_stays_the_moment_it_is(name: str, moment: datetime):
    local = moment.replace(tzinfo=None)
    for said in (
        moment.isoformat(),
        moment.date().isoformat(),
        local.isoformat(timespec="minutes"),
    ):
        assert storable_throughout({"promises": [{name: said}]}) == {"promises": [{name: said}]}


def test_what_a_draft_is_for_stays_what_it_is():
    given = {"written_for": f"notes {READS_AS_A_CARD}"}
    assert storable_throughout(given) == given


@pytest.mark.parametrize(
    "answer",
    [
        {"what": READS_AS_A_CARD},
        {"promise_id": "4111 1111 1111 1111"},
        {"wanted_in": ["4111 1111 1111 1111"]},
        {"4111 1111 1111 1111": "needed"},
        {"what": MOMENT_LIKE_A_CARD},
        {"due": "2026-11-22T22:35:47.4111111111111111"},
        {"written_for": "notes 4111 1111 1111 1111"},
    ],
)
def test_no_card_comes_in_beside_the_ids(answer: dict[str, object]):
    assert Kind.PAYMENT_CARD.mask in str(storable_throughout(answer))
