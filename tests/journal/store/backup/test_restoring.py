"""A backup comes back whole, or not at all; what was there before is never lost."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import InUse, NotFound, Unavailable
from journal.people import Workspace
from journal.policy import door
from journal.reading.soundness import look_for_faults
from journal.store import open_store
from journal.store.audit import AFTERWORD
from journal.store.backup.key import Key, make_key
from journal.store.backup.making import Backup, back_up
from journal.store.backup.restoring import rehearse
from journal.store.duckdb_engine import DuckDBStore
from journal.store.log_records import logs_of
from journal.store.opening import FILE
from journal.store.workspace import add_person, add_workspace
from tests.journal.given import NOW, ZONE
from tests.journal.store.backup.conftest import (
    HOLDS,
    LATER,
    MARKER,
    held,
    names_in,
    put_back,
    rows_in,
    stored_in,
)
from tests.journal.store.conftest import add, names

NO_WHOLE = r"is no whole backup of Afterword|does not open with the key"


def test_every_row_of_every_table_is_there_again(made: Backup, key: Key, folder: Path):
    before = rows_in(folder)
    two = folder.with_name("two")
    restored = put_back(made.file, key, two, now=LATER)
    assert (restored.organisation, restored.aside) == ("Fernhill Home", None)
    assert rows_in(two) == before  # that it was made is noted here, that it was put back there
    with closing(open_store(two)) as store:
        assert list(names(store)) == [MARKER]
        assert look_for_faults(store).findings == ()
        last = "select action from kept.audit order by sequence desc limit 1"
        assert store.write(lambda tx: tx.rows(last)) == [{"action": "put_back"}]


def test_nobody_else_on_the_machine_can_read_what_was_put_back(
    made: Backup, key: Key, folder: Path
):
    two = folder.with_name("two")
    put_back(made.file, key, two, now=LATER)
    assert two.stat().st_mode & 0o077 == 0
    assert {file.stat().st_mode & 0o077 for file in two.iterdir()} == {0}


@given(share=st.floats(0, 1, exclude_max=True))
def test_a_half_written_backup_is_refused_wherever_it_ends(made: Backup, key: Key, share: float):
    body = made.file.read_bytes()
    half = made.file.with_name("half.age")
    half.write_bytes(body[: int(len(body) * share)])
    two = made.file.with_name("two")
    with pytest.raises(Unavailable, match=NO_WHOLE):
        put_back(half, key, two, now=LATER)
    assert not two.exists()


@given(share=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_is_found_wherever_it_is(made: Backup, key: Key, share: float, bit: int):
    body = bytearray(made.file.read_bytes())
    body[int(len(body) * share)] ^= 1 << bit
    flipped = made.file.with_name("flipped.age")
    flipped.write_bytes(body)
    two = made.file.with_name("two")
    with pytest.raises(Unavailable, match=NO_WHOLE):
        put_back(flipped, key, two, now=LATER)
    assert not two.exists()


@pytest.mark.parametrize("body", [b"", b"Dear diary", b"age-encryption.org/v1\n", bytes(5_000)])
def test_what_is_no_backup_is_told(tmp_path: Path, key: Key, body: bytes):
    (tmp_path / "notes").write_bytes(body)
    with pytest.raises(Unavailable, match=r"notes is no whole backup of Afterword"):
        put_back(tmp_path / "notes", key, tmp_path / "two", now=LATER)


def test_a_file_that_is_not_there_is_told(tmp_path: Path, key: Key):
    with pytest.raises(NotFound, match=r"is not there\. Nothing was changed\."):
        put_back(tmp_path / "one.age", key, tmp_path / "two", now=LATER)
    with pytest.raises(NotFound, match=r"is a folder\. Nothing was changed\."):
        put_back(tmp_path, key, tmp_path / "two", now=LATER)


def test_another_key_opens_nothing(made: Backup, folder: Path, tmp_path: Path):
    other = make_key(tmp_path / "other.key")
    before = stored_in(folder)
    with pytest.raises(Unavailable, match=r"does not open with the key .*other\.key"):
        put_back(made.file, other, folder, now=LATER)
    assert stored_in(folder) == before


def test_what_is_there_is_put_aside_whole(made: Backup, key: Key, folder: Path):
    with closing(open_store(folder)) as store:
        store.write(lambda tx: add(tx, "since then"))
    restored = put_back(made.file, key, folder, now=LATER)
    assert restored.aside is not None
    assert held(folder) == [MARKER]
    assert held(restored.aside) == [MARKER, "since then"]


def test_a_workspace_that_cannot_be_opened_is_put_aside_with_its_log(
    made: Backup, key: Key, folder: Path
):
    logs = {log.name: b"torn, too" for log in logs_of(folder / FILE)}
    broken = {FILE: b"torn"} | logs
    for name, body in broken.items():
        (folder / name).write_bytes(body)
    restored = put_back(made.file, key, folder, now=LATER)
    assert restored.aside is not None
    assert {name: (restored.aside / name).read_bytes() for name in broken} == broken
    assert held(folder) == [MARKER]


def another(folder: Path, organisation: str, *, with_people: bool) -> Path:
    with closing(open_store(folder)) as store:
        store.write(lambda tx: add_workspace(tx, Workspace(organisation, ZONE)))
        if with_people:
            store.write(lambda tx: add_person(tx, "zoe", "Zoe"))
    return folder


def test_a_backup_of_another_organisation_is_refused(made: Backup, key: Key, tmp_path: Path):
    other = another(tmp_path / "other", "Marsh & Sons", with_people=True)
    before = stored_in(other)
    with pytest.raises(Unavailable, match=r"of another workspace, of Fernhill Home"):
        put_back(made.file, key, other, now=LATER)
    assert stored_in(other) == before


def test_another_workspace_that_cannot_be_opened_is_known_by_its_audit_key(
    made: Backup, key: Key, tmp_path: Path
):
    other = another(tmp_path / "other", "Marsh & Sons", with_people=True)
    (other / FILE).write_bytes(b"torn")
    with pytest.raises(Unavailable, match="of another workspace"):
        put_back(made.file, key, other, now=LATER)
    assert (other / FILE).read_bytes() == b"torn"


@pytest.mark.parametrize(
    ("organisation", "with_people"), [("Marsh & Sons", False), ("Fernhill Home", True)]
)
def test_a_workspace_in_which_nobody_is_yet_or_of_the_same_name_takes_it(
    made: Backup, key: Key, tmp_path: Path, organisation: str, with_people: bool
):
    other = another(tmp_path / "other", organisation, with_people=with_people)
    assert put_back(made.file, key, other, now=LATER).aside is not None
    assert held(other) == [MARKER]


def test_a_workspace_in_use_is_left_alone(made: Backup, key: Key, folder: Path):
    command = [sys.executable, "-c", HOLDS, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        with pytest.raises(InUse, match="Another Afterword is using the workspace"):
            put_back(made.file, key, folder, now=LATER)
        process.kill()
    assert held(folder) == [MARKER]


def test_a_backup_of_a_newer_version_is_refused(
    served: DuckDBStore, target: Path, key: Key, folder: Path
):
    served.write(
        lambda tx: tx.run(
            "insert into kept.migrations values (9000, '9000_more.sql', 'a hash', now())"
        )
    )
    with pytest.raises(Unavailable, match="made by a newer Afterword"):
        back_up(served, target, key, now=NOW, actor=AFTERWORD)


def test_who_was_signed_in_signs_in_again(
    served: DuckDBStore, target: Path, key: Key, folder: Path
):
    served.write(
        lambda tx: tx.run(
            """insert into kept.sessions
                   (sid_sha256, person_id, expires_at, own_device, last_seen_at)
               values ('hash', 'ana', '2030-01-01', true, '2026-01-01')"""
        )
    )
    served.write(
        lambda tx: tx.run("insert into kept.links values ('hash', 'setup', null, '2030-01-01')")
    )
    back_up(served, target, key, now=NOW, actor=AFTERWORD)
    two = folder.with_name("two")
    put_back(target, key, two, now=LATER)
    with closing(open_store(two)) as store:
        assert store.rows(door(), "select * from sessions") == []
        assert store.rows(door(), "select * from links") == []


def test_a_rehearsal_leaves_nothing_and_tells_the_same(
    made: Backup, key: Key, folder: Path, tmp_path: Path
):
    passing = tmp_path / "passing"
    passing.mkdir()
    before = stored_in(folder)
    told = rehearse(made.file, key, passing, now=LATER)
    assert names_in(passing) == set()
    assert stored_in(folder) == before
    assert told == put_back(made.file, key, tmp_path / "two", now=LATER)


def test_a_backup_of_a_log_that_was_tampered_with_is_whole_and_says_so(
    served: DuckDBStore, target: Path, key: Key, folder: Path
):
    back_up(served, target.with_name("first"), key, now=NOW, actor=AFTERWORD)
    served.close()
    with duckdb.connect(str(folder / FILE)) as connection:
        connection.execute("update kept.audit set actor = 'nobody'")
    with closing(open_store(folder)) as store:
        made = back_up(store, target, key, now=NOW, actor=AFTERWORD)
    assert made.findings == ("Audit log: row 1 is altered, or not sealed with this key.",)
    assert rehearse(target, key, folder.parent, now=LATER).findings == made.findings
