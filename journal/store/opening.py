"""Opens a workspace's database: makes it, brings it up to date, hardens it, or says why not."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from journal.errors import InUse, Unavailable
from journal.store.audit import take_over
from journal.store.audit_seal import HEAD, KEY, RELEASED, SINCE, Seal, SealFiles
from journal.store.backup.contents import RECORD
from journal.store.backup.putting_back import UNPACKED, finish
from journal.store.catalogue import catalogue_anew_if_needed
from journal.store.duckdb_connection import DuckDBConnection
from journal.store.duckdb_copy import quoted
from journal.store.duckdb_engine import DuckDBStore, is_disk_full
from journal.store.duckdb_sweep import remove_unfinished
from journal.store.key_file import keep_names
from journal.store.log_records import is_broken_before_a_commit, logs_of, stands_alone
from journal.store.migrations import Migration, NotMigrated, migrate

FILE = "afterword.duckdb"
PLAIN_COPY = "backing-up"
"""A folder in the workspace folder: the database is copied into it before that is encrypted."""
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "storage_compatibility_version": "v1.5.0",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


def open_store(path: Path | str) -> DuckDBStore:
    """The store in a workspace folder, or in a database file ending in .duckdb.

    Makes folder and file where they are missing. Raises InUse where another process holds the
    file, and Unavailable, in plain words, where it is not ours or newer than this program.
    """
    path = Path(path).absolute()
    file = path if path.suffix == ".duckdb" else path / FILE
    os.umask(0o077)  # DuckDB makes its log anew at any time, readable as this allows
    make_folder(file.parent)
    if file.name == FILE:
        finish(file.parent)
    seal_files = seal_files_of(file)
    connection = DuckDBConnection(lambda: opened(file, seal_files))
    file.chmod(0o600)
    remove_unfinished(file)
    if file.name == FILE:  # what a kill has left, now that the file is ours alone
        for left in (PLAIN_COPY, UNPACKED):
            shutil.rmtree(file.parent / left, ignore_errors=True)
        for name in (KEY, HEAD, SINCE, RELEASED, RECORD):
            file.with_name(f"{name}.new").unlink(missing_ok=True)
    store = DuckDBStore(connection, file, Seal(seal_files))
    try:
        store.write(lambda tx: take_over(tx, datetime.now(UTC)))
        store.write(catalogue_anew_if_needed)
    except BaseException:
        store.close()
        raise
    return store


def seal_files_of(file: Path) -> SealFiles:
    return SealFiles.beside(file, is_copy=file.name != FILE)


def make_folder(folder: Path) -> None:
    """Makes a workspace folder that its owner alone may enter. Raises Unavailable."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Unavailable(
            f"{folder} cannot be made or is not a folder. Name another workspace folder."
        ) from error


def opened(
    file: Path, seal_files: SealFiles, migrations: list[Migration] | None = None
) -> duckdb.DuckDBPyConnection:
    connection = connect(file)
    try:
        migrate(connection, file, migrations, make_seal=seal_files.make)
        harden(connection, file.parent)
    except NotMigrated as error:
        connection.close()
        put_back(file, error.copy)
        if is_disk_full(error.cause):
            raise said_plainly(error.cause, file) from error
        raise
    except BaseException as error:
        connection.close()
        if isinstance(error, duckdb.Error | OSError) and is_disk_full(error):
            raise said_plainly(error, file) from error
        raise
    return connection


def put_back(file: Path, copy: Path | None) -> None:
    """Takes a file back to before its migrations. What a full disk kept in its log stays with it:
    with another file it would be lost."""
    if copy is not None and not any(log.exists() for log in logs_of(file)):
        copy.replace(file)
        keep_names(file.parent)


def connect(file: Path) -> duckdb.DuckDBPyConnection:
    for log in logs_of(file):
        if stands_alone(log) or is_broken_before_a_commit(log):
            raise unreadable(log)
    try:
        return duckdb.connect(str(file), config=CONFIG)
    except duckdb.Error as error:
        raise said_plainly(error, file) from error


def said_plainly(error: duckdb.Error | OSError, file: Path) -> Unavailable:
    text = str(error)
    if "Could not set lock" in text:
        return InUse(
            f"Another Afterword is using the workspace in {file.parent}. "
            "Nothing was changed. Use that one, or stop it first."
        )
    if is_disk_full(error):
        return Unavailable(
            f"The disk that holds {file.parent} is full. What was saved before is safe. "
            "Free some space, and start again."
        )
    if "WAL" in text:
        return unreadable(logs_of(file)[0])
    if "not a valid DuckDB" in text or "not a DuckDB" in text or "magic bytes" in text:
        return Unavailable(
            f"{file} is not a database of Afterword. Nothing was changed. "
            "Move the file away, or restore a backup."
        )
    if "Permission denied" in text or "Cannot open file" in text:
        return Unavailable(
            f"{file} cannot be opened: this account may not read or write it. "
            "Nothing was changed. Check who owns the folder."
        )
    return Unavailable(
        f"{file} cannot be opened as a database. Nothing was changed. "
        f"Keep the file, and restore the last backup. (DuckDB said: {text.splitlines()[0]})"
    )


def unreadable(log: Path) -> Unavailable:
    return Unavailable(
        f"The newest changes in {log.name} cannot be read. Nothing was changed. "
        "Keep all files as they are, and restore the last backup."
    )


def harden(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """From here on SQL reaches no file outside the workspace, no extension and no variable."""
    for setting in (
        f"set allowed_directories = ['{quoted(folder)}']",
        "set enable_external_access = false",
        "set python_enable_replacements = false",
        "set lock_configuration = true",
    ):
        connection.execute(setting)
