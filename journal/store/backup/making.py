"""Makes a backup while people write, and holds the finished file to what it was made of."""

from __future__ import annotations

import errno
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from journal.audit_actions import AuditAction
from journal.errors import Unavailable
from journal.store.audit import note
from journal.store.audit_seal import HEAD, write_head
from journal.store.backup.contents import Contents, files_beside, mark_of
from journal.store.backup.key import Key
from journal.store.backup.looking import Held, look_at
from journal.store.backup.packing import pack
from journal.store.backup.unpacking import unpack
from journal.store.engine import Store
from journal.store.key_file import keep_names
from journal.store.opening import FILE, PLAIN_COPY

UNFINISHED = ".unfinished"
SPARE = 8_000_000
"""Bytes by which a copy of a small database may be larger than the database itself."""
_made_now = threading.Lock()


@dataclass(frozen=True)
class Backup:
    """A backup that was made, opened and counted."""

    file: Path
    made_at: datetime
    size: int
    """In bytes."""
    findings: tuple[str, ...]
    """What is wrong with the audit log in it, as it is with the workspace's."""


def back_up(store: Store, target: Path, key: Key, *, now: datetime, actor: str) -> Backup:
    """Makes a backup in a new file, and notes it in the audit log.

    It has its name once it is whole, on the disk, and was read back. Raises Unavailable, in which
    case there is no such file: where one of that name is there, the folder is missing or closed, or
    a disk is full.
    """
    with one_at_a_time():
        try:
            check_can_be_made(store, target)
            held = write_and_read_back(store, target, key, now)
        except OSError as error:
            raise not_written(error, target) from error
    store.write(lambda tx: note(tx, actor=actor, action=AuditAction.BACKED_UP, at=now))
    findings = held.audit.findings if held.audit else ()
    return Backup(target, now, target.stat().st_size, findings)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    if not _made_now.acquire(blocking=False):
        raise Unavailable("A backup is being made already. Wait for it; nothing was changed.")
    try:
        yield
    finally:
        _made_now.release()


def write_and_read_back(store: Store, target: Path, key: Key, now: datetime) -> Held:
    """Under a name of its own until nothing of it can be missing. Raises Unavailable, OSError."""
    unfinished = target.with_name(target.name + UNFINISHED)
    unfinished.unlink(missing_ok=True)  # of one that was killed
    try:
        with plain_copy(store) as (files, held):
            pack(files, told_of(store, held, now), key, unfinished)
        unpack(unfinished, key, into=None)
        unfinished.rename(target)
        keep_names(target.parent)
        return held
    finally:
        unfinished.unlink(missing_ok=True)


def check_can_be_made(store: Store, target: Path) -> None:
    if target.exists():
        raise Unavailable(f"{target} is there already. No backup was made. Name a new file.")
    if not target.parent.is_dir():
        raise Unavailable(
            f"The folder {target.parent} is not there, or not connected. No backup was made. Make "
            "it, connect its disk, or name another one."
        )
    needed = SPARE + sum(file.stat().st_size for file in store.folder.glob(f"{FILE}*"))
    for folder in (store.folder, target.parent):
        if shutil.disk_usage(folder).free < needed:
            raise no_room(folder, needed)


def no_room(folder: Path, needed: int) -> Unavailable:
    return Unavailable(
        f"The disk that holds {folder} has no room for a backup, which takes about "
        f"{needed // 1_000_000 + 1:,} MB. No backup was made, and nothing is lost. Free some "
        "space, or name another folder."
    )


def not_written(error: OSError, target: Path) -> Unavailable:
    if error.errno == errno.ENOSPC or "No space left" in str(error):
        return Unavailable(
            f"The disk that holds {target.parent} is full. No backup was made, and nothing is "
            "lost. Free some space, or name another folder."
        )
    return Unavailable(
        f"The backup {target} cannot be written ({error.strerror or error}). No backup was made. "
        "Check whose folder it is, or name another one."
    )


@contextmanager
def plain_copy(store: Store) -> Iterator[tuple[list[Path], Held]]:
    """Everything that belongs into a backup, as files of one moment, and what they hold; they are
    gone at the end. Raises Unavailable where the copy is not what it was made of."""
    folder = store.folder / PLAIN_COPY
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        copied = store.backup(folder / FILE)
        # What was released until may be newer than the copy then, and is never older.
        for file in files_beside(store.folder):
            shutil.copyfile(file, folder / file.name)
        if store.seal.key and copied.head:
            write_head(folder / HEAD, store.seal.key, copied.head)
        held = look_at(folder / FILE)
        if held.rows != copied.rows:
            raise Unavailable(
                "The copy of the database does not hold what the database does, so it was thrown "
                "away. Nothing is lost. Try again, and check the disk."
            )
        yield sorted(folder.iterdir()), held
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def told_of(store: Store, held: Held, now: datetime) -> Callable[[dict[str, str]], Contents]:
    def tell(hashes: dict[str, str]) -> Contents:
        return Contents(
            made_at=now,
            workspace=mark_of(store.seal.key),
            organisation=held.organisation,
            rows=held.rows,
            files=hashes,
        )

    return tell
