from __future__ import annotations

import pytest

from journal.identifiers import Kind, cards
from tests.journal.identifiers.corpus import Snippet, corpus, score

HELD_OUT = [snippet for snippet in corpus() if snippet.held_out]
SEEN = [snippet for snippet in corpus() if not snippet.held_out]
WITH_CARDS = [
    snippet for snippet in corpus() if any(due.kind is Kind.PAYMENT_CARD for due in snippet.holds)
]


def test_the_corpus_is_large_enough_to_say_something():
    traps = [snippet for snippet in corpus() if not snippet.holds]
    assert len(corpus()) >= 120
    assert len(traps) >= 40
    assert len(HELD_OUT) * 4 >= len(corpus())
    assert {due.kind for snippet in HELD_OUT for due in snippet.holds} == set(Kind)


def test_no_snippet_stands_in_the_corpus_twice():
    texts = [snippet.text for snippet in corpus()]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("snippets", [HELD_OUT, SEEN], ids=["held out", "seen"])
def test_of_what_is_found_nine_in_ten_are_right_and_of_what_is_there_eight_are_found(
    snippets: list[Snippet],
):
    reached = score(snippets)
    assert reached.precision >= 0.9
    assert reached.recall >= 0.8


@pytest.mark.parametrize("snippet", WITH_CARDS, ids=lambda snippet: snippet.text[:30])
def test_no_card_is_missed_and_nothing_else_is_masked(snippet: Snippet):
    due = tuple(due for due in snippet.holds if due.kind is Kind.PAYMENT_CARD)
    assert cards(snippet.text) == due


@pytest.mark.parametrize(
    "snippet", [one for one in corpus() if one not in WITH_CARDS], ids=lambda one: one.text[:30]
)
def test_no_card_is_seen_where_none_is(snippet: Snippet):
    assert cards(snippet.text) == ()
