"""A log of the database that was torn off, or in which a bit flipped."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from journal.audit_actions import AuditAction
from journal.errors import Unavailable
from journal.reading.soundness import look_for_faults
from journal.store import open_store
from journal.store.audit import COMMAND_LINE, note
from journal.store.duckdb_sweep import log_of
from journal.store.opening import FILE
from tests.faults.killing import Told, kill, of
from tests.journal.given import NOW

TEXTS = "select entry_id as id, what_happened as said from kept.entries"
TIMES = 6
Records = Callable[[str, object], None]


@pytest.fixture
def killed(folder: Path) -> tuple[Path, Told]:
    """A workspace whose process was killed while its log was full of entries."""
    told = Told()
    for seed in range(8):
        if len(told.saved) < 2:
            kill("saves", folder, told, seed)
            with closing(open_store(folder)) as store:  # a process that ends writes its log away
                told.counts["there"] = len(of(store, TEXTS))
    kill("saves", folder, told, 99)
    assert log_of(folder / FILE).stat().st_size > 0
    return folder, told


def damaged(folder: Path, to: Path, rng: random.Random, *, flips: bool) -> Path:
    """A copy of a workspace with a damaged log."""
    shutil.rmtree(to, ignore_errors=True)
    copy = shutil.copytree(folder, to)
    log = log_of(copy / FILE)
    body = bytearray(log.read_bytes())
    at = rng.randrange(len(body))
    if flips:
        body[at] ^= 1 << rng.randrange(8)
    log.write_bytes(body if flips else body[:at])
    return copy


def test_a_flipped_bit_is_told_and_nothing_is_thrown_away(
    killed: tuple[Path, Told], tmp_path: Path, record_property: Records
) -> None:
    rng = random.Random(1)
    for _ in range(TIMES):
        copy = damaged(killed[0], tmp_path / "copy", rng, flips=True)
        before = {file.name: file.read_bytes() for file in copy.iterdir()}
        with pytest.raises(Unavailable) as told:
            open_store(copy)
        assert "Nothing was changed. Keep both files as they are" in str(told.value)
        assert {file.name: file.read_bytes() for file in copy.iterdir()} == before
    record_property("fault", f"bit flipped in the log: {TIMES} refused in a sentence")


def test_a_log_that_was_torn_off_gives_what_was_written_before_and_nothing_in_part(
    killed: tuple[Path, Told], tmp_path: Path, record_property: Records
) -> None:
    folder, told = killed
    rng, lost = random.Random(2), 0
    written = list(told.saved)
    for _ in range(TIMES):
        copy = damaged(folder, tmp_path / "copy", rng, flips=False)
        with closing(open_store(copy)) as store:
            there = [entry_id for entry_id in written if entry_id in of(store, TEXTS)]
            assert there == written[: len(there)]
            assert look_for_faults(store).findings == ()
        lost += len(written) - len(there)
    record_property("fault", f"log torn off: {TIMES} opened whole, without {lost} entries cut off")


def test_rows_of_the_audit_log_that_were_torn_off_are_missed(folder: Path, tmp_path: Path) -> None:
    """What else was torn off with them nobody can tell: a torn log is a disk that did not keep what
    it had said was kept."""
    copy = tmp_path / "copy"
    with closing(open_store(folder)) as store:
        action = AuditAction.FACTS_COPIED
        for _ in range(3):
            store.write(lambda tx: note(tx, actor=COMMAND_LINE, action=action, at=NOW))
        shutil.copytree(folder, copy)
    log = log_of(copy / FILE)
    log.write_bytes(log.read_bytes()[: log.stat().st_size // 2])
    with closing(open_store(copy)) as store:
        (told,) = look_for_faults(store).findings
        assert told.endswith("missing at the end.")
