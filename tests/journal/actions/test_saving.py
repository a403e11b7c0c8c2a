"""Saving, changing and deleting (actions/reflect.py: save, delete)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from journal.actions.check_in import check_in
from journal.actions.deleting import delete
from journal.actions.reflect import Saved, save
from journal.errors import NotAllowed, NotFound, Refused
from journal.ids import new_id
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.own import EntryInFull, my_drafts, my_entries, my_entry
from journal.store.engine import Store
from journal.vocabulary import Outcome
from tests.journal.actions.conftest import Keeps
from tests.journal.given import NOW, QUICK, WORKSPACE, write_down

LATER = NOW + timedelta(hours=1)
PROMISE = {"promise_id": new_id(), "what": "Call back", "due": "2026-05-14", "kind": "callback"}
Found = Callable[[], EntryInFull | None]


def saves(store: Store, viewer: Viewer, draft_id: str) -> Saved:
    return save(store, viewer, draft_id, now=LATER, workspace=WORKSPACE)


def test_saving_makes_an_entry_of_the_draft_and_ends_it(
    store: Store, ana: Viewer, keeps: Keeps, draft_id: str, anas_entry: Found
):
    keeps(**QUICK, went_well="It did")
    assert saves(store, ana, draft_id) == Saved(draft_id, LATER, promises=0)
    found = anas_entry()
    assert found is not None
    assert found.saved.entry.went_well == "It did"
    assert (found.saved.saved_at, found.saved.changed_at) == (LATER, None)
    assert found.saved.entry.occurred_at == NOW  # when it was begun, where nobody said otherwise
    assert my_drafts(store, scope_for(ana)) == []


def test_a_promise_whose_id_reads_as_a_card_number_is_saved_like_any_other(
    store: Store, ana: Viewer, keeps: Keeps, draft_id: str, anas_entry: Found
):
    read_as_a_card = {**PROMISE, "promise_id": "01a2038b-8b3e-7488-a7a4-543476031815"}
    keeps(**QUICK, promises=[read_as_a_card])
    saves(store, ana, draft_id)
    found = anas_entry()
    assert found is not None
    assert [made.promise_id for made in found.promises] == [read_as_a_card["promise_id"]]


def test_missing_answers_are_told_and_the_draft_stays(
    store: Store, ana: Viewer, keeps: Keeps, draft_id: str
):
    before = keeps(outcome="resolved", went_well="x" * 20_001)
    with pytest.raises(Refused) as told:
        saves(store, ana, draft_id)
    assert [problem.where for problem in told.value.problems] == [
        "Did you pass it on?",
        "What set it off?",
        "How did it reach you?",
        "What went well",
    ]
    assert my_drafts(store, scope_for(ana)) == [before]
    assert my_entries(store, scope_for(ana)) == ([], 0)


def test_saving_twice_from_two_tabs_stores_one_entry_and_says_so(
    store: Store, ana: Viewer, keeps: Keeps, draft_id: str
):
    keeps(**QUICK, promises=[PROMISE])
    first = saves(store, ana, draft_id)
    again = save(store, ana, draft_id, now=LATER + timedelta(hours=1), workspace=WORKSPACE)
    assert (first.already, again.already) == (False, True)
    assert again.saved_at == first.saved_at
    assert my_entries(store, scope_for(ana))[1] == 1


def test_an_answer_after_the_save_in_another_tab_becomes_a_draft_of_a_change(
    store: Store, ana: Viewer, keeps: Keeps, draft_id: str, anas_entry: Found
):
    keeps(**QUICK, went_well="It did")
    saves(store, ana, draft_id)
    draft = keeps(outcome="unresolved")
    assert draft.changes_entry
    assert draft.answers["went_well"] == "It did"
    before = anas_entry()
    assert before is not None
    assert before.saved.entry.outcome is Outcome.RESOLVED  # what it said stays until it is saved
    saves(store, ana, draft_id)
    after = anas_entry()
    assert after is not None
    assert (after.saved.entry.outcome, after.saved.entry.went_well) == ("unresolved", "It did")
    assert (after.saved.saved_at, after.saved.changed_at) == (LATER, LATER)
    assert my_entries(store, scope_for(ana))[1] == 1


def test_a_promise_enters_the_ledger_once_and_a_change_adds_only_new_ones(
    store: Store, ana: Viewer, keeps: Keeps, draft_id: str, anas_entry: Found
):
    keeps(**QUICK, promises=[PROMISE])
    saves(store, ana, draft_id)
    keeps(promises=[PROMISE, {**PROMISE, "promise_id": new_id(), "what": "Write"}])
    saves(store, ana, draft_id)
    found = anas_entry()
    assert found is not None
    assert sorted(saved.promise.what for saved in found.promises) == ["Call back", "Write"]


def test_deleting_takes_the_entry_its_promises_its_check_in_and_its_draft(
    store: Store, ana: Viewer, keeps: Keeps, draft_id: str, anas_entry: Found
):
    stays = write_down(store, ana)
    check_in(store, ana, stays, {"face": "good"}, now=NOW, workspace=WORKSPACE)
    keeps(**QUICK, promises=[PROMISE])
    saves(store, ana, draft_id)
    check_in(store, ana, draft_id, {"face": "heavy"}, now=NOW, workspace=WORKSPACE)
    keeps(outcome="unresolved")
    delete(store, ana, draft_id, now=LATER)
    assert anas_entry() is None
    left = [
        store.rows(scope_for(ana), f"select count(*) as n from {own}")[0]["n"]
        for own in ("own_entries", "own_promises", "own_check_ins", "own_drafts")
    ]
    assert left == [1, 0, 1, 0]
    log = store.write(lambda tx: tx.rows("select action, subject from kept.audit"))
    assert log == [{"action": "entry_deleted", "subject": draft_id}]


def test_what_was_set_aside_outlives_the_save_until_its_author_has_read_it(
    store: Store, ana: Viewer, keeps: Keeps, draft_id: str
):
    keeps(**QUICK, went_well="one tab", seen={"went_well": ""})
    keeps(went_well="another", seen={"went_well": ""})
    saves(store, ana, draft_id)
    (draft,) = my_drafts(store, scope_for(ana))
    assert [aside.text for aside in draft.set_aside] == ["one tab"]
    assert draft.changes_entry
    assert draft.answers["went_well"] == "another"


def test_what_is_not_there_cannot_be_deleted(store: Store, ana: Viewer, draft_id: str):
    with pytest.raises(NotFound, match="not there any more"):
        delete(store, ana, draft_id, now=NOW)


def test_somebody_elses_entry_is_neither_saved_over_nor_deleted_nor_seen(
    store: Store, ana: Viewer, ben: Viewer, keeps: Keeps, draft_id: str, anas_entry: Found
):
    keeps(**QUICK)
    with pytest.raises(NotAllowed, match="somebody else's"):
        saves(store, ben, draft_id)
    saves(store, ana, draft_id)
    for attempt in (
        lambda: saves(store, ben, draft_id),
        lambda: delete(store, ben, draft_id, now=NOW),
    ):
        with pytest.raises(NotAllowed, match="somebody else's"):
            attempt()
    assert anas_entry() is not None
    assert my_entry(store, scope_for(ben), draft_id) is None


@pytest.mark.parametrize("login", ["sam", "ada", "rae"])
def test_nobody_but_an_agent_saves(
    store: Store, known: Callable[[str], Viewer], draft_id: str, login: str
):
    with pytest.raises(NotAllowed, match="Only agents write entries"):
        saves(store, known(login), draft_id)


def test_people_who_save_at_once_all_find_their_entries(store: Store, crew: list[Viewer]):
    start = threading.Barrier(len(crew))

    def save_five(viewer: Viewer) -> list[str]:
        start.wait()
        return [write_down(store, viewer) for _ in range(5)]

    with ThreadPoolExecutor(len(crew)) as pool:
        ids = list(pool.map(save_five, crew))
    for viewer, own in zip(crew, ids, strict=True):
        saved, count = my_entries(store, scope_for(viewer))
        assert (count, {one.entry_id for one in saved}) == (5, set(own))


def test_one_draft_saved_by_many_tabs_at_once_is_one_entry(
    store: Store, ana: Viewer, keeps: Keeps, draft_id: str
):
    keeps(**QUICK)
    start = threading.Barrier(4)

    def press() -> bool:
        start.wait()
        return saves(store, ana, draft_id).already

    with ThreadPoolExecutor(4) as pool:
        already = sorted(future.result() for future in [pool.submit(press) for _ in range(4)])
    assert already == [False, True, True, True]
    assert my_entries(store, scope_for(ana))[1] == 1
