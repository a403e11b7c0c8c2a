"""The key and the head beside the database: when they are made, kept, and behind."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest

from journal.errors import Unavailable
from journal.reading.soundness import look_for_faults
from journal.store import audit_seal, migrations, open_store, opening
from journal.store.audit_seal import KEY, SealFiles, mac_of, signed
from journal.store.key_file import LENGTH, find_key, find_or_make_key
from journal.store.migrations import known, migrate
from journal.store.opening import FILE
from tests.journal.given import NOW
from tests.journal.store.audited import log_of, noted, noted_in, verdict

STOPPED = 9
DIES_AFTER_THE_COMMIT = f"""
import os, sys
from pathlib import Path
from journal.store import audit_seal
from tests.journal.store.audited import noted_in
audit_seal.write_head = lambda *_: os._exit({STOPPED})
noted_in(Path(sys.argv[1]), 1)
"""
BEFORE = """
    insert into kept.audit (audit_id, happened_at, actor, action, subject) values
    ('a', $at, 'command line', 'workspace set up', null),
    ('b', $at, 'command line', 'role granted', '0199'),
    ('c', $at, 'command line', 'asked outcomes', '0199'),
    ('d', $at, '0199', 'entered the demo', null)"""
CODED = [
    ("workspace_set_up", None),
    ("role_granted", "0199"),
    ("asked", "0199 outcomes"),
    ("entered_demo", None),
]


@pytest.fixture
def from_before(tmp_path: Path) -> Path:
    """The folder of a workspace whose log is no chain yet."""
    folder = tmp_path / "before"
    folder.mkdir()
    with duckdb.connect(str(folder / FILE)) as connection:
        migrate(connection, folder / FILE, known()[:1])
        connection.execute(BEFORE, {"at": NOW.replace(tzinfo=None)})
    return folder


def head_of(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / "audit.head").read_text())
    return told


def test_what_is_sealed_cannot_be_read_in_two_ways():
    row = dict.fromkeys(("previous_mac", "actor", "action", "subject"), "")
    row |= {"sequence": 1, "happened_at": NOW.replace(tzinfo=None)}
    key = bytes(LENGTH)
    told = [
        mac_of(key, row | {"actor": "ab"}),
        mac_of(key, row | {"actor": "a", "action": "b"}),
        mac_of(key, row | {"actor": 'a","b'}),
        mac_of(key, row | {"subject": None}),
        mac_of(key, row),
        mac_of(bytes(LENGTH - 1) + b"x", row),
        signed(key, "head", 1, ""),
        signed(key, "row", 1, ""),
    ]
    assert len(set(told)) == len(told)


def test_the_key_is_made_once_at_random_and_for_the_owner_alone(tmp_path: Path):
    one, other = open_store(tmp_path / "one"), open_store(tmp_path / "other")
    for store in (one, other):
        store.close()
    keys = [find_key(tmp_path / name / KEY) for name in ("one", "other")]
    assert None not in keys
    assert keys[0] != keys[1]
    for name in (KEY, "audit.head"):
        assert (tmp_path / "one" / name).stat().st_mode & 0o777 == 0o600
    noted_in(tmp_path / "one", 1)
    assert find_key(tmp_path / "one" / KEY) == keys[0]


def test_a_key_is_the_owners_alone_whatever_the_process_allows(tmp_path: Path):
    before = os.umask(0)
    try:
        find_or_make_key(tmp_path / KEY)
    finally:
        os.umask(before)
    assert (tmp_path / KEY).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("body", ["", "not a key", "ab" * 31, "ß" * 64])
def test_a_file_that_holds_no_key_is_not_taken_for_one(tmp_path: Path, body: str):
    file = tmp_path / KEY
    file.write_text(body)
    assert find_key(file) is None
    made = find_or_make_key(file)
    assert find_or_make_key(file) == find_key(file) == made


def test_the_key_is_in_no_table(folder: Path):
    noted_in(folder, 3)
    key = (folder / KEY).read_text().strip()
    body = (folder / FILE).read_bytes()
    assert key.encode() not in body
    assert bytes.fromhex(key) not in body


def test_the_head_names_the_last_row(folder: Path):
    noted_in(folder, 3)
    last = log_of(folder)[-1]
    told = head_of(folder)
    assert (told["sequence"], told["mac"]) == (3, last["mac"])


# Stopped in the middle


def test_a_row_that_was_committed_before_a_crash_is_no_finding(folder: Path):
    noted_in(folder, 2)
    command = [sys.executable, "-c", DIES_AFTER_THE_COMMIT, str(folder)]
    assert subprocess.run(command, check=False).returncode == STOPPED
    assert head_of(folder)["sequence"] == 2
    found = verdict(folder)
    assert (found.rows, found.verified, found.behind, found.findings) == (3, 3, 1, ())
    noted_in(folder, 1)
    found = verdict(folder)
    assert (found.rows, found.verified, found.behind, found.findings) == (4, 4, 0, ())


def test_a_head_that_cannot_be_written_undoes_no_commit(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with closing(open_store(folder)) as store:
        noted(store)
        with monkeypatch.context() as patched, caplog.at_level(logging.ERROR):
            patched.setattr(audit_seal, "replace_file", full)
            noted(store, 2)
        assert "audit.head could not be written: No space left on device" in caplog.text
        assert look_for_faults(store).audit.behind == 2
        noted(store)
        found = look_for_faults(store).audit
        assert (found.verified, found.behind, found.findings) == (4, 0, ())


# From before there was a chain


def test_rows_from_before_are_taken_over_as_codes_and_it_is_noted(from_before: Path):
    assert verdict(from_before).findings == ()
    rows = log_of(from_before)
    assert [(row["action"], row["subject"]) for row in rows[:-1]] == CODED
    assert (rows[-1]["actor"], rows[-1]["action"]) == ("afterword", "log_taken_over")
    noted_in(from_before, 1)
    found = verdict(from_before)
    assert (found.rows, found.verified, found.behind, found.findings) == (6, 6, 0, ())


def test_a_log_without_rows_is_not_taken_over(folder: Path):
    open_store(folder).close()
    assert log_of(folder) == []


@pytest.mark.parametrize("step", ["make", "apply", "take_over"])
def test_a_first_opening_that_was_stopped_is_made_good_by_the_next_one(
    from_before: Path, monkeypatch: pytest.MonkeyPatch, step: str
):
    def stop(*_: object) -> None:
        raise Unavailable("stopped")

    places = {"make": SealFiles, "apply": migrations, "take_over": opening}
    with monkeypatch.context() as patched:
        patched.setattr(places[step], step, stop)
        with pytest.raises(Unavailable):
            open_store(from_before)
    found = verdict(from_before)
    assert (found.rows, found.verified, found.behind, found.findings) == (5, 5, 0, ())


def test_rows_are_taken_over_once(from_before: Path):
    """Or whoever takes the seals off would have what they wrote sealed."""
    open_store(from_before).close()
    with duckdb.connect(str(from_before / FILE)) as connection:
        connection.execute("update kept.audit set mac = null, previous_mac = null")
    told = verdict(from_before).findings
    assert told[0].startswith("Audit log: rows 1 to 5 are without a seal")


def test_a_database_of_before_is_not_taken_over_where_there_was_a_chain(from_before: Path):
    """Or whoever puts one in the place of the log would have what they wrote sealed."""
    written = (from_before / FILE).read_bytes()
    noted_in(from_before, 1)
    (from_before / FILE).write_bytes(written)
    told = verdict(from_before).findings
    assert told[0].startswith("Audit log: rows 1 to 4 are without a seal")
    assert told[-1].startswith("Audit log: rows 5 to 6 are missing at the end")
