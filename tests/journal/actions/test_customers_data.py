"""No card number is kept, whichever way it comes in; about the rest its author decides."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.actions.reflect import save
from journal.customers_data import Because, Undecided, taken_out, undecided
from journal.entry import FREE_TEXTS, Encounter, Entry
from journal.identifiers import Kind, Span
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


PHONE = "020 7946 0018"
CALLED = f"Asked to be called on {PHONE}, her son's phone."
REGION = "GB"
ANSWERS = {"outcome": "resolved", "escalated_to": "nobody", "cause": "billing", "channel": "phone"}


def saves(store: Store, author: Viewer, draft_id: str) -> None:
    save(store, author, draft_id, now=LATER, workspace=WORKSPACE)


def test_nothing_is_saved_before_its_author_has_decided(
    store: Store, ana: Viewer, keeps: Keeps, draft_id: str
):
    keeps(**ANSWERS, what_happened=CALLED)
    with pytest.raises(Undecided, match="Not saved yet") as caught:
        saves(store, ana, draft_id)
    (finding,) = caught.value.findings
    assert (finding.label, finding.piece) == ("What happened", PHONE)
    assert finding.span.kind is Kind.PHONE_NUMBER
    assert PHONE not in str(caught.value)
    (draft,) = my_drafts(store, scope_for(ana))
    assert draft.answers["what_happened"] == CALLED


def test_what_is_taken_out_is_stored_nowhere(
    store: DuckDBStore, ana: Viewer, keeps: Keeps, draft_id: str
):
    draft = keeps(**ANSWERS, what_happened=CALLED)
    (finding,) = undecided(draft.answers, REGION)
    keeps(**taken_out(draft.answers, {finding.field: [finding.span]}))
    saves(store, ana, draft_id)
    full = my_entry(store, scope_for(ana), draft_id)
    assert full is not None
    assert full.saved.entry.what_happened == CALLED.replace(PHONE, "[phone number]")


def test_what_stays_has_a_reason_and_a_row_in_the_log_without_the_piece(
    store: Store, ana: Viewer, keeps: Keeps, draft_id: str
):
    keeps(**ANSWERS, what_happened=CALLED, identifiers_kept={PHONE: Because.PUBLIC.value})
    saves(store, ana, draft_id)
    sql = "select subject from kept.audit where action = 'identifier_kept'"
    rows = store.write(lambda tx: tx.rows(sql))
    assert rows == [{"subject": f"{draft_id} phone_number public"}]


def test_about_what_was_kept_before_nobody_is_asked_again(
    store: Store, ana: Viewer, keeps: Keeps, draft_id: str
):
    keeps(**ANSWERS, what_happened=CALLED, identifiers_kept={PHONE: Because.NEEDED.value})
    saves(store, ana, draft_id)
    keeps(went_well=f"I did call {PHONE}.")
    saves(store, ana, draft_id)
    keeps(try_next="Ask jo.bloggs@example.org first.")
    with pytest.raises(Undecided) as caught:
        saves(store, ana, draft_id)
    assert [finding.piece for finding in caught.value.findings] == ["jo.bloggs@example.org"]


def test_a_promise_is_looked_through_too(store: Store, ana: Viewer, keeps: Keeps, draft_id: str):
    due = (NOW + timedelta(days=1)).date().isoformat()
    promise = {"promise_id": new_id(), "what": f"Call {PHONE}", "due": due, "kind": "callback"}
    draft = keeps(**ANSWERS, promises=[promise])
    with pytest.raises(Undecided):
        saves(store, ana, draft_id)
    (finding,) = undecided(draft.answers, REGION)
    changed = taken_out(draft.answers, {finding.field: [finding.span]})
    assert changed == {"promises": [promise | {"what": "Call [phone number]"}]}


def test_a_case_reference_is_the_organisations_own():
    assert undecided({"case_ref": PHONE}, REGION) == ()


@given(st.lists(st.sampled_from([PHONE, "jo@example.org", "she shouted", "\n"]), max_size=8))
def test_after_all_is_taken_out_nothing_is_left_to_decide(words: list[str]):
    answers = {"what_happened": " and ".join(words), "went_well": "; ".join(words)}
    spans: dict[str, list[Span]] = {}
    for finding in undecided(answers, REGION):
        spans.setdefault(finding.field, []).append(finding.span)
    assert undecided({**answers, **taken_out(answers, spans)}, REGION) == ()
