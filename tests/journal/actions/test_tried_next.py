"""What one wanted to try comes back at a similar encounter, until it has turned out."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal.actions.deleting import bring_back, delete
from journal.actions.reflect import discard, keep, save
from journal.alike import of_answers
from journal.ids import new_id
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.intentions import intention_for, my_intentions
from journal.store.engine import Store
from journal.vocabulary import Tried
from tests.journal.given import NOW, QUICK, TODAY, WORKSPACE, stored_entry, write_down, wrote

SENTENCE = "Say the date first"


@pytest.fixture
def wanted(store: Store, ana: Viewer) -> str:
    """The entry in which ana says what she wants to try: its id."""
    return write_down(store, ana, try_next=SENTENCE)


def comes_back(store: Store, viewer: Viewer, **answers: str) -> str | None:
    given = answers or {"cause": QUICK["cause"]}
    found = intention_for(store, scope_for(viewer), of_answers(given, new_id()))
    return found.sentence if found else None


def answered(store: Store, viewer: Viewer, wanted_in: str, answer: str) -> str:
    """A later encounter in which it was answered; its id."""
    told = {"wanted_in": wanted_in, "answer": answer}
    return write_down(store, viewer, now=NOW + timedelta(days=1), tried_next=told)


def turned_out(store: Store, viewer: Viewer) -> list[tuple[str | None, Tried]]:
    return [(one.sentence, one.told.answer) for one in my_intentions(store, scope_for(viewer))]


def test_it_comes_back_when_the_cause_is_the_same_and_not_before(
    store: Store, ana: Viewer, wanted: str
):
    assert comes_back(store, ana) == SENTENCE
    assert comes_back(store, ana, cause="policy") is None
    assert comes_back(store, ana, outcome="resolved") is None


def test_of_several_it_is_that_of_the_encounter_most_like_this_one(store: Store, ana: Viewer):
    older = stored_entry(ana, TODAY - timedelta(days=3), try_next="Ask", behaviours=["threats"])
    newer = stored_entry(ana, TODAY - timedelta(days=1), try_next="Wait")
    wrote(store, older, newer)
    assert comes_back(store, ana) == "Wait"
    shouted = of_answers({"cause": "billing", "behaviours": ["threats"]}, "")
    found = intention_for(store, scope_for(ana), shouted)
    assert found is not None
    assert (found.sentence, found.since) == ("Ask", TODAY - timedelta(days=3))


def test_nobody_elses_comes_back(store: Store, ben: Viewer, wanted: str):
    assert comes_back(store, ben) is None


@pytest.mark.parametrize("answer", [Tried.HELPED, Tried.DID_NOT_HELP])
def test_what_was_tried_has_turned_out_and_does_not_come_back(
    store: Store, ana: Viewer, wanted: str, answer: Tried
):
    write_down(store, ana, try_next=SENTENCE)
    answered(store, ana, wanted, answer.value)
    assert turned_out(store, ana) == [(SENTENCE, answer)]
    assert comes_back(store, ana) is None


def test_what_was_not_tried_this_time_comes_back_the_next(store: Store, ana: Viewer, wanted: str):
    answered(store, ana, wanted, "not_this_time")
    assert turned_out(store, ana) == [(SENTENCE, Tried.NOT_THIS_TIME)]
    assert comes_back(store, ana) == SENTENCE


def test_an_answer_in_a_draft_counts_once_it_is_saved_and_goes_with_the_draft(
    store: Store, ana: Viewer, wanted: str
):
    draft_id = new_id()
    told = {"wanted_in": wanted, "answer": "helped"}
    keep(store, ana, draft_id, {**QUICK, "tried_next": told}, now=NOW)
    assert turned_out(store, ana) == []
    discard(store, ana, draft_id)
    assert turned_out(store, ana) == []
    assert comes_back(store, ana) == SENTENCE


def test_changing_the_entry_later_leaves_what_was_said(store: Store, ana: Viewer, wanted: str):
    entry_id = answered(store, ana, wanted, "helped")
    later = NOW + timedelta(days=2)
    keep(store, ana, entry_id, {"outcome": "unresolved"}, now=later)
    save(store, ana, entry_id, now=later, workspace=WORKSPACE)
    assert turned_out(store, ana) == [(SENTENCE, Tried.HELPED)]


def test_it_goes_and_comes_back_with_the_entry_in_which_it_was_said(
    store: Store, ana: Viewer, wanted: str
):
    entry_id = answered(store, ana, wanted, "helped")
    delete(store, ana, entry_id, now=NOW)
    assert turned_out(store, ana) == []
    bring_back(store, ana, entry_id, now=NOW)
    assert turned_out(store, ana) == [(SENTENCE, Tried.HELPED)]
    delete(store, ana, wanted, now=NOW)
    assert turned_out(store, ana) == [(None, Tried.HELPED)]


@pytest.mark.parametrize(
    "told",
    ["helped", {"wanted_in": "x", "answer": "helped"}, {"answer": "helped"}, [],
     {"wanted_in": "01a20309-1128-7c00-9b12-3f6f3c3f3c3f", "answer": "perhaps"}],
)  # fmt: skip
def test_an_answer_that_cannot_be_meant_is_none(
    store: Store, ana: Viewer, wanted: str, told: object
):
    write_down(store, ana, tried_next=told)
    assert turned_out(store, ana) == []


def test_an_answer_about_somebody_elses_entry_is_not_stored(
    store: Store, ana: Viewer, ben: Viewer, wanted: str
):
    answered(store, ben, wanted, "helped")
    assert turned_out(store, ben) == turned_out(store, ana) == []
    assert comes_back(store, ana) == SENTENCE
