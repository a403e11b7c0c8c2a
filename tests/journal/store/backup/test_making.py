"""A backup while people write: whole, of one moment, for nobody without the key; or not there."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import tracemalloc
from datetime import timedelta
from pathlib import Path

import pyrage
import pytest

from journal.audit_actions import AuditAction
from journal.errors import Unavailable
from journal.store import open_store
from journal.store.audit import AFTERWORD, note
from journal.store.audit_seal import HEAD, KEY, RELEASED
from journal.store.backup.contents import RECORD
from journal.store.backup.key import Key
from journal.store.backup.making import UNFINISHED, Backup, back_up
from journal.store.backup.packing import pack
from journal.store.backup.restoring import rehearse
from journal.store.backup.unpacking import unpack
from journal.store.duckdb_engine import DuckDBStore
from journal.store.engine import Transaction
from journal.store.opening import FILE
from tests.journal.given import NOW
from tests.journal.store.backup.conftest import MARKER, names_in, put_back, rows_in
from tests.journal.store.conftest import add, names
from tests.journal.store.test_disk_full import Disk, disk  # noqa: F401

MEGABYTE = 1_000_000


def test_a_backup_is_of_one_moment_while_others_write_and_its_audit_log_ends_with_it(
    served: DuckDBStore, target: Path, key: Key, tmp_path: Path
):
    done, begun = threading.Event(), threading.Event()

    def write_pairs() -> None:
        row = 0
        while not done.is_set():
            row += 1

            def work(tx: Transaction, row: int = row) -> None:
                add(tx, f"{row}-left")
                add(tx, f"{row}-right")
                note(tx, actor=AFTERWORD, action=AuditAction.FACTS_COPIED, at=NOW)

            served.write(work)
            begun.set()

    writing = threading.Thread(target=write_pairs)
    writing.start()
    begun.wait()
    try:
        back_up(served, target, key, now=NOW, actor=AFTERWORD)
    finally:
        done.set()
        writing.join()
    restored = put_back(target, key, tmp_path / "two", now=NOW)
    assert restored.findings == ()
    store = open_store(tmp_path / "two")
    pairs = [key for key in names(store) if key != MARKER]
    store.close()
    assert len(pairs) == 2 * restored.audit_rows
    assert {key.split("-")[0] for key in pairs} == {
        str(number + 1) for number in range(restored.audit_rows)
    }


def test_without_the_key_nothing_of_it_can_be_read(made: Backup, folder: Path):
    body = made.file.read_bytes()
    for secret in (MARKER, (folder / KEY).read_text().strip(), "afterword.duckdb", "Fernhill"):
        assert secret.encode() not in body
    assert made.file.stat().st_mode & 0o077 == 0
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(body, [pyrage.x25519.Identity.generate()])


def test_age_alone_opens_it_and_finds_a_tar_of_everything_that_is_needed(
    served: DuckDBStore, target: Path, key: Key, folder: Path, tmp_path: Path
):
    for name in ("sign-in.toml", "client secret", RELEASED):
        (folder / name).write_text("a setting")
    for name in ("before-0007.duckdb", "earlier.audit.head", RECORD, "audit.key.new", ".hidden"):
        (folder / name).write_text("of something else")
    (folder / "large.csv").write_bytes(bytes(2 * MEGABYTE))
    back_up(served, target, key, now=NOW, actor=AFTERWORD)
    contents = unpack(target, key, into=None)
    assert set(contents.files) == {
        *(FILE, KEY, HEAD, RELEASED),
        *("sign-in.toml", "client secret"),
    }
    tar = tmp_path / "plain.tar"
    tar.write_bytes(pyrage.decrypt(target.read_bytes(), [key.identity]))
    (tmp_path / "by hand").mkdir()
    subprocess.run(["tar", "-C", tmp_path / "by hand", "-xf", tar], check=True)
    assert names_in(tmp_path / "by hand") == {*contents.files, "backup.json"}


def test_it_holds_as_many_rows_of_every_table_as_were_there(made: Backup, folder: Path, key: Key):
    now = rows_in(folder)
    told = unpack(made.file, key, into=None).rows
    assert told["kept.people"] == 8
    assert {**told, "kept.audit": told["kept.audit"] + 1} == now  # that it was made


def test_what_was_copied_to_be_encrypted_is_gone(made: Backup, folder: Path, target: Path):
    assert names_in(folder) == {FILE, KEY, HEAD}
    assert names_in(target.parent) == {target.name}


def test_a_backup_never_replaces_a_file(served: DuckDBStore, target: Path, key: Key):
    target.write_text("something dear to somebody")
    with pytest.raises(Unavailable, match=r"one\.age is there already\. No backup was made\."):
        back_up(served, target, key, now=NOW, actor=AFTERWORD)
    assert target.read_text() == "something dear to somebody"


def test_a_folder_that_is_not_there_is_told_and_not_made(
    served: DuckDBStore, target: Path, key: Key
):
    with pytest.raises(Unavailable, match=r"is not there, or not connected\. No backup was made\."):
        back_up(served, target.parent / "disk" / "one.age", key, now=NOW, actor=AFTERWORD)
    assert names_in(target.parent) == set()


def test_a_file_that_cannot_be_written_is_told(served: DuckDBStore, target: Path, key: Key):
    with pytest.raises(Unavailable, match=r"cannot be written .* No backup was made\."):
        back_up(served, target.with_name("x" * 300), key, now=NOW, actor=AFTERWORD)


def test_two_at_once_are_one(served: DuckDBStore, target: Path, key: Key):
    one, other = target, target.with_name("other.age")
    told: list[Backup | str] = []
    together = threading.Barrier(2)

    def make(file: Path) -> None:
        together.wait()
        try:
            told.append(back_up(served, file, key, now=NOW, actor=AFTERWORD))
        except Unavailable as error:
            told.append(str(error))

    threads = [threading.Thread(target=make, args=(file,)) for file in (one, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    whole = [each.file.name for each in told if isinstance(each, Backup)]
    refused = [each for each in told if isinstance(each, str)]
    assert names_in(target.parent) == set(whole) != set()
    assert all("is being made already" in each for each in refused)


def test_a_large_file_is_never_in_memory_whole(tmp_path: Path, key: Key, made: Backup):
    large = tmp_path / "large"
    large.write_bytes(os.urandom(32 * MEGABYTE))
    contents = unpack(made.file, key, into=None)
    tracemalloc.start()
    pack(
        [large],
        lambda hashes: contents.model_copy(update={"files": hashes}),
        key,
        tmp_path / "sealed",
    )
    (tmp_path / "out").mkdir()
    unpack(tmp_path / "sealed", key, tmp_path / "out")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (tmp_path / "out" / "large").read_bytes() == large.read_bytes()
    assert most < 8 * MEGABYTE


def test_a_full_disk_of_the_backups_leaves_no_half_of_one(
    served: DuckDBStore,
    key: Key,
    disk: Disk,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
):
    target = disk.path / "one.age"
    disk.mount(2, again=True)
    with pytest.raises(Unavailable, match="has no room for a backup, which takes about 12 MB"):
        back_up(served, target, key, now=NOW, actor=AFTERWORD)
    # Somebody else may fill it meanwhile.
    monkeypatch.setattr("journal.store.backup.making.check_can_be_made", lambda *_: None)
    with pytest.raises(Unavailable, match=r"is full\. No backup was made, and nothing is lost\."):
        back_up(served, target, key, now=NOW, actor=AFTERWORD)
    assert names_in(disk.path) == set()
    disk.mount(50, again=True)
    back_up(served, target, key, now=NOW, actor=AFTERWORD)
    assert rehearse(target, key, disk.path, now=NOW).findings == ()


def test_a_full_disk_of_the_workspace_loses_nothing(
    key: Key,
    target: Path,
    disk: Disk,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
):
    disk.mount(9, again=True)
    store = open_store(disk.path / "workspace")
    store.write(lambda tx: add(tx, "one"))
    free = shutil.disk_usage(disk.path).free
    (disk.path / "filler").write_bytes(bytes(free - MEGABYTE))
    with pytest.raises(Unavailable, match="has no room for a backup"):
        back_up(store, target, key, now=NOW, actor=AFTERWORD)
    monkeypatch.setattr("journal.store.backup.making.check_can_be_made", lambda *_: None)
    with pytest.raises(Unavailable, match="is full"):
        back_up(store, target, key, now=NOW, actor=AFTERWORD)
    assert names_in(target.parent) == set()
    store.write(lambda tx: add(tx, "two"))
    assert list(names(store)) == ["one", "two"]
    (disk.path / "filler").unlink()
    disk.mount(40, again=True)
    back_up(store, target, key, now=NOW + timedelta(hours=1), actor=AFTERWORD)
    store.close()


def test_what_a_killed_one_left_is_no_hindrance(served: DuckDBStore, target: Path, key: Key):
    target.with_name(target.name + UNFINISHED).write_bytes(b"half of one")
    (served.folder / "backing-up").mkdir()
    (served.folder / "backing-up" / FILE).write_bytes(b"half a copy")
    back_up(served, target, key, now=NOW, actor=AFTERWORD)
    assert names_in(target.parent) == {target.name}
    assert "backing-up" not in names_in(served.folder)
