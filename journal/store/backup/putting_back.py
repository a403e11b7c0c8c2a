"""Puts the files of a backup in the place of a workspace's, which are put aside and not lost.

Each step can be taken again: whoever opens the folder next goes on where it was interrupted.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journal.errors import InUse
from journal.store.audit_seal import SINCE
from journal.store.key_file import keep_names
from journal.store.log_records import LOGS

UNPACKED = "unpacking"
"""What a backup holds, until it was looked at. After a kill it stays, and is nothing."""
READY, CLEARED, ASIDE = "restoring-", "restored-", "aside-"
DATABASE_TOO = (*LOGS, ".tmp")


def put_in_place(folder: Path, unpacked: Path, stamp: str) -> Path | None:
    """Puts what was unpacked in the place of what is there; the folder where that is now."""
    unpacked.rename(folder / f"{READY}{stamp}")
    keep_names(folder)
    finish(folder)
    aside = folder / f"{ASIDE}{stamp}"
    return aside if aside.exists() else None


@contextmanager
def restoring_alone(folder: Path) -> Iterator[None]:
    """Nobody else restores into the folder meanwhile: both would unpack into the same place. Raises
    InUse. It is the folder that is locked, so that nothing is left of it, after a kill either."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise InUse(
                f"A backup is being restored into {folder} already. This one changed nothing. Wait "
                "for the other one to end, and look at what is there then."
            ) from error
        yield
    finally:
        os.close(descriptor)


@contextmanager
def kept_from_others(file: Path) -> Iterator[None]:
    """Nobody opens a database meanwhile, as DuckDB locks it. Raises InUse where somebody has it
    open: what they write would go into a file that was put aside."""
    if not file.exists():
        yield
        return
    with file.open("r+b") as held:
        try:
            fcntl.lockf(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise InUse(
                f"An Afterword was started on the workspace in {file.parent} meanwhile. Nothing "
                "was changed. Stop it, and restore again."
            ) from error
        yield


def finish(folder: Path) -> None:
    """Finishes restores that were interrupted, if there are any."""
    for ready in sorted(folder.glob(f"{READY}*")):
        stamp = ready.name.removeprefix(READY)
        clear(folder, ready, folder / f"{ASIDE}{stamp}")
        ready.rename(folder / f"{CLEARED}{stamp}")
        keep_names(folder)
    for cleared in sorted(folder.glob(f"{CLEARED}*")):
        for file in sorted(cleared.iterdir()):
            file.rename(folder / file.name)
        keep_names(folder)
        cleared.rmdir()


def clear(folder: Path, ready: Path, aside: Path) -> None:
    """Moves what is in the way, the database's logs above all: they belong to the old one alone."""
    names = {SINCE, *(file.name for file in ready.iterdir())}
    logs = {f"{name}{log}" for name in names if name.endswith(".duckdb") for log in DATABASE_TOO}
    in_the_way = [folder / name for name in sorted(names | logs) if (folder / name).exists()]
    if in_the_way:
        aside.mkdir(mode=0o700, exist_ok=True)
    for file in in_the_way:
        file.rename(aside / file.name)
    if in_the_way:
        keep_names(aside)
