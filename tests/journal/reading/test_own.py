from __future__ import annotations

from datetime import timedelta

from journal.actions.check_in import check_in
from journal.actions.reflect import keep
from journal.ids import new_id
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.own import (
    PAGE,
    draft_to_write,
    my_drafts,
    my_entries,
    my_entry,
    my_last_channel,
)
from journal.store.engine import Store
from journal.vocabulary import Channel, Face
from tests.journal.given import NOW, WORKSPACE, stored_entry, weeks_ago, write_down, wrote


def test_an_entry_comes_with_what_belongs_to_it(store: Store, ana: Viewer):
    promise = {"promise_id": new_id(), "what": "Call back", "due": "2026-05-14", "kind": "check"}
    entry_id = write_down(store, ana, promises=[promise])
    check_in(store, ana, entry_id, {"face": "heavy"}, now=NOW, workspace=WORKSPACE)
    keep(store, ana, entry_id, {"outcome": "unresolved"}, now=NOW)
    found = my_entry(store, scope_for(ana), entry_id)
    assert found is not None
    assert [saved.promise.what for saved in found.promises] == ["Call back"]
    assert found.check_in is not None
    assert found.check_in.face is Face.HEAVY
    assert found.draft is not None
    assert found.draft.changes_entry


def test_somebody_elses_entry_and_draft_are_as_if_they_were_not_there(
    store: Store, ana: Viewer, ben: Viewer, sam: Viewer
):
    entry_id = write_down(store, ana)
    keep(store, ana, entry_id, {"outcome": "unresolved"}, now=NOW)
    for other in (ben, sam):
        scope = scope_for(other)
        assert my_entry(store, scope, entry_id) is None
        assert draft_to_write(store, scope, entry_id, NOW) is None
        assert my_drafts(store, scope) == []
        assert my_entries(store, scope) == ([], 0)
        assert my_last_channel(store, scope) is None


def test_what_a_change_starts_from_is_the_entry_and_is_not_kept_yet(store: Store, ana: Viewer):
    entry_id = write_down(store, ana, went_well="It did")
    draft = draft_to_write(store, scope_for(ana), entry_id, NOW)
    assert draft is not None
    assert (draft.changes_entry, draft.is_kept) == (True, False)
    assert draft.answers["went_well"] == "It did"
    assert my_drafts(store, scope_for(ana)) == []


def test_entries_come_a_page_at_a_time_and_all_of_them_once(store: Store, ana: Viewer):
    saved = [stored_entry(ana, weeks_ago(1) - timedelta(days=back)) for back in range(PAGE + 3)]
    wrote(store, *saved)
    first, count = my_entries(store, scope_for(ana))
    second, _ = my_entries(store, scope_for(ana), 1)
    assert (count, len(first), len(second)) == (PAGE + 3, PAGE, 3)
    assert [one.entry_id for one in first + second] == [one.entry_id for one in saved]


def test_the_channel_of_the_entry_saved_last_is_remembered(store: Store, ana: Viewer):
    assert my_last_channel(store, scope_for(ana)) is None
    write_down(store, ana, channel="chat")
    assert my_last_channel(store, scope_for(ana)) is Channel.CHAT
