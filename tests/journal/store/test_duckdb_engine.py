"""What only DuckDB does: conflicts between cursors, and errors told apart by their text."""

from __future__ import annotations

import duckdb
import pytest

from journal.errors import Unavailable
from journal.store.duckdb_engine import ATTEMPTS, DuckDBStore, is_disk_full, may_be_tried_again
from journal.store.engine import Transaction
from tests.journal.store.conftest import add, names

FULL = 'Failed to commit: Could not write file "afterword.duckdb.wal": No space left on device'
GIVEN_UP = "database has been invalidated because of a previous fatal error. Original error: "


@pytest.fixture
def store(store: DuckDBStore) -> DuckDBStore:
    store.write(lambda tx: add(tx, "one", "0"))
    return store


def rename(tx: Transaction, name: str) -> None:
    tx.run("update kept.people set name = $name where person_id = 'one'", {"name": name})


def rename_past_the_lock(store: DuckDBStore, name: str) -> None:
    """What another writer would do who does not wait for the lock."""
    with store._connection.cursor() as cursor:
        cursor.execute("update kept.people set name = ? where person_id = 'one'", [name])


def test_a_work_that_meets_a_conflict_is_run_again_on_what_is_there_then(store: DuckDBStore):
    seen: list[str] = []

    def work(tx: Transaction) -> str:
        found = str(tx.rows("select name from kept.people where person_id = 'one'")[0]["name"])
        if not seen:
            rename_past_the_lock(store, "10")
        seen.append(found)
        rename(tx, str(int(found) + 1))
        return found

    assert store.write(work) == "10"
    assert seen == ["0", "10"]
    assert names(store) == {"one": "11"}


def test_a_work_that_always_meets_a_conflict_is_given_up_in_plain_words(store: DuckDBStore):
    tried: list[int] = []

    def work(tx: Transaction) -> None:
        tx.rows("select * from kept.people")
        tried.append(len(tried))
        rename_past_the_lock(store, f"somebody else, {len(tried)}")
        rename(tx, "mine")

    with pytest.raises(Unavailable, match="this was not stored"):
        store.write(work)
    assert len(tried) == ATTEMPTS
    assert names(store) == {"one": f"somebody else, {ATTEMPTS}"}


@pytest.mark.parametrize(
    ("error", "full", "again"),
    [
        (duckdb.TransactionException(FULL), True, True),
        (duckdb.IOException(FULL), True, False),
        (
            duckdb.FatalException(f"Failed to create checkpoint because of error: {FULL}"),
            True,
            False,
        ),
        (duckdb.FatalException(f"{GIVEN_UP}{FULL}"), False, True),
        (duckdb.TransactionException("Conflict on update!"), False, True),
        (duckdb.ConstraintException("duplicate key"), False, False),
    ],
)
def test_a_full_disk_is_told_apart_from_a_conflict_by_its_text(
    error: duckdb.Error, full: bool, again: bool
):
    assert is_disk_full(error) is full
    assert may_be_tried_again(error) is again
