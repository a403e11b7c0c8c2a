"""Choices, set-aside texts and promises of two tabs, and answers that belong together."""

from __future__ import annotations

from journal import policy
from journal.actions import reflect
from journal.draft import Draft, changed
from journal.ids import new_id
from journal.people import Viewer
from journal.reading.own import my_drafts, promises_of_entry
from journal.store import Store
from tests.journal.given import NOW, QUICK, WORKSPACE, entry

PROMISE = {"promise_id": "p", "what": "Ring", "due": "2026-05-20", "kind": "callback"}


def draft(**answers: object) -> Draft:
    return Draft("d", "ana", NOW, answers)


def test_choices_of_two_tabs_stand_together():
    kept = changed(draft(behaviours=["shouting"]), {"behaviours": ["insults"]}, {"behaviours": []})
    assert kept.answers["behaviours"] == ["shouting", "insults"]


def test_a_choice_taken_back_in_one_tab_goes():
    before = draft(techniques={"listened": "helped", "empathy": None})
    seen = {"techniques": {"listened": "helped"}}
    assert changed(before, {"techniques": {}}, seen).answers["techniques"] == {"empathy": None}


def test_ones_own_earlier_text_is_not_set_aside():
    before = draft(what_happened="She rang")
    kept = changed(before, {"what_happened": "She rang twice"}, {"what_happened": ("", "She rang")})
    assert kept.answers["what_happened"] == "She rang twice"
    assert not kept.set_aside


def test_what_was_set_aside_outlives_the_save(store: Store, ana: Viewer):
    draft_id = new_id()
    reflect.keep(store, ana, draft_id, {**QUICK, "went_well": "theirs"}, now=NOW)
    reflect.keep(
        store, ana, draft_id, {"went_well": "mine"}, now=NOW, seen={"went_well": "nothing"}
    )
    reflect.save(store, ana, draft_id, now=NOW, workspace=WORKSPACE)
    left = my_drafts(store, policy.scope_for(ana))
    assert [aside.text for one in left for aside in one.set_aside] == ["theirs"]


def test_a_promise_corrected_after_another_tab_saved_is_corrected_in_the_ledger(
    store: Store, ana: Viewer
):
    draft_id = new_id()
    for what in ("Ring", "Ring the depot"):
        promised = [{**PROMISE, "what": what}]
        reflect.keep(store, ana, draft_id, {**QUICK, "promises": promised}, now=NOW)
        reflect.save(store, ana, draft_id, now=NOW, workspace=WORKSPACE)
    ledger = promises_of_entry(store, policy.scope_for(ana), draft_id)
    assert [saved.promise.what for saved in ledger] == ["Ring the depot"]


def test_a_promise_of_which_nothing_was_said_does_not_stand_in_the_way(store: Store, ana: Viewer):
    draft_id = new_id()
    empty = [{"promise_id": "p", "due": None, "due_said_at": NOW.isoformat()}]
    reflect.keep(store, ana, draft_id, {**QUICK, "promises": empty}, now=NOW)
    assert reflect.save(store, ana, draft_id, now=NOW, workspace=WORKSPACE).saved_at == NOW


def test_a_lone_surrogate_in_a_promise_is_kept_as_what_can_be_kept(store: Store, ana: Viewer):
    draft_id = new_id()
    promised = [{**PROMISE, "what": "call \ud83d back"}]
    kept = reflect.keep(store, ana, draft_id, {**QUICK, "promises": promised}, now=NOW)
    assert kept.answers["promises"][0]["what"] == "call ? back"


def test_the_reason_for_passing_it_on_goes_when_it_was_not_passed_on():
    made = entry(escalation_reason="abuse", escalation_explained=True, escalated_to="nobody")
    assert made.escalation_reason is None
    assert made.escalation_explained is None
