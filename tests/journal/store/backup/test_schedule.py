"""One backup a day by itself; what goes wrong is told, and tried again."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from journal.store.backup.key import Key
from journal.store.backup.making import Backup
from journal.store.backup.record import last_backup, record_of
from journal.store.backup.restoring import rehearse
from journal.store.backup.schedule import Plan, make_by_hand, make_if_due
from journal.store.duckdb_engine import DuckDBStore
from tests.journal.given import ZONE
from tests.journal.store.backup.conftest import names_in

NIGHT = datetime(2026, 5, 13, 2, 0, 30, tzinfo=UTC)  # 03:00 in London
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def plan(target: Path, key: Key) -> Plan:
    return Plan(target.parent, time(3), 2, key.file)


def made(store: DuckDBStore, plan: Plan, now: datetime) -> Backup | None:
    return make_if_due(store, plan, now, ZONE)


def test_one_is_made_a_day_and_remembered(
    served: DuckDBStore, plan: Plan, key: Key, tmp_path: Path
):
    first = made(served, plan, NIGHT)
    assert first is not None
    assert made(served, plan, NIGHT + HOUR) is None
    second = made(served, plan, NIGHT + DAY)
    assert second is not None
    assert names_in(plan.folder) == {first.file.name, second.file.name}
    last = last_backup(served.folder)
    assert last is not None
    assert (last.made_at, last.file, last.size) == (NIGHT + DAY, str(second.file), second.size)
    assert last.kept_until == NIGHT + 3 * DAY
    assert rehearse(second.file, key, tmp_path, now=NIGHT).organisation == "Fernhill Home"


def test_those_that_are_to_go_are_gone(served: DuckDBStore, plan: Plan):
    made_ = [made(served, plan, NIGHT + day * DAY) for day in range(5)]
    kept = [each.file.name for each in made_[2:] if each]
    assert names_in(plan.folder) == set(kept)


def test_one_by_hand_elsewhere_is_remembered_and_does_not_stand_for_that_of_the_night(
    served: DuckDBStore, plan: Plan, key: Key, tmp_path: Path
):
    by_hand = make_by_hand(served, tmp_path / "by hand.age", key, NIGHT)
    last = last_backup(served.folder)
    assert last is not None
    assert (last.file, last.kept_until) == (str(by_hand.file), None)
    assert made(served, plan, NIGHT + HOUR) is not None


def test_a_folder_that_went_away_is_told_and_tried_again_in_an_hour(
    served: DuckDBStore, plan: Plan
):
    made(served, plan, NIGHT)
    shutil.move(plan.folder, plan.folder.with_name("elsewhere"))
    assert made(served, plan, NIGHT + DAY) is None
    record = record_of(served.folder)
    assert record.failed is not None
    assert "is not there, or not connected" in record.failed.why
    assert record.last is not None
    assert record.last.made_at == NIGHT
    shutil.move(plan.folder.with_name("elsewhere"), plan.folder)
    assert made(served, plan, NIGHT + DAY + HOUR / 2) is None
    assert made(served, plan, NIGHT + DAY + HOUR) is not None
    assert record_of(served.folder).failed is None


def test_those_that_are_to_go_go_also_where_no_new_one_can_be_made(
    served: DuckDBStore, plan: Plan, monkeypatch: pytest.MonkeyPatch
):
    for day in range(3):
        made(served, plan, NIGHT + day * DAY)
    plan.key.write_text("no key")
    made(served, plan, NIGHT + 10 * DAY)
    assert [name[-20:-12] for name in names_in(plan.folder)] == ["20260515"]
    made(served, plan, NIGHT + 100 * DAY)  # whatever is in it should be gone by now
    assert names_in(plan.folder) == set()


def test_a_record_that_cannot_be_read_tells_of_none(served: DuckDBStore, plan: Plan):
    made(served, plan, NIGHT)
    (served.folder / "backups.json").write_text("torn")
    assert last_backup(served.folder) is None
