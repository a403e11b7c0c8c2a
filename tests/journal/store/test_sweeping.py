"""What was deleted is in no byte of the database's files once they were swept, and nothing else is
gone. Storage is uncompressed here, so that searching for a mark is honest."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal.errors import InUse, Unavailable
from journal.policy import door
from journal.store import duckdb_sweep, open_store, opening
from journal.store.duckdb_copy import NAME
from journal.store.duckdb_engine import DuckDBStore
from journal.store.opening import FILE
from tests.journal.store.conftest import add, names

MARK = "A-MARK-THAT-NOBODY-ELSE-WRITES"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
OPENS = """
import sys
from journal.errors import Unavailable
from journal.store import open_store
try:
    open_store(sys.argv[1]).close()
except Unavailable as told:
    print(told)
"""


@pytest.fixture
def swept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DuckDBStore]:
    monkeypatch.setitem(opening.CONFIG, "force_compression", "uncompressed")
    store = open_store(folder)
    yield store
    store.close()


def holding(folder: Path, mark: str = MARK) -> set[str]:
    """The files of a folder in which a mark is found."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {file.name for file in files if mark.encode() in file.read_bytes()}


def sweep(store: DuckDBStore) -> None:
    store.sweep(copies_from_before=datetime.now(UTC) + timedelta(1))


def forgets_a_mark(store: DuckDBStore, times: int = 1) -> None:
    for number in range(times):
        store.write(lambda tx, key=f"marked {number}": add(tx, key, f"{MARK} {key}"))
    store.write(lambda tx: tx.run("delete from kept.people where login like 'marked%'"))


def checkpoint(store: DuckDBStore) -> None:
    with store._connection.cursor() as cursor:
        cursor.execute("checkpoint")


@pytest.mark.parametrize("is_in_the_file", [False, True])
def test_no_byte_of_what_was_deleted_is_left_in_any_file(swept: DuckDBStore, is_in_the_file: bool):
    store, folder = swept, swept.path.parent
    store.write(lambda tx: add(tx, "stays"))
    for number in range(300):
        store.write(lambda tx, key=f"marked {number}": add(tx, key, f"{MARK} {key}"))
    if is_in_the_file:
        checkpoint(store)
    store.write(lambda tx: tx.run("delete from kept.people where login like 'marked%'"))
    if is_in_the_file:
        checkpoint(store)
    # That it would be found is what makes it worth something that it is not:
    assert holding(folder) == {FILE if is_in_the_file else f"{FILE}.wal"}
    sweep(store)
    assert holding(folder) == set()
    assert names(store) == {"stays": "Somebody"}
    store.write(lambda tx: add(tx, "later"))
    store.close()
    assert holding(folder) == set()


def test_what_is_there_is_there_after_a_sweep_with_its_constraints(swept: DuckDBStore):
    tables = "select table_name, sql from duckdb_tables() order by 1"
    before = swept.write(lambda tx: tx.rows(tables))
    swept.write(lambda tx: add(tx, "stays"))
    forgets_a_mark(swept)
    sweep(swept)
    assert swept.write(lambda tx: tx.rows(tables)) == before
    with pytest.raises(Exception, match="Duplicate key"):
        swept.write(lambda tx: add(tx, "stays"))
    assert oct(swept.path.stat().st_mode & 0o777) == "0o600"


def test_copies_from_before_a_migration_go_when_they_are_old_enough(swept: DuckDBStore):
    copy = swept.path.with_name("before-9000.duckdb")
    copy.write_text(MARK)
    swept.sweep(copies_from_before=LONG_AGO)
    assert holding(swept.path.parent) == {copy.name}
    sweep(swept)
    assert holding(swept.path.parent) == set()


def test_no_word_is_lost_that_is_written_while_files_are_swept(swept: DuckDBStore):
    done, saved = threading.Event(), threading.Semaphore(0)
    acknowledged: list[str] = []
    seen: list[int] = []

    def write() -> None:
        while not done.is_set():
            key = f"row {len(acknowledged):05}"
            swept.write(lambda tx, key=key: add(tx, key))
            acknowledged.append(key)
            saved.release()

    def read() -> None:
        while not done.is_set():
            known = len(acknowledged)
            rows = swept.rows(door(), "select count(*) as n from people where login like 'row%'")
            assert rows[0]["n"] >= known
            seen.append(rows[0]["n"])

    with ThreadPoolExecutor(3) as pool:
        at_work = [pool.submit(write), pool.submit(read), pool.submit(read)]
        try:
            for _ in range(5):
                sweep(swept)
                assert saved.acquire(timeout=60)
        finally:
            done.set()
        for one in at_work:
            one.result()
    assert len(acknowledged) >= 5
    assert seen
    swept.close()
    again = open_store(swept.path.parent)
    assert sorted(names(again)) == acknowledged
    again.close()


def test_a_backup_that_is_being_made_is_whole_and_the_sweep_waits_for_it(swept: DuckDBStore):
    swept.write(lambda tx: add(tx, "stays"))
    forgets_a_mark(swept)
    target = swept.path.with_name("copy.duckdb")
    with ThreadPoolExecutor(2) as pool:
        copying, sweeping = pool.submit(swept.backup, target), pool.submit(sweep, swept)
        copying.result()
        sweeping.result()
    for store in (swept, open_store(target)):
        assert names(store) == {"stays": "Somebody"}
        store.close()
    assert holding(target.parent) == set()


def test_a_sweep_that_was_cut_off_leaves_nothing_behind(swept: DuckDBStore):
    folder = swept.path.parent
    swept.close()
    for part in (f"{FILE}.new", f"{FILE}.new.wal"):
        (folder / part).write_text(MARK)
    store = open_store(folder)
    assert holding(folder) == set()
    assert not list(folder.glob("*.new*"))
    store.close()


def test_a_copy_that_is_not_whole_is_thrown_away(
    swept: DuckDBStore, monkeypatch: pytest.MonkeyPatch
):
    swept.write(lambda tx: add(tx, "stays"))
    copied = duckdb_sweep.attached

    def loses_a_row(cursor, made, option):  # type: ignore[no-untyped-def]
        if option == "read_only":
            with copied(cursor, made):
                cursor.execute(f"delete from {NAME}.kept.people where login = 'stays'")
        return copied(cursor, made, option)

    monkeypatch.setattr(duckdb_sweep, "attached", loses_a_row)
    with pytest.raises(Unavailable, match="did not hold what the database holds"):
        sweep(swept)
    assert names(swept) == {"stays": "Somebody"}
    assert not list(swept.path.parent.glob("*.new*"))


def test_without_space_for_a_copy_nothing_is_begun(
    swept: DuckDBStore, monkeypatch: pytest.MonkeyPatch
):
    full = shutil._ntuple_diskusage(10**9, 10**9 - 1, 1)
    monkeypatch.setattr(duckdb_sweep.shutil, "disk_usage", lambda _: full)
    before = swept.path.stat().st_ino
    with pytest.raises(Unavailable, match="no space for a second copy"):
        sweep(swept)
    assert swept.path.stat().st_ino == before


@pytest.mark.parametrize("does", ["holds", "wrote"])
def test_who_opens_the_file_while_it_changes_places_loses_nothing(
    swept: DuckDBStore, monkeypatch: pytest.MonkeyPatch, does: str
):
    """Between closing and replacing anybody may take the file; only here it can be made to happen
    there."""
    changes = duckdb_sweep.change_places
    took: list[subprocess.Popen[bytes]] = []

    def taken_first(made: Path, file: Path, seen: tuple[int, int]) -> None:
        if does == "wrote":
            os.utime(file)
        else:
            holds = "import fcntl, sys; f = open(sys.argv[1], 'r+b'); fcntl.lockf(f, 2); print(1, flush=True); input()"  # noqa: E501
            command = [sys.executable, "-c", holds, str(file)]
            took.append(subprocess.Popen(command, stdin=-1, stdout=-1))
            assert took[0].stdout is not None
            took[0].stdout.readline()
        try:
            changes(made, file, seen)
        finally:
            for one in took:
                one.kill()
                one.communicate()

    swept.write(lambda tx: add(tx, "stays"))
    monkeypatch.setattr(duckdb_sweep, "change_places", taken_first)
    with pytest.raises(InUse, match="Another program took the database's file"):
        sweep(swept)
    assert names(swept) == {"stays": "Somebody"}


def test_a_second_process_that_keeps_trying_gets_in_the_way_of_nothing(swept: DuckDBStore):
    swept.write(lambda tx: add(tx, "stays"))
    command = [sys.executable, "-c", OPENS, str(swept.path.parent)]
    with subprocess.Popen(command, stdout=-1, text=True) as other:
        for _ in range(3):
            with suppress(InUse):  # it may come first: then the files stay as they were
                sweep(swept)
        told, _ = other.communicate()
    assert not told or "Another Afterword is using the workspace" in told
    assert names(swept) == {"stays": "Somebody"}
