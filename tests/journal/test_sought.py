from __future__ import annotations

from journal.sought import EVERYTHING, MOST_WORDS, Sought
from journal.vocabulary import Cause


def test_everything_is_sought_where_nothing_is_said():
    assert not EVERYTHING.is_narrowed
    assert Sought("refund").is_narrowed
    assert Sought(cause=Cause.BILLING).is_narrowed
    assert Sought(is_shared=False).is_narrowed


def test_each_word_is_looked_for_once_without_case():
    assert [word.folded for word in Sought("Late late LATE refund").words] == ["late", "refund"]


def test_a_search_without_a_word_says_so_and_narrows_nothing():
    for text in ("%", "_", "''", '"', "   %%  --"):
        assert "no word" in Sought(text).caveat
        assert not Sought(text).is_narrowed
    assert Sought("   ").caveat == ""


def test_of_too_many_words_the_first_are_looked_for_and_that_is_said():
    many = Sought(" ".join(f"word{number}" for number in range(1_200)))
    assert len(many.words) == MOST_WORDS
    assert many.caveat == "That is 1,200 different words. The first 20 were looked for."
    assert Sought("x" * 10_000).caveat == ""
