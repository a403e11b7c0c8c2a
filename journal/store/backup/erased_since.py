"""Who was erased after a backup was made: known of the workspace that it takes the place of, and of
a list that lies beside the backups, encrypted as they are, for when the workspace is lost."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import duckdb
import pyrage
from pydantic import TypeAdapter, ValidationError

from journal.errors import Unavailable
from journal.store.backup.key import Key
from journal.store.backup.looking import reading
from journal.store.backup.rotation import UNKNOWN
from journal.store.duckdb_engine import rows_of
from journal.store.erasures import Erasure, erasures_in, in_order
from journal.store.key_file import replace_bytes
from journal.store.relations.door import AT_DOOR

LIST = TypeAdapter(tuple[Erasure, ...])


def erased_since(
    made_at: datetime, *, beside: Path, mark: str, key: Key, databases: Iterable[Path]
) -> tuple[Erasure, ...]:
    """Erasures after a backup was made, by the databases of the workspace, those that were put
    aside too, and by the list beside the backup. Who is gone with their name is not in what was
    made later, so that no clock is asked. Raises Unavailable for a list that cannot be read."""
    known = set(read_list(list_in(beside, mark), key)).union(*map(known_to, databases))
    return in_order(one for one in known if one.is_whole or one.at > made_at)


def known_to(database: Path) -> tuple[Erasure, ...]:
    """None where there is no database, or none that opens, or one from before there were any."""
    if not database.exists():
        return ()
    try:
        with reading(database) as connection:
            return erasures_in(rows_of(connection.execute(AT_DOOR["erasures"])))
    except duckdb.Error:
        return ()


def list_in(folder: Path, mark: str) -> Path:
    return folder / f"afterword-{mark or UNKNOWN}-erased.age"


def keep_list(file: Path, key: Key, known: Iterable[Erasure], *, after: datetime) -> None:
    """Has what a workspace knows be in the list, beside what that knew before: a backup that was
    put back may be from before somebody came who was erased. What is as old as any backup goes,
    and the file with the last of it. A list that cannot be read is made anew. Raises OSError."""
    try:
        listed = read_list(file, key)
    except Unavailable:
        listed = None
    erasures = in_order(one for one in {*known, *(listed or ())} if one.at > after)
    if erasures == listed:
        return
    if erasures:
        recipient = key.identity.to_public()
        replace_bytes(file, pyrage.encrypt(LIST.dump_json(erasures), [recipient]))
    else:
        file.unlink(missing_ok=True)


def read_list(file: Path, key: Key) -> tuple[Erasure, ...]:
    """The list in a file; nobody where there is none. Raises Unavailable."""
    try:
        return LIST.validate_json(pyrage.decrypt(file.read_bytes(), [key.identity]))
    except FileNotFoundError:
        return ()
    except (OSError, pyrage.DecryptError, ValidationError) as error:
        raise Unavailable(
            f"{file}, which tells who was erased, cannot be read, or not with the key {key.file}. "
            "Nothing was changed. Name its key with --key; or move it away, and erase by hand."
        ) from error
