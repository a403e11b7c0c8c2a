"""What is found in the playbook, and what is said of where a practice comes from."""

from __future__ import annotations

import pytest

from journal.playbook import Phrase, chapters_of, found_in
from journal.practice import COMMON, OWN, SOURCES, source_of
from journal.sought import Sought
from journal.techniques import Technique


def offered(technique: Technique, phrase: str) -> Phrase:
    return Phrase(phrase, technique, phrase, "Deliveries", False, False, None)


CHAPTERS = chapters_of(
    Technique.said_here(),
    [
        offered(Technique.OFFERED_OPTIONS, "Abholen lassen oder selbst bringen, wie Sie mögen?"),
        offered(Technique.OFFERED_OPTIONS, "返金するか、木曜日に新品をお届けします"),
        offered(Technique.SET_BOUNDARY, "Café refund: I cannot help while you shout."),
    ],
)


def found(text: str) -> list[Technique]:
    return [one.technique for one in found_in(CHAPTERS, Sought(text=text).words)]


def test_every_technique_has_a_chapter_with_its_own_phrases_and_no_others():
    assert [chapter.technique for chapter in CHAPTERS] == list(Technique.said_here())
    numbers = {chapter.technique: len(chapter.phrases) for chapter in CHAPTERS}
    assert numbers.pop(Technique.OFFERED_OPTIONS) == 2
    assert numbers.pop(Technique.SET_BOUNDARY) == 1
    assert set(numbers.values()) == {0}


def test_where_nothing_is_sought_everything_is_there():
    assert found("") == found(" ! ") == list(Technique.said_here())


@pytest.mark.parametrize(
    ("text", "technique"),
    [
        ("boundary", Technique.SET_BOUNDARY),  # its name
        ("insulting threatening", Technique.SET_BOUNDARY),  # when it serves
        ("name-calling", Technique.SET_BOUNDARY),  # our phrase
        ("CAFE refu", Technique.SET_BOUNDARY),  # one that was offered, as its words begin
        ("mogen", Technique.OFFERED_OPTIONS),
        ("木曜日", Technique.OFFERED_OPTIONS),
    ],
)
def test_a_technique_is_found_by_the_words_of_its_name_its_use_and_its_phrases(
    text: str, technique: Technique
):
    assert found(text) == [technique]


def test_every_word_has_to_be_there_and_one_inside_another_is_not():
    assert found("boundary bringen") == []
    assert found("oundary") == []


def test_a_source_is_named_for_those_techniques_alone_of_which_one_is_known():
    assert {one for one in Technique.said_here() if source_of(one) != COMMON} == set(SOURCES)
    assert "Rogers and Richard E. Farson" in source_of(Technique.LISTENED)
    assert source_of(Technique.OWN_1) == OWN
    assert "no single source" in source_of(Technique.WROTE_IT_DOWN)
