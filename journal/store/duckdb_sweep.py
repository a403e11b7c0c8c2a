"""Leaves nothing of deleted rows in the database's files.

DuckDB keeps deleted rows in its file, also after CHECKPOINT and VACUUM. So everything that is there
is copied into a new file, which takes the place of the old one (docs/decisions/0034). Writers wait
all along, readers while the files change places.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from datetime import datetime
from pathlib import Path

import duckdb

from journal.errors import InUse, Unavailable
from journal.store.backup.copies import forget_copies
from journal.store.duckdb_connection import DuckDBConnection
from journal.store.duckdb_copy import NAME, attached, copy_what_is_there, rows_of_tables
from journal.store.key_file import keep_names
from journal.store.log_records import logs_of

NO_SPACE = Unavailable(
    "The disk has no space for a second copy of the database, without which the bytes of what was "
    "erased stay in its file. Nothing is lost, and no screen shows what was erased. Free some "
    "space; it is tried again every night, and by afterword forget."
)
NOT_COPIED = Unavailable(
    "The database could not be copied into a new file, without which the bytes of what was erased "
    "stay in the old one. Nothing is lost, and no screen shows what was erased. Look at the "
    "workspace folder and its disk; it is tried again every night, and by afterword forget."
)
NOT_THE_SAME = Unavailable(
    "A copy of the database did not hold what the database holds, and was thrown away. Nothing is "
    "lost. The bytes of what was erased are still in the file; run afterword check."
)
TAKEN = InUse(
    "Another program took the database's file meanwhile. Nothing is lost. The bytes of what was "
    "erased are still in it; stop the other program, and run afterword forget."
)


def sweep(connection: DuckDBConnection, file: Path, copies_from_before: datetime) -> None:
    """Copies what is there into a new file, and puts it in the place of the old one; takes copies
    away that an upgrade or a restore has left. The caller sees to it that nobody writes."""
    made = beside(file)
    remove_unfinished(file)
    if shutil.disk_usage(file.parent).free < file.stat().st_size:
        raise NO_SPACE
    try:
        with connection.cursor() as cursor:
            copy_and_count(cursor, made)
        with connection.alone() as last:
            last.execute("checkpoint")  # so that no log is left that belongs to the old file
            seen = signs_of(file)
            last.close()
            change_places(made, file, seen)
    finally:
        remove_unfinished(file)
    forget_copies(file.parent, copies_from_before)


def beside(file: Path) -> Path:
    return file.with_name(f"{file.name}.new")


def remove_unfinished(file: Path) -> None:
    """Removes what a sweep left that did not end."""
    for part in (beside(file), *logs_of(beside(file))):
        part.unlink(missing_ok=True)


def copy_and_count(cursor: duckdb.DuckDBPyConnection, made: Path) -> None:
    """Raises Unavailable where the copy, read from the disk, has not as many rows everywhere."""
    with attached(cursor, made, "storage_version 'v1.5.0'"):
        copy_what_is_there(cursor)
    with attached(cursor, made, "read_only"):
        if rows_of_tables(cursor, NAME) != rows_of_tables(cursor):
            raise NOT_THE_SAME
    made.chmod(0o600)


def change_places(made: Path, file: Path, seen: tuple[int, int]) -> None:
    """Puts the new file in the place of the closed old one, in one step, unless somebody else has
    opened that in between: what they wrote would be gone with it. Raises InUse then."""
    with file.open("r+b") as held:
        try:
            fcntl.lockf(held, fcntl.LOCK_EX | fcntl.LOCK_NB)  # as DuckDB does
        except OSError as error:
            raise TAKEN from error
        if signs_of(file) != seen or any(log.exists() for log in logs_of(file)):
            raise TAKEN
        made.replace(file)
        keep_names(file.parent)


def signs_of(file: Path) -> tuple[int, int]:
    """What differs once somebody has written into a file."""
    about = os.stat(file)
    return about.st_mtime_ns, about.st_size
