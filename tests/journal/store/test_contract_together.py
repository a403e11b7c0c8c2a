"""What every engine must do when several people use it at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from journal.errors import Unavailable
from journal.policy import door
from journal.store.engine import Store, Transaction
from tests.journal.store.conftest import Opens, add, names

THREADS, ROWS = 8, 50


@pytest.fixture
def store(new_store: Store) -> Store:
    return new_store


def together(*works: Callable[[], Any]) -> list[Any]:
    """Runs each in a thread of its own, all at once; raises what any of them raised."""
    start = threading.Barrier(len(works))

    def run(work: Callable[[], Any]) -> Any:
        start.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def pair(store: Store, row: int) -> None:
    """Writes two rows that belong together."""
    store.write(lambda tx: [add(tx, f"{row}-left"), add(tx, f"{row}-right")])


def writer(store: Store, name: str) -> Callable[[], None]:
    def write_all() -> None:
        for row in range(ROWS):
            store.write(lambda tx, row=row: add(tx, f"{name}-{row:02}"))

    return write_all


def test_eight_who_write_at_once_lose_no_row(store: Store, opens: Opens, folder: Path):
    together(*[writer(store, f"writer-{number}") for number in range(THREADS)])
    expected = {f"writer-{number}-{row:02}" for number in range(THREADS) for row in range(ROWS)}
    assert set(names(store)) == expected
    store.close()
    again = opens(folder)
    assert set(names(again)) == expected
    again.close()


def test_eight_who_add_to_the_same_number_lose_no_addition(store: Store):
    store.write(lambda tx: add(tx, "sum", "0"))

    def one_more(tx: Transaction) -> None:
        row = tx.rows("select name from kept.people where person_id = 'sum'")[0]
        tx.run(
            "update kept.people set name = $name where person_id = 'sum'",
            {"name": str(int(row["name"]) + 1)},
        )

    def ten_more() -> None:
        for _ in range(10):
            store.write(one_more)

    together(*[ten_more] * THREADS)
    assert names(store) == {"sum": "80"}


def test_a_reader_sees_both_halves_of_a_work_or_none(store: Store):
    done = threading.Event()

    def write_pairs() -> None:
        for row in range(ROWS):
            pair(store, row)
        done.set()

    def read() -> int:
        reads = 0
        while not done.is_set() or not reads:
            assert len(names(store)) % 2 == 0
            reads += 1
        return reads

    assert all(reads > 0 for reads in together(write_pairs, read, read)[1:])
    assert len(names(store)) == 2 * ROWS


def test_a_copy_made_while_others_write_is_of_one_moment(store: Store, opens: Opens, folder: Path):
    target = folder / "copy.duckdb"
    pair(store, 0)
    copied = threading.Event()

    def write_pairs() -> int:
        row = 0
        while not copied.is_set():
            row += 1
            pair(store, row)
        return row

    def copy() -> None:
        try:
            store.backup(target)
        finally:
            copied.set()

    written = together(write_pairs, copy)[0]
    assert len(names(store)) == 2 * written + 2
    store.close()
    opened = opens(target)
    rows = names(opened)
    assert 2 <= len(rows) <= 2 * written + 2
    pairs = {key.removesuffix("-left") for key in rows if key.endswith("-left")}
    assert pairs == {key.removesuffix("-right") for key in rows if key.endswith("-right")}
    assert pairs == {str(number) for number in range(len(pairs))}
    opened.close()


def test_a_copy_holds_what_the_store_holds_and_can_be_written_to(
    store: Store, opens: Opens, folder: Path
):
    store.write(lambda tx: add(tx, "one"))
    store.backup(folder / "copy.duckdb")
    store.write(lambda tx: add(tx, "two"))
    copy = opens(folder / "copy.duckdb")
    assert list(names(copy)) == ["one"]
    assert copy.rows(door(), "select organisation from workspace") == [
        {"organisation": "Fernhill Home"}
    ]
    copy.write(lambda tx: add(tx, "three"))
    assert list(names(copy)) == ["one", "three"]
    assert list(names(store)) == ["one", "two"]
    copy.close()


def test_a_copy_never_replaces_a_file(store: Store, folder: Path):
    target = folder / "copy.duckdb"
    target.write_text("something dear to somebody")
    with pytest.raises(Unavailable, match=r"copy.duckdb is already there"):
        store.backup(target)
    assert target.read_text() == "something dear to somebody"
