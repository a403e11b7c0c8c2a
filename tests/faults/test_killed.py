"""A process that is killed with -9, whatever it is doing, loses nothing that it had acknowledged.

`make test` kills a dozen, `make test-long` more than two hundred. The counts are printed at the
end.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from journal.store import open_store
from journal.store.migrations import known
from tests.faults.at_work import WORKS
from tests.faults.earlier import make_earlier
from tests.faults.killing import Told, kill, look_at

Records = Callable[[str, object], None]
WHILE_AT_WORK = sorted(set(WORKS) - {"migrations"})
BEFORE = 200
"""Entries that were there before a migration."""


def counted(record: Records, kind: str, told: Told) -> None:
    """Has the counts be printed when the tests are over."""
    names = ("kills", "opened", "saved", "kept", "erased", "backed up")
    counts = {name: told.counts[name] for name in names}
    said = ", ".join(f"{number:,} {name}" for name, number in counts.items() if number)
    record("fault", f"killed during {kind}: {said}; nothing lost, nothing torn")


def killed_again_and_again(kind: str, folder: Path, kills: int, record: Records) -> None:
    told = Told()
    for seed in range(kills):
        kill(kind, folder, told, seed)
        look_at(folder, told)
    assert told.counts["kept"] >= kills
    counted(record, kind, told)


@pytest.mark.parametrize("kind", WHILE_AT_WORK)
def test_nothing_that_was_acknowledged_is_lost_by_a_kill(
    folder: Path, kind: str, record_property: Records
) -> None:
    killed_again_and_again(kind, folder, 2, record_property)


@pytest.mark.long
@pytest.mark.parametrize("kind", WHILE_AT_WORK)
def test_nothing_that_was_acknowledged_is_lost_by_kill_after_kill(
    folder: Path, kind: str, record_property: Records
) -> None:
    killed_again_and_again(kind, folder, 20 if kind == "sweeps" else 40, record_property)


def killed_while_migrating(folder: Path, kills: int, record: Records) -> None:
    before, told = folder / "before", Told()
    written = make_earlier(before, BEFORE)
    for seed in range(kills):
        now = shutil.copytree(before, folder / str(seed))
        told.saved, told.kept = dict(written), {}
        told.kept |= written
        kill("migrations", now, told, seed)
        look_at(now, told)
        with closing(open_store(now)) as store:
            applied = store.write(lambda tx: tx.rows("select number from kept.migrations"))
        assert len(applied) == len(known())
        shutil.rmtree(now)
    counted(record, "migrations", told)


def test_a_migration_that_is_killed_is_done_at_the_next_start(
    tmp_path: Path, record_property: Records
) -> None:
    killed_while_migrating(tmp_path, 2, record_property)


@pytest.mark.long
def test_a_migration_that_is_killed_forty_times_is_done_at_the_next_start(
    tmp_path: Path, record_property: Records
) -> None:
    killed_while_migrating(tmp_path, 40, record_property)
