"""Similar encounters: what makes them so, whose they are, and what nobody learns from them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.actions.deleting import delete
from journal.actions.sharing import share, unshare
from journal.alike import Encounter, of_answers, of_entry
from journal.entry import SavedEntry
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.own import my_entry
from journal.reading.similar import similar
from journal.store.alike import find_alike
from journal.store.engine import Store
from journal.vocabulary import Audience
from tests.journal.given import MOST_WRITINGS, NOW, QUICK, TODAY, stored_entry, write_down, wrote

LATE = "The parcel was late for the third time"


def own_ids(store: Store, viewer: Viewer, encounter: Encounter) -> list[str]:
    return [one.own.entry_id for one in similar(store, scope_for(viewer), encounter) if one.own]


def asked(text: str = "", **answers: object) -> Encounter:
    return of_answers({"what_happened": text} | answers, "")


def test_the_same_words_and_the_same_cause_are_most_alike(store: Store, ana: Viewer):
    same = stored_entry(ana, TODAY, cause="delivery", what_happened="A late parcel, again")
    words = stored_entry(ana, TODAY, cause="policy", what_happened="A late parcel, again")
    cause = stored_entry(ana, TODAY, cause="delivery", what_happened="Wrong address on the label")
    other = stored_entry(ana, TODAY, cause="product", what_happened="The kettle leaks")
    wrote(store, other, cause, words, same)
    found = own_ids(store, ana, asked("Late again, her parcel", cause="delivery"))
    assert found == [same.entry_id, words.entry_id, cause.entry_id]


def test_a_rare_word_counts_more_than_one_that_stands_everywhere(store: Store, ana: Viewer):
    usual = [stored_entry(ana, TODAY, what_happened=f"the customer rang {n}") for n in range(6)]
    rare = stored_entry(ana, TODAY, what_happened="a wardrobe came")
    wrote(store, *usual, rare)
    found = own_ids(store, ana, asked("the customer with the wardrobe"))
    assert found[0] == rare.entry_id


def test_shared_behaviours_make_more_alike_and_of_equals_the_newer_comes_first(
    store: Store, ana: Viewer
):
    older, newer = (stored_entry(ana, TODAY - timedelta(days=d)) for d in (2, 1))
    shouted = stored_entry(ana, TODAY - timedelta(days=9), behaviours=["shouting"])
    wrote(store, older, newer, shouted)
    found = own_ids(store, ana, asked(cause="billing", behaviours=["shouting"]))
    assert found == [shouted.entry_id, newer.entry_id, older.entry_id]


def test_an_entry_is_not_similar_to_itself(store: Store, ana: Viewer):
    one, other = (write_down(store, ana, what_happened=LATE) for _ in range(2))
    full = my_entry(store, scope_for(ana), one)
    assert full is not None
    assert own_ids(store, ana, of_entry(full.saved.entry, one)) == [other]


def test_nothing_is_similar_to_what_says_nothing(store: Store, ana: Viewer):
    write_down(store, ana, what_happened=LATE)
    assert own_ids(store, ana, asked()) == []
    assert own_ids(store, ana, asked(cause="nonsense", behaviours=["nonsense"])) == []


@pytest.mark.parametrize("text", MOST_WRITINGS)
def test_writing_of_every_kind_resembles_itself(store: Store, ana: Viewer, text: str):
    saved = stored_entry(ana, TODAY, cause="policy", what_happened=text)
    wrote(store, saved)
    assert own_ids(store, ana, asked(text)) == [saved.entry_id]


def test_colleagues_see_what_is_shared_with_the_team_as_long_as_it_is(
    store: Store, ana: Viewer, ben: Viewer, kim: Viewer
):
    entry_id = write_down(
        store, ana, what_happened=LATE, case_ref="FH-1", techniques={"listened": "helped"}
    )
    encounter = asked(LATE, cause="billing")

    def shared(viewer: Viewer) -> list[str | None]:
        found = similar(store, scope_for(viewer), encounter)
        return [one.shared.share_id if one.shared else None for one in found]

    assert shared(ben) == []
    made = share(store, ana, entry_id, Audience.TEAM, now=NOW)
    assert shared(ben) == [made.share_id]
    assert shared(kim) == []
    assert shared(ana) == [None]
    (one,) = similar(store, scope_for(ben), encounter)
    assert one.shared is not None
    assert one.shared.author is None
    told = dict(one.shared.about)
    assert set(told) == {"outcome", "cause", "channel", "behaviours", "techniques"}
    unshare(store, ana, entry_id, Audience.TEAM, now=NOW)
    assert shared(ben) == []


def test_what_is_shared_with_the_supervisor_alone_is_similar_to_nobodys(
    store: Store, ana: Viewer, ben: Viewer, sam: Viewer
):
    entry_id = write_down(store, ana, what_happened=LATE)
    share(store, ana, entry_id, Audience.SUPERVISOR, now=NOW)
    for other in (ben, sam):
        assert similar(store, scope_for(other), asked(LATE, cause="billing")) == []


def test_what_was_deleted_is_similar_to_nothing(store: Store, ana: Viewer):
    entry_id = write_down(store, ana, what_happened=LATE)
    delete(store, ana, entry_id, now=NOW)
    assert own_ids(store, ana, asked(LATE, cause="billing")) == []


def test_a_case_reference_makes_nothing_alike(store: Store, ana: Viewer):
    write_down(store, ana, **QUICK | {"cause": "policy"}, case_ref="FH-20413")
    assert own_ids(store, ana, asked("FH-20413")) == []


@given(st.lists(st.sampled_from(("late parcel", "parcel", "refund", "late refund")), max_size=5))
def test_what_others_keep_to_themselves_changes_nothing_that_one_sees(
    store: Store, ana: Viewer, ben: Viewer, texts: list[str]
):
    """Nor how alike anything is: how rare a word is, is counted in what one may see."""
    store.write(lambda tx: [tx.run(f"delete from kept.{t}") for t in ("entries", "catalogue")])
    mine = [stored_entry(ana, TODAY, what_happened=text) for text in ("late parcel", "refund")]
    wrote(store, *mine)

    def seen() -> list[object]:
        return list(find_alike(store, scope_for(ana), asked("late refund", cause="billing"), 5))

    before = seen()
    theirs: list[SavedEntry] = [stored_entry(ben, TODAY, what_happened=text) for text in texts]
    wrote(store, *theirs)
    assert seen() == before
