"""Numbered SQL files that bring a database up to date, each once, each in one transaction."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from journal.errors import Unavailable
from journal.store.duckdb_copy import attached, begin_to_read, copy_all
from journal.store.duckdb_engine import roll_back
from journal.store.key_file import keep_names

FOLDER = Path(__file__).parent
NAMED = re.compile(r"(\d{4})_\w+\.sql")
SEALED_FROM = 3
"""The migration that makes the audit log a chain."""


@dataclass(frozen=True)
class Migration:
    number: int
    name: str
    sql: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.sql.encode()).hexdigest()


class NotMigrated(Unavailable):
    """A migration failed. It tells no more of the reason than its kind, as the rest may hold a
    value that somebody wrote."""

    def __init__(self, migration: Migration, copy: Path | None, cause: duckdb.Error) -> None:
        self.copy = copy
        """The database as it was before the first of them; None of a new one."""
        self.cause = cause
        super().__init__(
            "The workspace could not be brought up to date, and is as it was: nothing is lost. "
            "Start the version of Afterword that served it before, and tell whoever looks after "
            f"Afterword: {migration.name}, {type(cause).__name__}."
        )


def known(folder: Path = FOLDER) -> list[Migration]:
    """The migrations this program has, in order."""
    return [
        Migration(int(named[1]), file.name, file.read_text(encoding="utf-8"))
        for file in sorted(folder.glob("*.sql"))
        if (named := NAMED.fullmatch(file.name))
    ]


def migrate(
    connection: duckdb.DuckDBPyConnection,
    file: Path,
    migrations: list[Migration] | None = None,
    *,
    make_seal: Callable[[], None] = lambda: None,
) -> None:
    """Applies what is missing, after a copy of what is there; the audit log's seal is made before
    the migration that needs it.

    Raises Unavailable where the file is newer than the program, or where a migration that was
    applied is not the one this program knows; the file is left as it was. Raises NotMigrated where
    one fails; those before it stay, until the copy is put back.
    """
    migrations = known() if migrations is None else migrations
    applied = applied_to(connection, file)
    check_history(applied, migrations)
    missing = [migration for migration in migrations if migration.number not in applied]
    copy = copy_before(connection, file, missing[0]) if missing and applied else None
    for migration in missing:
        if migration.number == SEALED_FROM:
            make_seal()
        try:
            apply(connection, migration)
        except duckdb.Error as error:
            raise NotMigrated(migration, copy, error) from error
    if missing:
        connection.execute("checkpoint")


def applied_to(connection: duckdb.DuckDBPyConnection, file: Path) -> dict[int, str]:
    """Which migrations a file has had, by number with their hashes."""
    try:
        # Asked before what tables there are, which takes a quarter of the time of opening.
        rows = connection.execute("select number, sha256 from kept.migrations").fetchall()
    except duckdb.CatalogException:
        make_ours(connection, file)
        return {}
    return dict(rows)


def make_ours(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Prepares a database in which nothing is yet. Raises Unavailable where something is."""
    if connection.execute("select 1 from information_schema.tables limit 1").fetchall():
        raise Unavailable(
            f"{file} is a database, and not one of Afterword. Nothing was changed. "
            "Name another workspace folder."
        )
    connection.execute("create schema if not exists kept")
    connection.execute("create schema if not exists wellbeing")
    connection.execute(
        """create table kept.migrations (
               number integer primary key, name text not null,
               sha256 text not null, applied_at timestamp not null)"""
    )


def check_history(applied: dict[int, str], migrations: list[Migration]) -> None:
    ours = {migration.number: migration.sha256 for migration in migrations}
    if any(number not in ours for number in applied):
        raise Unavailable(
            "This workspace was made by a newer Afterword. Nothing was changed. "
            "Start the newer version."
        )
    if any(ours[number] != sha256 for number, sha256 in applied.items()):
        raise Unavailable(
            "This workspace was made by another build of Afterword, whose migrations differ. "
            "Nothing was changed. Start the version that made it."
        )


def copy_before(connection: duckdb.DuckDBPyConnection, file: Path, migration: Migration) -> Path:
    """The database as it is before a migration, in a file beside it: whole, or not at all."""
    target = file.with_name(f"before-{migration.number:04d}.duckdb")
    unfinished = target.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with connection.cursor() as cursor, attached(cursor, unfinished):
        begin_to_read(cursor)
        copy_all(cursor)
    unfinished.chmod(0o600)
    unfinished.rename(target)
    keep_names(target.parent)
    return target


def apply(connection: duckdb.DuckDBPyConnection, migration: Migration) -> None:
    with connection.cursor() as cursor:
        cursor.begin()
        try:
            cursor.execute(migration.sql)
            cursor.execute(
                "insert into kept.migrations values ($number, $name, $sha256, $at)",
                {
                    "number": migration.number,
                    "name": migration.name,
                    "sha256": migration.sha256,
                    "at": datetime.now(UTC).replace(tzinfo=None),
                },
            )
            cursor.commit()
        except BaseException:
            roll_back(cursor)
            raise
