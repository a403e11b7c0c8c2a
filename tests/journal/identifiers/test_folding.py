from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal.identifiers import Kind, find
from journal.identifiers.folding import fold
from journal.identifiers.span import Piece


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("０７９１１", "07911"), ("٠٧٩", "079"), ("०७९", "079"), ("𝟎𝟕", "07"), ("①", "1"),
        ("a\u00a0b\u2003c\u3000d\te", "a b c d e"),
        ("a\r\nb\u2028c", "a\n\nb\nc"),
        ("a–b—c−d‐e－f", "a-b-c-d-e-f"),
        ("4\u200b1\ufeff1\u00ad1\u20601", "41111"),
        ("jane＠example．com", "jane@example.com"),
        ("Jose\u0301", "Jose"), ("José", "José"), ("½ ﬁ 五", "½ ﬁ 五"),
    ],
)  # fmt: skip
def test_a_text_is_read_in_plain_digits_dashes_and_spaces(written: str, read: str):
    assert fold(written).text == read


@given(st.text(st.characters()))
def test_every_character_that_is_read_can_be_traced_to_where_it_stood(text: str):
    folded = fold(text)
    assert len(folded.stood) == len(folded.text)
    for index, character in enumerate(folded.text):
        assert fold(text[folded.stood[index]]).text == character


@given(st.text(st.characters()))
def test_folding_twice_changes_nothing_more(text: str):
    assert fold(fold(text).text).text == fold(text).text


@given(st.text(st.characters(categories=["Cf", "Mn", "L", "N"]), min_size=1))
@example("Jose\u0301")
def test_a_span_of_all_that_is_read_holds_all_that_was_written(text: str):
    folded = fold("a" + text)
    (span,) = folded.spans([Piece(0, len(folded.text))], Kind.NAME)
    assert (span.start, span.end) == (0, len(text) + 1)


def test_a_span_is_of_the_text_as_it_was_written():
    text = "\ufeffring ０７９１１\u00a0１２\u200b３４５６ now"
    (span,) = find(text, "GB")
    assert text[span.start : span.end] == "０７９１１\u00a0１２\u200b３４５６"
