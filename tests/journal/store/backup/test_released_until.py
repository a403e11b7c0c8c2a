"""What a backup, and the folder that it is put back into, know of blocks that were released."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journal.store.audit import AFTERWORD
from journal.store.audit_seal import RELEASED
from journal.store.backup.key import Key
from journal.store.backup.making import back_up
from journal.store.duckdb_engine import DuckDBStore
from tests.journal.given import NOW
from tests.journal.store.backup.conftest import LATER, put_back


@pytest.mark.parametrize(
    ("here", "in_it", "then"),
    [
        ("2026-03-30", "2026-03-02", "2026-03-30"),
        ("2026-03-02", "2026-03-30", "2026-03-30"),
        (None, "2026-03-02", "2026-03-02"),
        ("2026-03-02", None, "2026-03-02"),
        ("torn", "2026-03-02", "torn"),
        ("2026-03-02", "torn", "torn"),
        (None, None, None),
    ],
)
def test_no_block_is_released_twice_once_a_backup_is_put_back(
    served: DuckDBStore,
    target: Path,
    key: Key,
    folder: Path,
    here: str | None,
    in_it: str | None,
    then: str | None,
):
    released = folder / RELEASED
    if in_it:
        released.write_text(in_it)
    back_up(served, target, key, now=NOW, actor=AFTERWORD)
    served.close()
    released.unlink(missing_ok=True)
    if here:
        released.write_text(here)
    put_back(target, key, folder, now=LATER)
    assert (released.read_text().strip() if released.exists() else None) == then


def test_what_was_released_while_it_was_made_is_told_in_it(
    served: DuckDBStore, target: Path, key: Key, folder: Path
):
    """It may say more than the database does, never less."""
    copy = served.backup

    def copy_and_release(file: Path) -> object:
        copied = copy(file)
        (folder / RELEASED).write_text(date(2026, 3, 30).isoformat())
        return copied

    served.backup = copy_and_release  # type: ignore[method-assign,assignment]
    back_up(served, target, key, now=NOW, actor=AFTERWORD)
    put_back(target, key, folder.with_name("two"), now=LATER)
    assert (folder.with_name("two") / RELEASED).read_text() == "2026-03-30"
