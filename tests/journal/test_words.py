from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.words import (
    Kind,
    line_of,
    marks_of,
    number_of,
    pattern_of,
    weighed,
    words_in,
)


def folded(text: str) -> list[str]:
    return [word.folded for word in words_in(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The REFUND didn't arrive", ["the", "refund", "didn", "t", "arrive"]),
        ("Café, naïve; Straße", ["cafe", "naive", "strasse"]),
        ("e\u0301 is é", ["e", "is", "e"]),
        ("FH-123_456", ["fh", "123", "456"]),
        ("100% _ ' \" \\ --", ["100"]),
        ("كِتَابٌ وَالكتاب", ["كتاب", "والكتاب"]),
        ("ΟΔΟΣ οδός", ["οδοσ", "οδοσ"]),
        ("👨‍👩‍👧 ok👍🏽", ["👨", "👩", "👧", "ok", "👍"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("soft\u00adhyphen zero\u200bwidth", ["softhyphen", "zerowidth"]),
        ("", []),
    ],
)
def test_words_are_told_apart_without_case_and_accents(text: str, words: list[str]):
    assert folded(text) == words


def test_a_script_without_spaces_has_runs_and_its_marks_stay():
    (run,) = words_in("ลูกค้าโกรธมาก")
    assert (run.kind, run.folded) == (Kind.RUN, "ลูกค้าโกรธมาก")
    assert [word.kind for word in words_in("支払い三回abc")] == [Kind.RUN, Kind.SPACED]


def test_a_run_is_weighed_by_the_characters_that_stand_together():
    assert list(weighed(words_in("三回目 late"))) == ["三回", "回目", "late"]


@given(st.text())
def test_a_plain_text_is_read_as_any_other_is(text: str):
    plain = "".join(c for c in text if c.isascii())
    assert folded(plain) == [word for word in folded(f"{plain} é") if word][:-1]


@given(st.text())
def test_every_word_stands_where_it_is_said_to(text: str):
    found = words_in(text)
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(), st.text())
def test_a_word_of_a_text_is_found_in_its_line_and_marked_in_it(before: str, after: str):
    text = f"{before} {after}"
    words = words_in(text)
    line = line_of(words)
    for word in words:
        assert pattern_of(word) in line
        assert (word.start, word.end) in marks_of(text, [word])


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text: str):
    once = folded(text)
    assert folded(" ".join(once)) == once


def test_the_beginning_of_a_word_is_marked_and_its_middle_is_not():
    (sought,) = words_in("fund")
    assert marks_of("Funds for a refund", [sought]) == [(0, 5)]


@given(st.text())
def test_the_number_of_a_word_fits_into_32_bits(word: str):
    written = word.encode("utf-8", "replace").decode()
    assert -(2**31) <= number_of(written) < 2**31
