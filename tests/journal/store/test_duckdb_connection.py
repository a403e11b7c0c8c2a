from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from journal.store.duckdb_connection import DuckDBConnection


@pytest.fixture
def opened() -> list[duckdb.DuckDBPyConnection]:
    """Every connection that was opened, in order."""
    return []


@pytest.fixture
def connection(tmp_path: Path, opened: list[duckdb.DuckDBPyConnection]) -> DuckDBConnection:
    def open_() -> duckdb.DuckDBPyConnection:
        opened.append(duckdb.connect(str(tmp_path / "some.duckdb")))
        return opened[-1]

    made = DuckDBConnection(open_)
    with made.cursor() as cursor:
        cursor.execute("create table kept as select 7 as number")
    return made


def numbers(connection: DuckDBConnection) -> list[tuple[int]]:
    with connection.cursor() as cursor:
        return cursor.execute("select number from kept").fetchall()


def meet(error: Exception) -> Callable[[DuckDBConnection], None]:
    def use(connection: DuckDBConnection) -> None:
        with connection.cursor():
            raise error

    return use


def test_one_connection_serves_every_cursor(
    connection: DuckDBConnection, opened: list[duckdb.DuckDBPyConnection]
):
    assert [numbers(connection) for _ in range(3)] == [[(7,)]] * 3
    assert len(opened) == 1


def test_an_ordinary_error_leaves_the_connection_as_it_is(
    connection: DuckDBConnection, opened: list[duckdb.DuckDBPyConnection]
):
    with pytest.raises(duckdb.ConstraintException):
        meet(duckdb.ConstraintException("duplicate key"))(connection)
    assert numbers(connection) == [(7,)]
    assert len(opened) == 1


def test_after_a_fatal_error_the_next_cursor_is_of_a_file_opened_anew(
    connection: DuckDBConnection, opened: list[duckdb.DuckDBPyConnection]
):
    with pytest.raises(duckdb.FatalException):
        meet(duckdb.FatalException("given up"))(connection)
    assert len(opened) == 1
    assert [numbers(connection) for _ in range(3)] == [[(7,)]] * 3
    assert len(opened) == 2


def test_the_file_is_opened_anew_only_once_every_cursor_was_given_back(
    connection: DuckDBConnection, opened: list[duckdb.DuckDBPyConnection]
):
    entered, leave = threading.Event(), threading.Event()

    def reads_long() -> list[tuple[int]]:
        with connection.cursor() as cursor:
            entered.set()
            assert leave.wait(10)
            return cursor.execute("select number from kept").fetchall()

    with ThreadPoolExecutor(4) as pool:
        long = pool.submit(reads_long)
        assert entered.wait(10)
        with pytest.raises(duckdb.FatalException):
            meet(duckdb.FatalException("given up"))(connection)
        others = [pool.submit(numbers, connection) for _ in range(3)]
        assert len(opened) == 1
        leave.set()
        assert [future.result(10) for future in [long, *others]] == [[(7,)]] * 4
    assert len(opened) == 2


def test_a_file_that_cannot_be_opened_anew_is_tried_again_by_the_next(tmp_path: Path):
    tried: list[str] = []

    def open_() -> duckdb.DuckDBPyConnection:
        tried.append("tried")
        if len(tried) == 2:
            raise duckdb.IOException("not now")
        return duckdb.connect(str(tmp_path / "some.duckdb"))

    connection = DuckDBConnection(open_)
    with connection.cursor() as cursor:
        cursor.execute("create table kept as select 7 as number")
    with pytest.raises(duckdb.FatalException):
        meet(duckdb.FatalException("given up"))(connection)
    with pytest.raises(duckdb.IOException, match="not now"):
        numbers(connection)
    assert numbers(connection) == [(7,)]
    assert len(tried) == 3
