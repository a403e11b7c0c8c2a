"""Searching My journal: what is found holds what was sought, and is one's own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.actions.deleting import bring_back, delete
from journal.actions.reflect import keep, save
from journal.actions.sharing import share
from journal.entry import SavedEntry
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.own import PAGE, my_entries
from journal.sought import Sought
from journal.store.catalogue import TOLD, catalogue_anew_if_needed, lay_out
from journal.store.engine import Store
from journal.techniques import Technique
from journal.vocabulary import Audience, Cause, Channel, Outcome
from journal.words import is_found, words_in
from tests.journal.given import (
    MOST_WRITINGS,
    NOW,
    TODAY,
    WORKSPACE,
    stored_entry,
    weeks_ago,
    write_down,
    wrote,
)

SOME_WORDS = (
    "refund",
    "Refunded",
    "late",
    "LATÉ",
    "ลูกค้าโกรธ",
    "โกรธ",
    "مرحبا",
    "📦",
    "%",
    "_",
    "'",
)
phrases = st.lists(st.sampled_from(SOME_WORDS), max_size=4).map(" ".join)


def found(store: Store, viewer: Viewer, text: str = "", **chosen: Any) -> list[SavedEntry]:
    entries, total = my_entries(store, scope_for(viewer), 0, Sought(text, **chosen))
    assert total == len(entries)
    return entries


def texts_of(saved: SavedEntry) -> str:
    said = [getattr(saved.entry, name) for name in (*TOLD, "case_ref")]
    return " \n ".join(text for text in said if text)


def holds(saved: SavedEntry, text: str) -> bool:
    """Whether an entry's texts hold every word of a text, by the plainest reading."""
    there = words_in(texts_of(saved))
    return all(any(is_found(word, one) for one in there) for word in words_in(text))


@given(st.lists(phrases, max_size=6), st.lists(phrases, max_size=3), phrases)
def test_what_is_found_holds_the_words_and_is_ones_own_and_nothing_is_missed(
    store: Store, ana: Viewer, ben: Viewer, mine: list[str], theirs: list[str], sought: str
):
    store.write(lambda tx: [tx.run(f"delete from kept.{t}") for t in ("entries", "catalogue")])
    own = [stored_entry(ana, TODAY, what_happened=text) for text in mine]
    wrote(store, *own)
    wrote(store, *(stored_entry(ben, TODAY, went_well=text) for text in theirs))
    expected = {saved.entry_id for saved in own if holds(saved, sought)}
    assert {saved.entry_id for saved in found(store, ana, sought)} == expected


@pytest.mark.parametrize("text", [text for text in MOST_WRITINGS if text != "x" * 20_000])
def test_writing_of_every_kind_is_found_by_its_own_words(store: Store, ana: Viewer, text: str):
    wrote(store, stored_entry(ana, TODAY, their_view=text), stored_entry(ana, TODAY))
    for sought in (text, *text.split()):
        if Sought(sought).words:
            assert [saved.entry.their_view for saved in found(store, ana, sought)] == [text]


@pytest.mark.parametrize("text", ["x" * 10_000, "late " * 2_000, "'; drop table entries --", "\\"])
def test_a_search_of_any_length_and_kind_is_answered(store: Store, ana: Viewer, text: str):
    wrote(store, stored_entry(ana, TODAY, what_happened="late"))
    assert [saved.entry.what_happened for saved in found(store, ana, text)] == (
        ["late"] if text.startswith("late") or text == "\\" else []
    )


def test_a_case_reference_is_found_and_words_may_stand_in_different_answers(
    store: Store, ana: Viewer
):
    wrote(store, stored_entry(ana, TODAY, case_ref="FH-20413", went_well="The refund"))
    assert len(found(store, ana, "refund fh-20413")) == 1
    assert found(store, ana, "refund fh-20414") == []


def test_entries_are_found_by_what_was_chosen_in_them(store: Store, ana: Viewer):
    one = stored_entry(ana, TODAY, cause="policy", channel="chat", outcome="unresolved",
                       techniques={"listened": None, "apologised": "helped"})  # fmt: skip
    other = stored_entry(ana, TODAY, techniques={"listened": "helped"})
    wrote(store, one, other)
    for chosen in (
        {"cause": Cause.POLICY},
        {"channel": Channel.CHAT},
        {"outcome": Outcome.UNRESOLVED},
        {"technique": Technique.APOLOGISED},
    ):
        assert [saved.entry_id for saved in found(store, ana, **chosen)] == [one.entry_id]
    assert len(found(store, ana, technique=Technique.LISTENED)) == 2
    assert found(store, ana, cause=Cause.POLICY, channel=Channel.PHONE) == []


def test_entries_are_found_by_whether_they_are_shared(store: Store, ana: Viewer):
    shared, private = write_down(store, ana), write_down(store, ana)
    share(store, ana, shared, Audience.TEAM, now=NOW)
    assert [saved.entry_id for saved in found(store, ana, is_shared=True)] == [shared]
    assert [saved.entry_id for saved in found(store, ana, is_shared=False)] == [private]


def test_what_is_shared_with_the_team_is_in_nobody_elses_search(
    store: Store, ana: Viewer, ben: Viewer, sam: Viewer
):
    entry_id = write_down(store, ana, what_happened="unmistakable")
    for audience in (Audience.TEAM, Audience.SUPERVISOR):
        share(store, ana, entry_id, audience, now=NOW)
    assert [found(store, who, "unmistakable") for who in (ben, sam)] == [[], []]


def test_a_change_is_found_by_what_it_says_now(store: Store, ana: Viewer):
    entry_id = write_down(store, ana, what_happened="before")
    keep(store, ana, entry_id, {"what_happened": "after"}, now=NOW)
    assert len(found(store, ana, "before")) == 1
    save(store, ana, entry_id, now=NOW, workspace=WORKSPACE)
    assert (len(found(store, ana, "before")), len(found(store, ana, "after"))) == (0, 1)


def test_a_deleted_entry_is_not_found_until_it_is_brought_back(store: Store, ana: Viewer):
    entry_id = write_down(store, ana, what_happened="parcel")
    delete(store, ana, entry_id, now=NOW)
    assert found(store, ana, "parcel") == found(store, ana) == []
    bring_back(store, ana, entry_id, now=NOW)
    assert [saved.entry_id for saved in found(store, ana, "parcel")] == [entry_id]


def test_what_is_found_comes_a_page_at_a_time_with_how_many_there_are(store: Store, ana: Viewer):
    saved = [
        stored_entry(ana, weeks_ago(1) - timedelta(days=back), went_well="late" if back % 2 else "")
        for back in range(2 * PAGE + 6)
    ]
    wrote(store, *saved)
    late = [one.entry_id for one in saved if one.entry.went_well]
    pages = [my_entries(store, scope_for(ana), page, Sought("late")) for page in (0, 1, 2)]
    assert [one.entry_id for entries, _ in pages for one in entries] == late
    assert [total for _, total in pages] == [PAGE + 3] * 3


def test_cataloguing_anew_and_laying_out_change_nothing_that_is_found(store: Store, ana: Viewer):
    for text in MOST_WRITINGS:
        write_down(store, ana, what_happened=text, case_ref="FH-1")
    held = "select * from own_catalogue order by entry_id"
    before = store.rows(scope_for(ana), held)
    store.write(lay_out)
    assert store.rows(scope_for(ana), held) == before
    store.write(lambda tx: tx.run("delete from kept.catalogue_editions"))
    store.write(catalogue_anew_if_needed)
    assert store.rows(scope_for(ana), held) == before
