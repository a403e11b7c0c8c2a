"""When the week turns, and not before (journal/facts.py)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal.facts import refresh, refresh_if_the_week_turned, take_in_records
from journal.people import Viewer
from journal.store import open_store
from journal.store.engine import Store
from journal.store.facts import latest_copy
from journal.store.workspace import add_team
from journal.vocabulary import TeamKind
from tests.journal.given import NOW, THIS_WEEK, WORKSPACE, recorded, stored_entry, weeks_ago, wrote

# In London the week of Monday 18 May 2026 begins at 23:00 on Sunday in UTC.
SUNDAY_NIGHT = datetime(2026, 5, 17, 22, 59, tzinfo=UTC)
MONDAY = SUNDAY_NIGHT + timedelta(minutes=1)


def teams_copied(store: Store) -> list[str]:
    return [
        row["team_id"]
        for row in store.write(lambda tx: tx.rows("select team_id from kept.facts order by 1"))
    ]


def test_a_copy_is_taken_at_the_first_start_and_then_once_a_week(store: Store):
    assert refresh_if_the_week_turned(store, NOW) is True
    assert refresh_if_the_week_turned(store, NOW + timedelta(hours=1)) is False
    assert refresh_if_the_week_turned(store, SUNDAY_NIGHT) is False
    assert latest_copy(store) == (NOW, THIS_WEEK)
    assert refresh_if_the_week_turned(store, MONDAY) is True
    assert latest_copy(store) == (MONDAY, THIS_WEEK + timedelta(days=7))
    assert refresh_if_the_week_turned(store, MONDAY + timedelta(days=1)) is False


def test_a_workspace_that_is_not_set_up_has_nothing_to_copy(tmp_path: Path):
    store = open_store(tmp_path)
    assert refresh_if_the_week_turned(store, NOW) is False
    refresh(store, NOW)
    assert latest_copy(store) == (None, None)
    store.close()


def test_a_copy_is_noted_with_whoever_asked_for_it(store: Store):
    refresh(store, NOW, actor="command line")
    refresh_if_the_week_turned(store, MONDAY)
    log = store.write(lambda tx: tx.rows("select actor, action from kept.audit order by sequence"))
    assert log == [
        {"actor": "command line", "action": "facts_copied"},
        {"actor": "afterword", "action": "facts_copied"},
    ]


@pytest.mark.parametrize("copied_before", [True, False])
def test_records_are_taken_in_at_once_and_an_entry_waits_for_the_week_to_turn(
    store: Store, ana: Viewer, copied_before: bool
):
    imported = store.write(lambda tx: add_team(tx, "Calls of 2015", TeamKind.RECORDS))
    if copied_before:
        refresh(store, NOW)
        wrote(store, stored_entry(ana, weeks_ago(2)))
    recorded(store, imported, weeks_ago(2), count=3)
    for _ in range(2):
        store.write(lambda tx: take_in_records(tx, imported.team_id, NOW, WORKSPACE))
    assert teams_copied(store) == [imported.team_id] * 3
