"""A backup that is put back may be older than the last release: no block is released twice."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from journal.errors import Unavailable
from journal.people import Viewer
from journal.periods import BLOCK
from journal.release import release
from journal.store import open_store
from journal.store.audit_seal import RELEASED
from journal.store.engine import Store
from journal.store.opening import FILE
from journal.vocabulary import Withheld
from tests.journal.given import NOW
from tests.journal.release.conftest import (
    BLOCK_BEFORE,
    LAST_BLOCK,
    Told,
    beside,
    checked_in,
    released,
)


def put_back(store: Store) -> None:
    """The database as it was before anything was released; what lies beside it stays."""
    for table in ("released_blocks", "releases", "bands"):
        store.write(
            lambda tx, table=table: tx.run(  # type: ignore[misc]
                f"delete from wellbeing.{table} where block >= $block", {"block": BLOCK_BEFORE}
            )
        )


def test_a_block_released_before_the_backup_was_put_back_is_not_released_anew(
    store: Store, crew: Sequence[Viewer], told: Told
):
    checked_in(store, crew[:5])
    assert told()[LAST_BLOCK].bands
    put_back(store)
    blocks = told()
    assert {one.withheld for one in blocks.values()} == {Withheld.RESTORED}
    assert not any(one.bands for one in blocks.values())


def test_the_next_block_is_released_as_ever(store: Store, crew: Sequence[Viewer], told: Told):
    told()
    put_back(store)
    checked_in(store, crew, day=LAST_BLOCK + BLOCK)
    assert told(now=NOW + BLOCK)[LAST_BLOCK + BLOCK].bands


def test_the_file_beside_the_database_names_the_last_block(store: Store):
    assert not beside(store).exists()
    released(store)
    assert date.fromisoformat(beside(store).read_text().strip()) == LAST_BLOCK
    assert beside(store).stat().st_mode & 0o077 == 0


def test_what_a_crash_kept_from_being_written_is_written_next_time(store: Store):
    released(store)
    beside(store).write_text(BLOCK_BEFORE.isoformat())
    released(store)
    assert date.fromisoformat(beside(store).read_text().strip()) == LAST_BLOCK


def test_where_the_file_cannot_be_read_nothing_is_released(store: Store):
    beside(store).write_text("torn")
    with pytest.raises(Unavailable, match="cannot be read, so that no block"):
        list(release(store, NOW))
    beside(store).unlink()
    assert [one.block for one in release(store, NOW)] == [BLOCK_BEFORE, LAST_BLOCK]


def test_a_copy_under_a_name_of_its_own_has_a_file_of_its_own(folder: Path, tmp_path: Path):
    copy = shutil.copy(folder / FILE, folder / "earlier.duckdb")
    with closing(open_store(copy)) as opened:
        released(opened)
    assert (folder / f"earlier.{RELEASED}").exists()
    assert not (folder / RELEASED).exists()
