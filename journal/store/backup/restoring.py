"""Opens a backup, holds it to what it says of itself, and puts it in the place of a workspace."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from journal.audit_actions import AuditAction
from journal.errors import InUse, Unavailable
from journal.store.audit import COMMAND_LINE, note
from journal.store.audit_seal import KEY as AUDIT_KEY
from journal.store.audit_seal import SealFiles
from journal.store.backup.contents import Contents, mark_of
from journal.store.backup.erased_since import erased_since
from journal.store.backup.key import Key
from journal.store.backup.looking import Held, look_at
from journal.store.backup.putting_back import (
    ASIDE,
    UNPACKED,
    finish,
    kept_from_others,
    put_in_place,
    restoring_alone,
)
from journal.store.backup.unpacking import damaged, unpack
from journal.store.engine import Store, Transaction
from journal.store.erasures import ErasedAgain, Erasure
from journal.store.key_file import find_key, keep_names
from journal.store.opening import FILE, make_folder, open_store
from journal.store.released_until import keep_released_until, released_until

STAMP = "%Y%m%dT%H%M%S.%fZ"
"""Of the folder in which is what was there before; two restores have two."""


@dataclass(frozen=True)
class Restored:
    """A backup that was opened and counted."""

    made_at: datetime
    organisation: str
    tables: int
    audit_rows: int
    findings: tuple[str, ...]
    """What was wrong with the audit log when the backup was made."""
    aside: Path | None = None
    """Where the files are that were there before; None where nothing was in the way."""
    erased_again: int = 0
    """Who was in it, and had been erased since it was made."""
    not_erased: int = 0
    """How many of them are back."""


EraseAgain = Callable[[Store, Sequence[Erasure], datetime], ErasedAgain]
"""Erases those who were erased since a backup."""


def rehearse(file: Path, key: Key, folder: Path, *, now: datetime) -> Restored:
    """Does everything that restoring does in an empty folder, but for putting it in place.

    Raises Unavailable and NotFound, as restoring does.
    """
    with unpacked(file, key, folder) as (contents, held):
        make_usable(folder / UNPACKED, now)
        return told(contents, held)


def restore(
    file: Path, key: Key, folder: Path, *, now: datetime, erase_again: EraseAgain
) -> Restored:
    """Puts a backup in the place of the workspace in a folder, whose files are put aside. Who was
    erased since it was made is erased again before, as far as that is known here.

    Raises NotFound; and Unavailable for a backup that is damaged, half-written, newer than this
    program, made with another key, or of another organisation than the workspace, and where the
    workspace is in use, another backup is being restored into it or a disk is full. The workspace
    stays as it was then.
    """
    is_new = not folder.exists()
    make_folder(folder)
    with restoring_alone(folder):
        finish(folder)
        try:
            with unpacked(file, key, folder) as (contents, held):
                check_is_its_own(folder, contents)
                make_usable(folder / UNPACKED, now)
                since = erased_since(
                    contents.made_at,
                    beside=file.parent,
                    mark=contents.workspace,
                    key=key,
                    databases=[folder / FILE, *folder.glob(f"{ASIDE}*/{FILE}")],
                )
                with closing(open_store(folder / UNPACKED)) as store:
                    again = erase_again(store, since, now)
                keep_what_was_released(folder, folder / UNPACKED)
                with kept_from_others(folder / FILE):
                    aside = put_in_place(folder, folder / UNPACKED, now.strftime(STAMP))
                return replace(
                    told(contents, held, aside),
                    erased_again=again.erased,
                    not_erased=again.not_erased,
                )
        finally:
            if is_new and not any(folder.iterdir()):
                folder.rmdir()


def told(contents: Contents, held: Held, aside: Path | None = None) -> Restored:
    return Restored(
        made_at=contents.made_at,
        organisation=contents.organisation,
        tables=len(contents.rows),
        audit_rows=held.audit.rows if held.audit else 0,
        findings=held.audit.findings if held.audit else (),
        aside=aside,
    )


@contextmanager
def unpacked(file: Path, key: Key, folder: Path) -> Iterator[tuple[Contents, Held]]:
    """What a backup holds, unpacked into a folder of the workspace folder, which is gone at the
    end unless it was put in place."""
    into = folder / UNPACKED
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(mode=0o700)
    try:
        contents = unpack(file, key, into)
        keep_names(into)
        held = look_at(into / FILE)
        if held.rows != contents.rows:
            raise damaged(file)
        yield contents, held
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        raise Unavailable(
            f"The disk that holds {folder} has no room for what is in {file.name}. Nothing was "
            "changed. Free some space, or name another folder."
        ) from error
    finally:
        shutil.rmtree(into, ignore_errors=True)


def check_is_its_own(folder: Path, contents: Contents) -> None:
    """A workspace in which nobody is yet takes any backup; another one its own alone. One that
    cannot be opened is told by its audit key, where that is there."""
    if not (folder / FILE).exists():
        return
    try:
        held = look_at(folder / FILE)
    except InUse:
        raise
    except Unavailable:
        held = None
    mark = mark_of(find_key(folder / AUDIT_KEY))
    is_same = bool(mark) and mark == contents.workspace
    if held is None:
        is_same |= not mark
    else:
        is_same |= not held.people or held.organisation == contents.organisation
    if not is_same:
        raise Unavailable(
            f"This is a backup of another workspace, of {contents.organisation}, and the one in "
            f"{folder} is in use by others. Nothing was changed. Name an empty folder with --into."
        )


def make_usable(folder: Path, now: datetime) -> None:
    """Brings what was unpacked up to date with this program. Sessions and links that were ended
    since the backup would be open again, so that all are ended."""

    def work(tx: Transaction) -> None:
        tx.run("delete from kept.sessions")
        tx.run("delete from kept.links")
        note(tx, actor=COMMAND_LINE, action=AuditAction.PUT_BACK, at=now)

    with closing(open_store(folder)) as store:
        store.write(work)
    for copy in folder.glob("before-*"):
        copy.unlink()  # the backup is one


def keep_what_was_released(folder: Path, unpacked: Path) -> None:
    """The later block of the two; where nobody can tell what was released here, that stays so."""
    before, after = (SealFiles.beside(each / FILE, is_copy=False) for each in (folder, unpacked))
    try:
        block = released_until(before)
    except Unavailable:
        shutil.copyfile(before.released, after.released)
        return
    with suppress(Unavailable):  # what the backup says cannot be read, and nothing is released
        keep_released_until(after, block)
