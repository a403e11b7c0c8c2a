from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings

from journal.answers import parse_written
from journal.entry import Record
from journal.ids import new_id
from journal.people import Team, Viewer
from journal.policy import scope_for
from journal.sought import EVERYTHING
from journal.store.catalogue import find_own
from journal.store.engine import Store, Transaction
from journal.store.entries import (
    FIELDS,
    SavedEntry,
    add_entry,
    change_entry,
    count_own_entries,
    delete_entry,
    encounter_of,
    entries_named,
    find_entry,
    find_own_entry,
    known_fingerprints,
    last_channel,
)
from journal.vocabulary import Role
from tests.journal.given import (
    MOST_WRITINGS,
    NOW,
    TODAY,
    WORKSPACE,
    recorded,
    stored_entry,
    weeks_ago,
    wrote,
)
from tests.journal.strategies import answers


def find(store: Store, entry_id: str) -> SavedEntry | None:
    return store.write(lambda tx: find_entry(tx, entry_id))


def test_every_field_of_an_encounter_has_a_column_in_both_tables(store: Store):
    def columns(tx: Transaction, table: str) -> set[str]:
        rows = tx.rows(
            "select column_name from information_schema.columns where table_name = $table",
            {"table": table},
        )
        return {row["column_name"] for row in rows}

    for table in ("entries", "records"):
        assert store.write(lambda tx, table=table: columns(tx, table)) >= set(FIELDS)


@settings(max_examples=15)
@given(answers)
def test_an_entry_is_read_as_it_was_written(store: Store, ana: Viewer, given: dict[str, Any]):
    written = parse_written(given, now=NOW, workspace=WORKSPACE).entry
    team_id = ana.teams_as(Role.AGENT)[0]
    saved = SavedEntry(new_id(), ana.person_id, team_id, NOW, None, TODAY, written)
    wrote(store, saved)
    found = find_own_entry(store, scope_for(ana), saved.entry_id)
    assert found is not None
    assert found.entry.occurred_at.timestamp() == written.occurred_at.timestamp()
    same = written.model_copy(update={"occurred_at": found.entry.occurred_at})
    assert (found.entry, found.saved_at, found.local_date) == (same, NOW, TODAY)


@pytest.mark.parametrize("text", MOST_WRITINGS)
def test_writing_of_every_kind_is_read_as_it_was_written(store: Store, ana: Viewer, text: str):
    saved = stored_entry(ana, TODAY, what_happened=text)
    wrote(store, saved)
    found = find(store, saved.entry_id)
    assert found is not None
    assert found.entry.what_happened == text


def test_ones_entries_come_newest_encounter_first_and_page_by_page(store: Store, ana: Viewer):
    saved = [stored_entry(ana, weeks_ago(back)) for back in (3, 1, 2)]
    wrote(store, *saved)
    scope = scope_for(ana)
    asked = [found for page in (0, 2) for found in find_own(store, scope, EVERYTHING, 2, page)[0]]
    assert asked == [saved[index].entry_id for index in (1, 2, 0)]
    assert entries_named(store, scope, asked) == [saved[index] for index in (1, 2, 0)]
    assert count_own_entries(store, scope) == 3


def test_somebody_elses_entry_is_not_found(store: Store, ana: Viewer, ben: Viewer):
    saved = stored_entry(ana, TODAY)
    wrote(store, saved)
    assert find_own_entry(store, scope_for(ben), saved.entry_id) is None
    assert find_own(store, scope_for(ben), EVERYTHING, 9) == ([], 0)
    assert entries_named(store, scope_for(ben), [saved.entry_id]) == []
    assert count_own_entries(store, scope_for(ben)) == 0
    assert last_channel(store, scope_for(ben)) is None


def test_the_channel_remembered_is_that_of_the_entry_saved_last(store: Store, ana: Viewer):
    wrote(store, stored_entry(ana, weeks_ago(1), channel="chat"))
    wrote(store, stored_entry(ana, weeks_ago(9), channel="email"))
    assert last_channel(store, scope_for(ana)) == "chat"


def test_a_change_stands_in_place_of_what_was_said(store: Store, ana: Viewer):
    before = stored_entry(ana, TODAY, went_well="At first")
    wrote(store, before)
    after = stored_entry(ana, weeks_ago(1), went_well="On second thoughts")
    changed = SavedEntry(
        before.entry_id, *(ana.person_id, before.team_id, before.saved_at),
        changed_at=NOW, local_date=after.local_date, entry=after.entry,
    )  # fmt: skip
    store.write(lambda tx: change_entry(tx, changed))
    assert find(store, before.entry_id) == changed
    assert count_own_entries(store, scope_for(ana)) == 1


def test_a_deleted_entry_is_gone_and_others_stay(store: Store, ana: Viewer):
    gone, stays = stored_entry(ana, TODAY), stored_entry(ana, TODAY)
    wrote(store, gone, stays)
    store.write(lambda tx: delete_entry(tx, gone))
    assert find(store, gone.entry_id) is None
    assert find(store, stays.entry_id) is not None


def test_an_id_is_used_once(store: Store, ana: Viewer):
    saved = stored_entry(ana, TODAY)
    wrote(store, saved)
    with pytest.raises(Exception, match=r"(?i)duplicate|unique"):
        store.write(lambda tx: add_entry(tx, saved))


def test_an_entry_from_when_more_was_let_in_can_still_be_read(store: Store, ana: Viewer):
    """What was once let in is not measured against today's limits of time."""
    saved = stored_entry(ana, weeks_ago(500))
    wrote(store, saved)
    assert find(store, saved.entry_id) == saved


def test_a_record_is_read_as_it_was_written_and_known_by_its_fingerprint(
    store: Store, deliveries: Team
):
    recorded(store, deliveries, weeks_ago(577), what_happened="As imported", minutes=7)
    found = store.write(lambda tx: tx.rows("select * from kept.records"))[0]
    record = encounter_of(found, Record)
    assert (record.what_happened, record.minutes) == ("As imported", 7)
    assert record.escalated_to is None
    assert found["week"] == weeks_ago(577)
    among = [found["fingerprint"], "another"]
    known = store.write(lambda tx: known_fingerprints(tx, deliveries.team_id, among))
    assert known == {found["fingerprint"]}
    assert store.write(lambda tx: known_fingerprints(tx, deliveries.team_id, ["another"])) == set()
    assert store.write(lambda tx: known_fingerprints(tx, "another team", among)) == set()


def test_the_moment_of_saving_is_kept_apart_from_that_of_the_encounter(store: Store, ana: Viewer):
    saved = stored_entry(ana, weeks_ago(1))
    wrote(store, saved)
    found = find(store, saved.entry_id)
    assert found is not None
    assert found.saved_at - found.entry.occurred_at == timedelta(0)
    assert found.changed_at is None
