"""A log that is kept for a time is shortened at its beginning, and verifies; rows that nobody let
go are missed as before."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from journal.actions.retaining import carry_out
from journal.audit_actions import AuditAction
from journal.reading.soundness import look_for_faults
from journal.retention import Kept, Retention
from journal.store import open_store
from journal.store.audit import COMMAND_LINE, note, rows_to_verify
from journal.store.audit_seal import HEAD, SINCE, Link, write_link
from journal.store.duckdb_engine import DuckDBStore
from journal.store.engine import Row, Store
from journal.store.retention import put_retention
from tests.journal.actions.around_erasing import release_nothing_before
from tests.journal.given import NOW, TODAY

TWO_YEARS_ON = NOW.replace(year=2028)
A_DAY = timedelta(days=1)


def written(store: Store) -> list[Row]:
    return store.write(rows_to_verify)


def set_up(folder: Path) -> DuckDBStore:
    """A workspace with a log of which part is old, kept for a year from two years on."""
    store = open_store(folder)
    kept = Retention(Kept.AUDIT, 12)
    store.write(lambda tx: put_retention(tx, kept, TODAY))
    release_nothing_before(store, TWO_YEARS_ON)
    for day in range(5):
        noted(store, NOW + day * 200 * A_DAY)
    return store


def noted(store: Store, at: datetime) -> None:
    action = AuditAction.FACTS_COPIED
    store.write(lambda tx: note(tx, actor=COMMAND_LINE, action=action, at=at))


def test_a_log_that_is_kept_for_a_year_verifies_without_what_went(folder: Path):
    with closing(set_up(folder)) as store:
        carry_out(store, TWO_YEARS_ON + 200 * A_DAY)
        left = written(store)
        noted_by_hand = [row for row in left if row["actor"] == COMMAND_LINE]
        assert [row["sequence"] for row in noted_by_hand] == [4, 5]
        assert (left[0]["sequence"], left[-1]["action"]) == (4, "retention_over")
        found = look_for_faults(store).audit
        assert (found.findings, found.rows, found.verified) == ((), len(left), len(left))
    with closing(open_store(folder)) as store:
        noted(store, TWO_YEARS_ON)
        assert look_for_faults(store).audit.findings == ()


def test_a_log_without_its_last_row_is_not_let_go_of(folder: Path):
    """It tells the next one what to follow."""
    with closing(set_up(folder)) as store:
        carry_out(store, TWO_YEARS_ON + 9 * 365 * A_DAY)
        assert written(store) != []
        assert look_for_faults(store).audit.findings == ()


@pytest.mark.parametrize("cut", [4, 5])
def test_rows_that_nobody_let_go_are_missed_all_the_same(folder: Path, cut: int):
    with closing(set_up(folder)) as store:
        carry_out(store, TWO_YEARS_ON + 200 * A_DAY)
        store.write(lambda tx: tx.run(f"delete from kept.audit where sequence <= {cut}"))
        (told,) = look_for_faults(store).audit.findings
        assert "missing" in told


def test_who_lacks_the_key_cannot_say_that_rows_were_let_go(folder: Path):
    with closing(set_up(folder)) as store:
        mac = written(store)[3]["mac"]
        write_link(folder / SINCE, bytes(32), Link(4, mac), "since")
        store.write(lambda tx: tx.run("delete from kept.audit where sequence <= 4"))
        (told,) = look_for_faults(store).audit.findings
        assert told == "Audit log: rows 1 to 4 are missing."


def test_the_head_cannot_be_put_in_the_place_of_what_was_let_go(folder: Path):
    with closing(set_up(folder)) as store:
        (folder / SINCE).write_bytes((folder / HEAD).read_bytes())
        store.write(lambda tx: tx.run("delete from kept.audit where sequence <= 4"))
        assert look_for_faults(store).audit.findings != ()


def test_stopped_before_the_rows_went_nothing_is_amiss(folder: Path):
    with closing(set_up(folder)) as store:
        row = written(store)[2]
        store.write(lambda tx: tx.seal).let_go(Link(row["sequence"], row["mac"]))
        assert look_for_faults(store).audit.findings == ()
