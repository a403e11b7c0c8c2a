from __future__ import annotations

import pytest

from journal.called import Label, call
from journal.techniques import Technique
from journal.vocabulary import Cause, Channel, EscalatedTo, Word
from journal.wording import KINDS, MOST_OWN

VOCABULARIES = sorted((*Word.__subclasses__(),), key=lambda word: word.__name__)


def test_the_techniques_are_one_of_the_vocabularies():
    assert Technique in VOCABULARIES
    assert len(VOCABULARIES) >= 17


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_word_has_a_label_that_is_not_its_value(vocabulary: type[Word]):
    for word in vocabulary:
        assert word.label.strip() == word.label != ""
        assert word.label[0].isupper()
        assert "_" not in word.label
        assert not word.label.endswith((".", "!"))


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_no_two_words_of_a_vocabulary_read_the_same(vocabulary: type[Word]):
    labels = [word.label.casefold() for word in vocabulary]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_a_stored_value_is_plain_and_reads_back_as_the_same_word(vocabulary: type[Word]):
    for word in vocabulary:
        assert word.value.isascii()
        assert word.value == word.value.lower()
        assert vocabulary(str(word)) is word


def test_nobody_is_an_answer_to_whether_it_was_passed_on():
    assert EscalatedTo("nobody") is EscalatedTo.NOBODY


def test_causes_channels_and_techniques_have_spare_words_and_nothing_else_has():
    spare = {of: [word for word in of if word.is_own] for of in VOCABULARIES}
    assert {of: len(words) for of, words in spare.items() if words} == dict.fromkeys(
        (Cause, Channel, Technique), MOST_OWN
    )
    codes = [word.value for words in spare.values() for word in words]
    assert len(set(codes)) == len(codes)


def test_a_spare_word_cannot_be_said_until_it_has_a_name():
    assert not any(word.is_own for of in KINDS.values() for word in of.said_here())
    call({(Cause, "own_cause_4"): Label("Strike")})
    assert [word for word in Cause.said_here() if word.is_own] == [Cause.OWN_4]
