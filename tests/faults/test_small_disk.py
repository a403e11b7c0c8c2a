"""A disk that is full, or on which nothing may be written: said in a sentence, and nothing lost."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta

import pytest

from journal.actions.erasing import erase_person
from journal.actions.retaining import see_to_the_night
from journal.errors import Unavailable
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.own import my_entries
from journal.reading.soundness import look_for_faults
from journal.store import open_store
from journal.store.audit import COMMAND_LINE
from journal.store.duckdb_engine import DuckDBStore
from journal.store.entries import SavedEntry
from journal.store.retention import put_swept
from journal.store.workspace import people
from tests.journal.conftest import settle_in
from tests.journal.given import NOW, TODAY, WORKSPACE, stored_entry, write_down, wrote
from tests.journal.store.test_disk_full import Disk, disk

__all__ = ["disk"]
MEGABYTE = 1_000_000
LATER = NOW + timedelta(days=1)
Records = Callable[[str, object], None]


def named(store: DuckDBStore, login: str) -> Viewer:
    return next(Viewer(*one) for one in people(store, TODAY) if one[0].login == login)


def long_one(author: Viewer) -> SavedEntry:
    """With a text that cannot be compressed."""
    return stored_entry(author, TODAY, what_happened=os.urandom(9_900).hex())


@pytest.fixture
def nearly_full(disk: Disk) -> Iterator[DuckDBStore]:
    """A workspace of ana's and ben's, on a disk that has space for a little more, and not for a
    second copy."""
    disk.mount(60, again=True)
    folder = disk.path / "workspace"
    with closing(open_store(folder)) as store:
        store.write(settle_in)
        for login in ("ana", "ben"):
            wrote(store, *(long_one(named(store, login)) for _ in range(75)))
    with closing(open_store(folder)) as store:
        filler = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
        (disk.path / "filler").write_bytes(bytes(filler - 2 * MEGABYTE))
        assert store.path.stat().st_size > 2 * MEGABYTE
        yield store


def test_an_erasure_on_a_disk_that_is_nearly_full_stands_and_its_bytes_go_once_there_is_space(
    nearly_full: DuckDBStore, record_property: Records
) -> None:
    store = nearly_full
    store.write(lambda tx: put_swept(tx, NOW - timedelta(days=1)))
    before = store.path.stat()
    told = erase_person(store, "ana", now=NOW, workspace=WORKSPACE, actor=COMMAND_LINE)
    assert told.left_in_files is not None
    assert "The disk has no space for a second copy of the database" in told.left_in_files
    assert my_entries(store, scope_for(named(store, "ben")))[1] == 75
    with pytest.raises(Unavailable):
        see_to_the_night(store, LATER)
    assert store.path.stat().st_ino == before.st_ino
    (store.path.parent.parent / "filler").unlink()
    assert see_to_the_night(store, LATER + timedelta(hours=1))
    assert store.path.stat().st_ino != before.st_ino
    assert my_entries(store, scope_for(named(store, "ben")))[1] == 75
    assert look_for_faults(store).findings == ()
    record_property("fault", "disk full during an erasure: it stood, and was swept later")


def test_a_folder_in_which_nothing_can_be_written_is_told_and_stays_as_it_is(
    disk: Disk, record_property: Records
) -> None:
    disk.mount(60, again=True)
    folder = disk.path / "workspace"
    with closing(open_store(folder)) as store:
        store.write(settle_in)
        write_down(store, named(store, "ana"))
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    mount = ["mount", "-o", "remount,ro", str(disk.path)]
    subprocess.run(mount, check=True)
    with pytest.raises(Unavailable, match=r"this account may not read or write it\. Nothing was"):
        open_store(folder)
    with pytest.raises(Unavailable, match="Name another workspace folder"):
        open_store(disk.path / "another")
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    subprocess.run([*mount[:2], "remount,rw", mount[3]], check=True)
    with closing(open_store(folder)) as store:
        assert my_entries(store, scope_for(named(store, "ana")))[1] == 1
    record_property("fault", "read-only folder: told, unchanged, and open again afterwards")
