"""The number of a payment card is kept nowhere, whichever way it comes in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal.actions.reflect import save
from journal.entry import FREE_TEXTS, Encounter, Entry
from journal.ids import new_id
from journal.people import Viewer
from journal.policy import scope_for
from journal.promise import Promise
from journal.reading.own import my_drafts, my_entry
from journal.store.duckdb_engine import DuckDBStore
from journal.store.engine import Store
from tests.journal.actions.conftest import Keeps
from tests.journal.given import NOW, WORKSPACE

LATER = NOW + timedelta(hours=1)
CARD = "4111 1111 1111 1111"
TOLD = f"She read out {CARD}, twice."
MASKED = "She read out [card number], twice."


def texts_of(model: type) -> set[str]:
    return {name for name, field in model.model_fields.items() if "str" in str(field.annotation)}


def test_every_field_of_text_is_a_free_text_or_a_reference():
    assert texts_of(Encounter) == {*FREE_TEXTS, "case_ref"}


@pytest.mark.parametrize("field", [*FREE_TEXTS, "case_ref"])
def test_no_text_of_an_entry_holds_a_card_number(field: str):
    answers = {"outcome": "resolved", "escalated_to": "nobody", "cause": "billing"}
    entry = Entry.model_validate(
        {**answers, "channel": "phone", "occurred_at": NOW, field: TOLD}, context={"now": NOW}
    )
    assert getattr(entry, field) == MASKED


@pytest.mark.parametrize("field", ["what", "case_ref"])
def test_no_text_of_a_promise_holds_a_card_number(field: str):
    answers = {"what": "Call back", "due_at": LATER, "kind": "callback", field: TOLD}
    assert getattr(Promise.model_validate(answers), field) == MASKED


def test_a_card_number_is_masked_before_a_draft_is_kept(
    store: Store, ana: Viewer, keeps: Keeps, draft_id: str
):
    keeps(what_happened=TOLD, promises=[{"promise_id": new_id(), "what": TOLD}])
    (draft,) = my_drafts(store, scope_for(ana))
    assert draft.answers["what_happened"] == MASKED
    assert draft.answers["promises"][0]["what"] == MASKED


def test_who_goes_on_writing_behind_a_masked_number_is_not_taken_for_another_tab(keeps: Keeps):
    keeps(what_happened=TOLD, seen={"what_happened": ("",)})
    went_on = f"{TOLD} I stopped her."
    draft = keeps(what_happened=went_on, seen={"what_happened": ("", TOLD)})
    assert draft.answers["what_happened"] == f"{MASKED} I stopped her."
    assert draft.set_aside == ()


def test_a_card_number_is_nowhere_in_the_workspace(
    store: DuckDBStore, ana: Viewer, keeps: Keeps, draft_id: str
):
    keeps(outcome="resolved", escalated_to="nobody", cause="billing", channel="phone")
    keeps(what_happened=TOLD, their_view=CARD.replace(" ", "-"), try_next=CARD.replace(" ", ""))
    save(store, ana, draft_id, now=LATER, workspace=WORKSPACE)
    full = my_entry(store, scope_for(ana), draft_id)
    assert full is not None
    assert full.saved.entry.their_view == "[card number]"
    held = b"".join(file.read_bytes() for file in store.path.parent.iterdir() if file.is_file())
    for written in (CARD, CARD.replace(" ", "-"), CARD.replace(" ", "")):
        assert written.encode() not in held
    assert b"[card number]" in held
