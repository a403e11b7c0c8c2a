"""Makes the demo in a workspace folder: whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from journal.demo.building import Size, build
from journal.errors import Unavailable
from journal.store.audit_seal import HEAD, KEY, RELEASED
from journal.store.log_records import logs_of
from journal.store.opening import FILE, make_folder, open_store
from journal.store.workspace import find_workspace


def make(folder: Path, *, now: datetime, seed: int, size: Size, anew: bool = False) -> bool:
    """Makes the demo where the folder holds none, or in the place of the one it holds; whether
    it did.

    Raises Unavailable, and changes nothing, where the folder holds a workspace that is not a
    demo, or one that is in use.
    """
    if check_holds_no_other(folder) and not anew:
        return False
    with built_beside(folder, now, seed, size) as built:
        check_holds_no_other(folder)  # a while has passed
        for log in logs_of(folder / FILE):  # of the demo that is thrown away
            log.unlink(missing_ok=True)
        (folder / RELEASED).unlink(missing_ok=True)
        for name in (KEY, HEAD, RELEASED, FILE):  # the database last: with it the demo is there
            if (built / name).exists():  # in a young one no block has closed
                (built / name).replace(folder / name)
    return True


def check_holds_no_other(folder: Path) -> bool:
    """Only a demo is served as one, or made anew. Whether there is one."""
    if not (folder / FILE).exists():
        return False
    with closing(open_store(folder)) as store:
        workspace = find_workspace(store)
    if workspace is None or not workspace.is_demo:
        raise Unavailable(
            f"The workspace in {folder} is not a demo. Nothing was changed. "
            "Name another folder with --data, or leave --data out."
        )
    return True


@contextmanager
def built_beside(folder: Path, now: datetime, seed: int, size: Size) -> Iterator[Path]:
    """A new demo, in a folder that is removed whatever happens."""
    make_folder(folder)
    with TemporaryDirectory(prefix="being-made-", dir=folder) as beside:
        with closing(open_store(beside)) as store:
            build(store, now=now, seed=seed, size=size)
        yield Path(beside)
