"""A disk that fills up, for real: a small file system in memory, which takes root to mount."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from journal.errors import Unavailable
from journal.policy import door
from journal.store import open_store
from journal.store.duckdb_engine import DuckDBStore
from journal.store.opening import FILE
from tests.journal.store.conftest import add, names

MEGABYTE = 1_000_000
FILLED_UP = "The disk is full, so this could not be stored. What was saved before is safe."


class Disk:
    """A file system of a few megabytes that can be made larger."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def mount(self, megabytes: int, *, again: bool = False) -> str:
        """Why it could not be mounted; empty where it is."""
        options = f"{'remount,' if again else ''}size={megabytes * MEGABYTE}"
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(self.path)]
        if shutil.which("mount") is None:
            return "there is no command mount"
        return subprocess.run(command, capture_output=True, text=True, check=False).stderr.strip()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    made = Disk(tmp_path / "disk")
    made.path.mkdir()
    if refused := made.mount(6):
        said = f"no small disk can be mounted here: {refused}"
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    yield made
    subprocess.run(["umount", "--lazy", str(made.path)], check=True)


def fill(store: DuckDBStore, size: int) -> list[str]:
    """Writes rows of incompressible text until the disk is full; the keys acknowledged."""
    acknowledged: list[str] = []

    def one_more() -> None:
        key, text = f"row-{len(acknowledged):05}", os.urandom(size // 2).hex()
        store.write(lambda tx: add(tx, key, text))
        acknowledged.append(key)

    with pytest.raises(Unavailable, match=FILLED_UP):
        deque((one_more() for _ in range(1_000)), maxlen=0)
    return acknowledged


# The log alone meets the end of a disk of 6 MB; it is written into the file at 16 MB, so that
# a disk of 28 MB ends in the middle of that, upon which DuckDB gives the database up.
@pytest.mark.parametrize(("megabytes", "size"), [(6, 100_000), (28, 1_000_000)])
def test_a_full_disk_loses_nothing_and_the_store_goes_on_once_there_is_space(
    disk: Disk, megabytes: int, size: int
):
    disk.mount(megabytes, again=True)
    store = open_store(disk.path / "workspace")
    acknowledged = fill(store, size)
    assert len(acknowledged) > 10
    assert list(names(store)) == acknowledged  # while the disk is still full

    with pytest.raises(Unavailable, match=FILLED_UP):
        store.write(lambda tx: add(tx, "too much", os.urandom(megabytes * MEGABYTE // 2).hex()))
    assert list(names(store)) == acknowledged

    disk.mount(200, again=True)
    store.write(lambda tx: add(tx, "space again"))
    assert list(names(store)) == [*acknowledged, "space again"]
    store.close()
    again = open_store(disk.path / "workspace")
    assert list(names(again)) == [*acknowledged, "space again"]
    again.close()


def test_those_who_only_read_do_not_notice_a_full_disk(disk: Disk):
    disk.mount(28, again=True)
    store = open_store(disk.path / "workspace")
    full = threading.Event()
    counts: list[int] = []

    def read() -> None:
        while not full.is_set() or not counts:
            counts.append(store.rows(door(), "select count(*) as n from people")[0]["n"])

    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read)
        try:
            acknowledged = fill(store, 1_000_000)
        finally:
            full.set()
        reading.result()
    # DuckDB shows the row whose commit is failing for a moment; it was never acknowledged.
    assert max(counts) <= len(acknowledged) + 1
    assert list(names(store)) == acknowledged
    disk.mount(200, again=True)
    store.close()


def test_opening_on_a_full_disk_says_so_and_works_once_there_is_space(disk: Disk):
    filler = disk.path / "filler"
    filler.write_bytes(bytes(5_700_000))
    with pytest.raises(Unavailable, match=r"The disk that holds .*workspace is full\."):
        open_store(disk.path / "workspace")
    filler.unlink()
    store = open_store(disk.path / "workspace")
    store.write(lambda tx: add(tx, "one"))
    assert names(store) == {"one": "Somebody"}
    assert store.path.name == FILE
    store.close()
