"""Deleting, bringing back, and what is gone for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from journal.actions.check_in import check_in
from journal.actions.deleting import bring_back, delete, forget, forget_due, forget_versions
from journal.actions.handing_over import ask_to_take_over
from journal.actions.promising import mark_done, renegotiate
from journal.actions.reflect import keep, save
from journal.actions.settling import settle_entry
from journal.actions.sharing import read_shared, share
from journal.deleted import KEPT_FOR
from journal.errors import NotAllowed, NotFound
from journal.ids import new_id
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.own import draft_to_write, my_deleted, my_drafts, my_entries, my_entry
from journal.reading.shared import shared_with, who_sees
from journal.store.engine import Store
from journal.vocabulary import Audience, Outcome
from tests.journal.given import NOW, QUICK, WORKSPACE, write_down

LATER = NOW + timedelta(hours=1)
PROMISE = {"what": "Call back", "due": "2026-05-14", "kind": "callback"}
EMPTIED = (
    *("entries", "catalogue", "drafts", "entry_versions", "shares", "reads", "tried_next"),
    *("promises", "earlier_dues", "handovers", "settled_outcomes"),
)
Rows = Callable[[], dict[str, list[dict[str, Any]]]]


@pytest.fixture
def whole(store: Store, ana: Viewer, ben: Viewer) -> str:
    """An entry with everything that can belong to one: its id."""
    promises = [{**PROMISE, "promise_id": new_id()} for _ in range(2)]
    done, asked = [one["promise_id"] for one in promises]
    tried = {"wanted_in": write_down(store, ana), "answer": "helped"}
    told = {"techniques": {"listened": None}, "tried_next": tried}
    entry_id = write_down(store, ana, promises=promises, **told)
    forget_the_other(store, ana, tried["wanted_in"])
    moved = {"agreed": True, "now": NOW, "workspace": WORKSPACE}
    renegotiate(store, ana, done, 0, "2026-05-15", **moved)
    mark_done(store, ana, done, 1, now=LATER)
    settle_entry(store, ana, done, Outcome.RESOLVED, now=LATER)
    ask_to_take_over(store, ana, asked, ben.person_id, now=NOW, workspace=WORKSPACE)
    check_in(store, ana, entry_id, {"face": "heavy"}, now=NOW, workspace=WORKSPACE)
    keep(store, ana, entry_id, {"went_well": "It did"}, now=NOW)
    save(store, ana, entry_id, now=LATER, workspace=WORKSPACE)
    keep(store, ana, entry_id, {"try_next": "Ask first"}, now=LATER)
    made = share(store, ana, entry_id, Audience.TEAM, now=LATER)
    read_shared(store, ben, made.share_id, now=LATER)
    return entry_id


def forget_the_other(store: Store, viewer: Viewer, entry_id: str) -> None:
    """So that one entry is there: that in which somebody said what to try is not needed longer."""
    delete(store, viewer, entry_id, now=NOW)
    forget(store, viewer, entry_id, now=NOW)


@pytest.fixture
def rows(store: Store) -> Rows:
    tables = [*(f"kept.{table}" for table in EMPTIED), "wellbeing.check_ins"]

    def held() -> dict[str, list[dict[str, Any]]]:
        return store.write(lambda tx: {t: tx.rows(f"select * from {t}") for t in tables})

    return held


def test_what_is_deleted_is_in_no_table_but_its_own(
    store: Store, ana: Viewer, whole: str, rows: Rows
):
    delete(store, ana, whole, now=LATER)
    assert {table: held for table, held in rows().items() if held} == {}
    assert [one.saved.entry_id for one in my_deleted(store, scope_for(ana))] == [whole]
    assert my_entries(store, scope_for(ana)) == ([], 0)
    assert my_entry(store, scope_for(ana), whole) is None


def test_what_is_brought_back_is_as_it_was_and_shared_with_nobody(
    store: Store, ana: Viewer, ben: Viewer, whole: str, rows: Rows
):
    before = rows()
    assert all(before.values())
    delete(store, ana, whole, now=LATER)
    bring_back(store, ana, whole, now=LATER)
    assert rows() == before | {"kept.shares": []}
    assert my_deleted(store, scope_for(ana)) == []
    assert who_sees(store, scope_for(ana), whole).shares == {}
    assert shared_with(store, scope_for(ben), Audience.TEAM) == []


def test_nobody_else_sees_brings_back_or_forgets_what_is_deleted(
    store: Store, ana: Viewer, ben: Viewer, sam: Viewer, whole: str
):
    delete(store, ana, whole, now=LATER)
    for other in (ben, sam):
        assert my_deleted(store, scope_for(other)) == []
        assert store.rows(scope_for(other), "select * from own_versions") == []
        for attempt in (bring_back, forget, forget_versions):
            with pytest.raises((NotAllowed, NotFound)):
                attempt(store, other, whole, now=LATER)
    assert len(my_deleted(store, scope_for(ana))) == 1


def test_after_thirty_days_and_not_before_it_is_gone_for_good(
    store: Store, ana: Viewer, whole: str
):
    delete(store, ana, whole, now=LATER)
    assert forget_due(store, LATER + KEPT_FOR) == 0
    assert len(my_deleted(store, scope_for(ana))) == 1
    assert forget_due(store, LATER + KEPT_FOR + timedelta(seconds=1)) == 1
    left = store.write(lambda tx: tx.rows("select 1 as one from wellbeing.deleted_check_ins"))
    assert (my_deleted(store, scope_for(ana)), left) == ([], [])
    with pytest.raises(NotFound, match="gone for good"):
        bring_back(store, ana, whole, now=LATER)


def test_it_can_be_forgotten_for_good_before_that(store: Store, ana: Viewer, whole: str):
    delete(store, ana, whole, now=LATER)
    forget(store, ana, whole, now=LATER)
    assert my_deleted(store, scope_for(ana)) == []
    assert forget_due(store, LATER + 2 * KEPT_FOR) == 0


def test_deleting_and_what_follows_is_noted_without_a_word_of_it(
    store: Store, ana: Viewer, whole: str
):
    for action in (delete, bring_back, forget_versions, delete, forget):
        action(store, ana, whole, now=LATER)
    log = store.write(lambda tx: tx.rows("select action, subject from kept.audit"))
    noted = ["entry_deleted", "entry_brought_back", "versions_forgotten", "entry_deleted",
             "entry_forgotten"]  # fmt: skip
    assert [row["action"] for row in log if row["subject"] == whole][-5:] == noted


def test_what_was_put_away_twice_comes_back_once(store: Store, ana: Viewer, whole: str, rows: Rows):
    for _ in range(2):
        delete(store, ana, whole, now=LATER)
        bring_back(store, ana, whole, now=LATER)
    with pytest.raises(NotFound):
        bring_back(store, ana, whole, now=LATER)
    assert len(rows()["kept.promises"]) == 2


def test_a_draft_resumed_after_its_entry_was_deleted_goes_on_from_what_was_kept(
    store: Store, ana: Viewer, whole: str
):
    delete(store, ana, whole, now=LATER)
    resumed = draft_to_write(store, scope_for(ana), whole, LATER)
    assert resumed is not None
    assert resumed.answers["try_next"] == "Ask first"
    kept = keep(store, ana, whole, {"outcome": "unresolved"}, now=LATER)
    assert (kept.answers["try_next"], kept.changes_entry) == ("Ask first", True)
    assert my_entries(store, scope_for(ana)) == ([], 0)


def test_saving_a_change_to_a_deleted_entry_brings_it_back_changed(
    store: Store, ana: Viewer, whole: str
):
    delete(store, ana, whole, now=LATER)
    keep(store, ana, whole, {"outcome": "unresolved"}, now=LATER)
    save(store, ana, whole, now=LATER, workspace=WORKSPACE)
    full = my_entry(store, scope_for(ana), whole)
    assert full is not None
    assert full.saved.entry.outcome is Outcome.UNRESOLVED
    assert full.saved.entry.try_next == "Ask first"
    assert (len(full.promises), full.check_in is None, len(full.changes)) == (2, False, 2)
    assert my_drafts(store, scope_for(ana)) == my_deleted(store, scope_for(ana)) == []


def test_bringing_back_leaves_the_draft_that_was_gone_on_with(
    store: Store, ana: Viewer, whole: str
):
    delete(store, ana, whole, now=LATER)
    keep(store, ana, whole, {"outcome": "unresolved"}, now=LATER)
    bring_back(store, ana, whole, now=LATER)
    (draft,) = my_drafts(store, scope_for(ana))
    assert (draft.answers["outcome"], draft.answers["try_next"]) == ("unresolved", "Ask first")


def test_a_change_to_what_is_gone_for_good_is_saved_as_an_entry_of_its_own(
    store: Store, ana: Viewer
):
    entry_id = write_down(store, ana, went_well="It did")
    keep(store, ana, entry_id, {"try_next": "Ask first"}, now=NOW)
    delete(store, ana, entry_id, now=NOW)
    keep(store, ana, entry_id, {"outcome": "unresolved"}, now=NOW)
    forget(store, ana, entry_id, now=NOW)
    save(store, ana, entry_id, now=LATER, workspace=WORKSPACE)
    full = my_entry(store, scope_for(ana), entry_id)
    assert full is not None
    assert (full.saved.entry.went_well, full.saved.saved_at) == ("It did", LATER)


def test_what_an_entry_said_before_each_change_is_there_the_latest_first(store: Store, ana: Viewer):
    entry_id = write_down(store, ana, went_well="first")
    for hours, answers in enumerate(
        ({"went_well": "second"}, {"went_well": "third", "outcome": "unresolved"}), start=1
    ):
        keep(store, ana, entry_id, answers, now=NOW)
        save(store, ana, entry_id, now=NOW + timedelta(hours=hours), workspace=WORKSPACE)
    full = my_entry(store, scope_for(ana), entry_id)
    assert full is not None
    told = [(change.before.went_well, set(change.fields)) for change in full.changes]
    assert told == [("second", {"went_well", "outcome"}), ("first", {"went_well"})]
    assert [change.at for change in full.changes] == [LATER + timedelta(hours=1), LATER]


def test_saving_what_is_the_same_is_no_change(store: Store, ana: Viewer):
    entry_id = write_down(store, ana, **QUICK)
    keep(store, ana, entry_id, {"outcome": QUICK["outcome"]}, now=NOW)
    save(store, ana, entry_id, now=LATER, workspace=WORKSPACE)
    full = my_entry(store, scope_for(ana), entry_id)
    assert full is not None
    assert full.changes == ()


def test_what_an_entry_said_before_can_be_forgotten(store: Store, ana: Viewer, whole: str):
    forget_versions(store, ana, whole, now=LATER)
    full = my_entry(store, scope_for(ana), whole)
    assert full is not None
    assert (full.changes, full.saved.entry.went_well) == ((), "It did")
