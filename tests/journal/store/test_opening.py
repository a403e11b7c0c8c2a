from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from journal.errors import Unavailable
from journal.policy import door
from journal.store import open_store
from journal.store.duckdb_engine import DuckDBStore
from journal.store.engine import Transaction
from journal.store.opening import FILE
from tests.journal.store.conftest import add, names

HOLDS = """
import sys
from journal.store import open_store
store = open_store(sys.argv[1])
for key in ("one", "two", "three"):
    store.write(lambda tx: tx.run(
        "insert into kept.people (person_id, login, name) values ($key, $key, $name)",
        {"key": key, "name": key * 200}))
print("open", flush=True)
sys.stdin.readline()
"""


@dataclass(frozen=True)
class Killed:
    """A workspace whose process was killed, and what a second one was told before."""

    folder: Path
    told: str

    def copied(self, to: Path) -> Path:
        return shutil.copytree(self.folder, to / "copy")


@pytest.fixture(scope="module")
def killed(settled: Path, tmp_path_factory: pytest.TempPathFactory) -> Killed:
    folder = tmp_path_factory.mktemp("killed")
    shutil.copytree(settled.parent, folder, dirs_exist_ok=True)
    command = [sys.executable, "-c", HOLDS, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        try:
            told = said_by(folder)
        finally:
            process.kill()
    return Killed(folder, told)


def said_by(path: Path) -> str:
    """What is said where a workspace cannot be opened; nothing in its folder changes."""
    folder = path if path.is_dir() else path.parent
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    with pytest.raises(Unavailable) as told:
        open_store(path)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    return str(told.value)


def test_folder_and_file_are_made_where_they_are_missing(tmp_path: Path):
    store = open_store(tmp_path / "deep" / "down")
    assert store.path == tmp_path / "deep" / "down" / FILE
    assert store.path.exists()
    store.close()


def test_a_database_file_can_be_named_itself(tmp_path: Path):
    store = open_store(tmp_path / "mine.duckdb")
    assert store.path == tmp_path / "mine.duckdb"
    store.close()


@pytest.mark.parametrize("made_before", [False, True])
def test_nobody_else_on_the_machine_can_read_the_files(tmp_path: Path, made_before: bool):
    """Also where the folder was there before, and open to everybody."""
    folder = tmp_path / "workspace"
    if made_before:
        folder.mkdir(mode=0o755)
    store = open_store(folder)
    store.write(lambda tx: add(tx, "one"))
    store.backup(folder / "copy.duckdb")
    modes = {file.name: oct(file.stat().st_mode & 0o777) for file in folder.iterdir()}
    files = (FILE, f"{FILE}.wal", "audit.key", "audit.head", "copy.duckdb")
    assert modes == dict.fromkeys(files, "0o600")
    assert made_before or oct(folder.stat().st_mode & 0o777) == "0o700"
    store.close()


@pytest.mark.parametrize(
    "body", [b"", b"Dear diary", b"x" * 20_000, b"SQLite format 3\0" + bytes(5_000)]
)
def test_a_file_that_is_no_database_of_ours_is_left_as_it_is(tmp_path: Path, body: bytes):
    (tmp_path / FILE).write_bytes(body)
    told = said_by(tmp_path)
    assert "Nothing was changed." in told
    assert str(tmp_path / FILE) in told


def test_another_duckdb_database_is_left_as_it_is(tmp_path: Path):
    with duckdb.connect(str(tmp_path / FILE)) as other:
        other.execute("create table recipes as select 'soup' as name")
    assert "is a database, and not one of Afterword" in said_by(tmp_path)


def test_a_path_that_is_a_file_is_no_workspace_folder(tmp_path: Path):
    (tmp_path / "notes.txt").write_text("Dear diary")
    with pytest.raises(Unavailable, match=r"notes\.txt cannot be made or is not a folder"):
        open_store(tmp_path / "notes.txt")


def test_a_second_process_is_told_that_the_workspace_is_in_use(killed: Killed):
    assert "Another Afterword is using the workspace" in killed.told


def test_what_was_written_before_a_kill_is_there(killed: Killed, tmp_path: Path):
    store = open_store(killed.copied(tmp_path))
    assert list(names(store)) == ["one", "three", "two"]
    store.close()


def test_a_log_that_cannot_be_read_is_kept_and_not_passed_over(killed: Killed, tmp_path: Path):
    folder = killed.copied(tmp_path)
    log = folder / f"{FILE}.wal"
    body = bytearray(log.read_bytes())
    at = body.index(b"twotwotwo")
    body[at : at + 30] = bytes(byte ^ 0xFF for byte in body[at : at + 30])
    log.write_bytes(body)
    told = said_by(folder)
    assert f"The newest changes in {FILE}.wal cannot be read." in told
    assert "Keep all files as they are" in told


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_text('/etc/hostname')",
        "select * from '/etc/hostname'",
        "copy (select 1) to '{outside}'",
        "attach '{outside}'",
        "install httpfs",
        "load httpfs",
        "set threads = 1",
        "set enable_external_access = true",
        "set allowed_directories = ['/']",
        "set lock_configuration = false",
        "reset enable_external_access",
    ],
)
def test_sql_reaches_no_file_outside_no_extension_and_no_setting(
    store: DuckDBStore, tmp_path: Path, sql: str
):
    outside = tmp_path / "outside.duckdb"
    with pytest.raises(duckdb.Error):
        store.write(lambda tx: tx.run(sql.format(outside=outside)))
    assert not outside.exists()


def test_sql_reaches_no_variable_of_the_program(store: DuckDBStore):
    frame = pd.DataFrame({"a": [1]})
    with (
        store._connection.cursor() as cursor,
        pytest.raises(duckdb.CatalogException, match="frame does not exist"),
    ):
        cursor.execute("select * from frame")
    assert len(frame) == 1


def test_a_store_that_was_opened_can_be_closed_twice(folder: Path):
    store = open_store(folder)
    store.close()
    store.close()
    assert open_store(folder).rows(door(), "select count(*) as n from teams") == [{"n": 2}]


def test_the_next_version_but_one_before_can_still_read_the_file(store: DuckDBStore):
    def version(tx: Transaction) -> str:
        sql = "select tags['storage_version'] as version from duckdb_databases() where not internal"
        return str(tx.rows(sql)[0]["version"])

    assert store.write(version).startswith("v1.5")
