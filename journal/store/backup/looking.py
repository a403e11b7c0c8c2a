"""What is in a database file that nobody serves: whose it is, and how many rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from journal.errors import Unavailable
from journal.store.audit_seal import Seal, SealFiles
from journal.store.audit_verdict import AuditVerdict, verify
from journal.store.duckdb_copy import rows_of_tables
from journal.store.duckdb_engine import rows_of
from journal.store.migrations import check_history, known
from journal.store.opening import said_plainly

SEALED_FROM = "select count(*) as n from kept.migrations where number = 3"


@dataclass(frozen=True)
class Held:
    """What a database file holds."""

    organisation: str
    """Empty before the workspace was set up."""
    people: int
    rows: Mapping[str, int]
    audit: AuditVerdict | None
    """None of a workspace from before its audit log was a chain."""


def look_at(file: Path) -> Held:
    """Opens a file for reading alone, and counts; it stays as it is. Raises Unavailable where it
    cannot be opened, is not ours, or is newer than this program."""
    try:
        with reading(file) as connection:
            check_is_ours(connection)
            cursor = connection.execute("select organisation from kept.workspace")
            named = [row["organisation"] for row in rows_of(cursor)]
            rows = rows_of_tables(connection)
            return Held(
                organisation=named[0] if named else "",
                people=rows["kept.people"],
                rows=rows,
                audit=verdict(connection, SealFiles.beside(file, is_copy=False)),
            )
    except duckdb.Error as error:
        raise said_plainly(error, file) from error


@contextmanager
def reading(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Without a word of SQL from elsewhere, and without extensions."""
    with duckdb.connect(
        str(file),
        read_only=True,
        config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"},
    ) as connection:
        yield connection


def check_is_ours(connection: duckdb.DuckDBPyConnection) -> None:
    try:
        applied = connection.execute("select number, sha256 from kept.migrations").fetchall()
    except duckdb.CatalogException as error:
        raise Unavailable(
            "This is a database, and not one of Afterword. Nothing was changed."
        ) from error
    check_history(dict(applied), known())


def verdict(connection: duckdb.DuckDBPyConnection, files: SealFiles) -> AuditVerdict | None:
    if not rows_of(connection.execute(SEALED_FROM))[0]["n"]:
        return None
    rows = rows_of(connection.execute("select * from kept.audit order by sequence"))
    return verify(rows, Seal(files))
