"""kill -9 in the middle of a backup, and of a restore: no half of one is taken for a whole."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from journal.store import open_store
from journal.store.audit import AFTERWORD
from journal.store.backup.key import Key
from journal.store.backup.making import Backup, back_up
from journal.store.opening import FILE
from tests.journal.given import NOW
from tests.journal.store.backup.conftest import MARKER, names_in, put_back
from tests.journal.store.backup.killed import killed_once
from tests.journal.store.conftest import names

WRITES_AND_BACKS_UP = """
import sys, threading
from datetime import UTC, datetime
from pathlib import Path
from journal.store import open_store
from journal.store.backup.key import find_key
from journal.store.backup.making import back_up
store = open_store(sys.argv[1])
def write():
    for row in range(100_000):
        store.write(lambda tx: tx.run(
            "insert into kept.people (person_id, login, name) values ($key, $key, 'Somebody')",
            {"key": f"row-{row}"}))
        print(f"row-{row}", flush=True)
threading.Thread(target=write, daemon=True).start()
for number in range(1_000):
    back_up(store, Path(sys.argv[2]) / f"{number}.age", find_key(Path(sys.argv[3])),
            now=datetime.now(UTC), actor="afterword")
"""
RESTORES = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from journal.actions.erasing_again import erase_again
from journal.store.backup.key import find_key
from journal.store.backup.restoring import restore
while True:
    restore(Path(sys.argv[2]), find_key(Path(sys.argv[3])), Path(sys.argv[1]),
            now=datetime.now(UTC), erase_again=erase_again)
"""


@pytest.mark.parametrize(
    "seen",
    ["backing-up/afterword.duckdb", "*.unfinished", "1.age"],
    ids=["copying", "encrypting", "again"],
)
def test_a_backup_that_is_killed_leaves_no_half_under_its_name(
    folder: Path, target: Path, key: Key, tmp_path: Path, seen: str
):
    where = folder if "/" in seen else target.parent
    printed = killed_once(
        WRITES_AND_BACKS_UP, folder, target.parent, key.file, seen=lambda: any(where.glob(seen))
    )
    for backup in target.parent.glob("*.age"):
        put_back(backup, key, tmp_path / backup.stem, now=NOW)
    with closing(open_store(folder)) as store:
        assert set(printed) <= set(names(store))
        assert "backing-up" not in names_in(folder)
        made = back_up(store, target, key, now=NOW, actor=AFTERWORD)
    assert made.findings == ()


@pytest.mark.parametrize(
    "seen",
    ["unpacking/*", "restoring-*", "restored-*", "aside-*/*"],
    ids=["unpacking", "clearing", "moving", "cleared"],
)
def test_a_restore_that_is_killed_leaves_a_workspace_that_opens(
    made: Backup, folder: Path, key: Key, seen: str
):
    killed_once(RESTORES, folder, made.file, key.file, seen=lambda: any(folder.glob(seen)))
    with closing(open_store(folder)) as store:
        assert list(names(store)) == [MARKER]
    assert "unpacking" not in names_in(folder)
    put_back(made.file, key, folder, now=NOW + timedelta(days=1))
    assert FILE in names_in(folder)
