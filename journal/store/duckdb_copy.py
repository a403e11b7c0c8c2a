"""Copies of a DuckDB database: exactly as it stands at one moment, while others write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

NAME = "copy_target"


@contextmanager
def attached(cursor: duckdb.DuckDBPyConnection, target: Path, option: str = "") -> Iterator[None]:
    """A database file to copy into, or a copy to read; what is in it is in the file alone at the
    end."""
    cursor.execute(f"attach '{quoted(target)}' as {NAME} {f'({option})' if option else ''}")
    try:
        yield
    finally:
        cursor.execute(f"detach {NAME}")


def begin_to_read(cursor: duckdb.DuckDBPyConnection) -> None:
    """From here on the cursor sees what is there now, whatever others write: DuckDB takes up a
    database at the first look that a transaction has at it."""
    cursor.begin()
    cursor.execute("select count(*) from kept.migrations").fetchall()


def copy_all(cursor: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Copies what the cursor has begun to read into the file that is attached; how many rows there
    were of each table, by schema and name."""
    try:
        copy_what_is_there(cursor)
        rows = rows_of_tables(cursor)
        cursor.commit()
    except BaseException:
        cursor.rollback()
        raise
    return rows


def copy_what_is_there(cursor: duckdb.DuckDBPyConnection) -> None:
    """Into the file that is attached."""
    cursor.execute(f'copy from database "{current_database(cursor)}" to {NAME}')


def rows_of_tables(
    cursor: duckdb.DuckDBPyConnection, database: str | None = None
) -> dict[str, int]:
    """How many rows each table of the database holds, or of one that is attached, by schema and
    name."""
    within = database or current_database(cursor)
    return {
        table: cursor.execute(f'select count(*) from "{within}".{table}').fetchall()[0][0]
        for table in tables_of(cursor, within)
    }


def current_database(cursor: duckdb.DuckDBPyConnection) -> str:
    name: str = cursor.execute("select current_database()").fetchall()[0][0]
    return name


def tables_of(cursor: duckdb.DuckDBPyConnection, database: str | None = None) -> list[str]:
    """The tables of the database, or of one that is attached, with their schemas."""
    found = cursor.execute(
        """select table_schema, table_name from information_schema.tables
           where table_catalog = coalesce($database, current_database())
           order by table_schema, table_name""",
        {"database": database},
    ).fetchall()
    return [f"{schema}.{name}" for schema, name in found]


def quoted(path: Path) -> str:
    return str(path).replace("'", "''")
