from __future__ import annotations

import pytest

from journal.techniques import Technique
from journal.vocabulary import EscalatedTo, Word

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
