"""An erasure while a backup is made: each is done, or says plainly that it was not."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journal.errors import Unavailable
from journal.store.audit import AFTERWORD
from journal.store.backup.key import Key
from journal.store.backup.making import back_up
from journal.store.backup.restoring import rehearse
from journal.store.duckdb_engine import DuckDBStore
from tests.journal.given import NOW
from tests.journal.store.backup.conftest import MARKER, stored_in
from tests.journal.store.conftest import names


def test_a_backup_and_a_sweep_at_once_are_both_done(
    served: DuckDBStore, target: Path, key: Key, tmp_path: Path
):
    over = threading.Event()
    told: list[str] = []

    def sweep_on_and_on() -> None:
        while not over.is_set():
            try:
                served.sweep(copies_from_before=datetime.now(UTC))
            except Unavailable as error:
                told.append(str(error))

    sweeping = threading.Thread(target=sweep_on_and_on)
    sweeping.start()
    try:
        made = [
            back_up(served, target.with_name(f"{one}.age"), key, now=NOW, actor=AFTERWORD)
            for one in range(3)
        ]
    finally:
        over.set()
        sweeping.join()
    assert told == []
    assert list(names(served)) == [MARKER]
    for one in made:
        assert rehearse(one.file, key, tmp_path, now=NOW).findings == ()


def test_what_is_erased_is_in_no_byte_of_the_folder_once_a_backup_was_made(
    served: DuckDBStore, target: Path, key: Key, folder: Path
):
    back_up(served, target, key, now=NOW, actor=AFTERWORD)
    (folder / "aside-20260513T140200.000000Z").mkdir()
    (folder / "aside-20260513T140200.000000Z" / "afterword.duckdb").write_text(MARKER)
    served.write(lambda tx: tx.run("delete from kept.people where login = $key", {"key": MARKER}))
    served.sweep(copies_from_before=datetime.now(UTC) + timedelta(seconds=1))
    assert [name for name, body in stored_in(folder).items() if MARKER.encode() in body] == []
