"""A workspace with entries in it, a key outside, and a folder for its backups."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from journal.actions.erasing_again import erase_again
from journal.store import open_store
from journal.store.audit import AFTERWORD
from journal.store.backup.key import Key, make_key
from journal.store.backup.making import Backup, back_up
from journal.store.backup.restoring import Restored, restore
from journal.store.duckdb_copy import rows_of_tables
from journal.store.duckdb_engine import DuckDBStore
from journal.store.opening import FILE
from tests.journal.given import NOW
from tests.journal.store.conftest import add, names

LATER = NOW + timedelta(hours=1)
MARKER = "a-word-that-stands-nowhere-else"
HOLDS = (
    "import sys; from journal.store import open_store; s = open_store(sys.argv[1]);"
    "print('open', flush=True); sys.stdin.readline()"
)
"""A program that has a workspace open until it is told to end."""


@pytest.fixture
def key(tmp_path: Path) -> Key:
    return make_key(tmp_path / "keys" / "backup.key")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder / "one.age"


@pytest.fixture
def served(folder: Path) -> Iterator[DuckDBStore]:
    """A store of one's own, which holds a marker."""
    with closing(open_store(folder)) as store:
        store.write(lambda tx: add(tx, MARKER))
        yield store


@pytest.fixture
def made(served: DuckDBStore, target: Path, key: Key) -> Backup:
    """A backup of a workspace that nobody serves any more."""
    backup = back_up(served, target, key, now=NOW, actor=AFTERWORD)
    served.close()
    return backup


def put_back(backup: Path, key: Key, folder: Path, *, now: datetime) -> Restored:
    """Restores as the command does."""
    return restore(backup, key, folder, now=now, erase_again=erase_again)


def rows_in(folder: Path) -> dict[str, int]:
    """How many rows each table of a closed workspace holds."""
    with duckdb.connect(str(folder / FILE), read_only=True) as connection:
        return rows_of_tables(connection)


def held(folder: Path) -> list[str]:
    """Who was added to a workspace, which is opened for it."""
    with closing(open_store(folder)) as store:
        return list(names(store))


def names_in(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def stored_in(folder: Path) -> dict[str, bytes]:
    """What is in each file of a folder and of those in it."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }
