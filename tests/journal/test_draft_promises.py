"""Two tabs change the promises of one draft: nothing that either said is lost."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journal.draft import merged

A = {"promise_id": "a", "what": "Ring", "due": "2026-05-14"}
B = {"promise_id": "b", "what": "Write"}


def test_a_promise_added_already_stays_when_this_one_changes_its_own():
    assert merged([A], [{**A, "what": "Ring back"}], [A, B]) == (
        [{**A, "what": "Ring back"}, B],
        [],
    )


def test_answers_of_one_promise_from_two_tabs_stand_together():
    mine, theirs = {**A, "kind": "email"}, {**A, "due": "2026-05-20"}
    assert merged([A], [mine], [theirs])[0] == [{**theirs, "kind": "email"}]


def test_a_text_that_gives_way_is_handed_back():
    mine, theirs = {**A, "what": "mine"}, {**A, "what": "theirs"}
    assert merged([A], [mine], [theirs]) == ([mine], ["theirs"])


def test_a_promise_removed_here_goes_unless_another_tab_changed_it():
    assert merged([A, B], [B], [A, B]) == ([B], [])
    assert merged([A, B], [B], [{**A, "what": "Ring at ten"}, B])[0] == [
        {**A, "what": "Ring at ten"},
        B,
    ]


def test_a_promise_removed_elsewhere_does_not_come_back_unless_it_was_changed_here():
    assert merged([A, B], [A, B], [B]) == ([B], [])
    assert merged([A], [{**A, "what": "Ring now"}], [])[0] == [{**A, "what": "Ring now"}]


texts = st.sampled_from(["", "one", "two", "three"])
promise_lists = st.dictionaries(st.sampled_from("abc"), texts).map(
    lambda made: [{"promise_id": i, "what": what} for i, what in made.items()]
)


@given(seen=promise_lists, mine=promise_lists, theirs=promise_lists)
def test_no_text_that_was_written_anew_is_lost(seen: list[Any], mine: list[Any], theirs: list[Any]):
    together, displaced = merged(seen, mine, theirs)
    left = {p["what"] for p in together} | set(displaced)
    for changed in (mine, theirs):
        anew = {p["what"] for p in changed if p not in seen and p["what"]}
        assert anew <= left


@given(mine=promise_lists, seen=promise_lists)
def test_a_tab_alone_gets_what_it_asked_for(mine: list[Any], seen: list[Any]):
    together, displaced = merged(seen, mine, seen)
    assert sorted(together, key=str) == sorted(mine, key=str)
    assert not displaced
