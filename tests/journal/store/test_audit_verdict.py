"""Whoever changes the log without the key is found out, whatever they change."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as tried_with
from hypothesis import strategies as st

from journal.audit_actions import AuditAction
from journal.store import open_store
from journal.store.audit import rows_to_verify
from journal.store.audit_seal import KEY, Link, Seal, SealFiles, write_head
from journal.store.audit_verdict import verify
from journal.store.duckdb_engine import DuckDBStore
from journal.store.key_file import find_key
from tests.journal.store.audited import COLUMNS, Log, log_of, noted, noted_in, tampered, verdict

FOREIGN = {"actor": "afterword", "action": "facts_copied", "subject": None}


@pytest.fixture
def five(folder: Path) -> Path:
    """The folder of a workspace whose log has five rows."""
    return noted_in(folder, 5)


def findings(folder: Path) -> tuple[str, ...]:
    return verdict(folder).findings


def renumbered(log: Log) -> None:
    log[:] = [row | {"sequence": number} for number, row in enumerate(log, start=1)]


def swapped(log: Log, one: int, other: int) -> None:
    log[one], log[other] = log[other], log[one]
    renumbered(log)


def inserted(log: Log, at: int, **row: Any) -> None:
    near = log[min(at, len(log) - 1)]
    log.insert(at, near | FOREIGN | row)
    renumbered(log)


def test_a_log_as_it_was_written_is_verified_row_by_row(five: Path):
    found = verdict(five)
    assert (found.rows, found.verified, found.behind, found.findings) == (5, 5, 0, ())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda log: log[2].update(actor="command line"), "row 3 is altered, or not sealed"),
        (lambda log: log[2].update(action="exported"), "row 3 is altered, or not sealed"),
        (lambda log: log[0].update(subject="outcomes"), "row 1 is altered, or not sealed"),
        (
            lambda log: log[4].update(happened_at=log[4]["happened_at"] - timedelta(seconds=1)),
            "row 5 is altered, or not sealed",
        ),
        (lambda log: log[2].update(mac=None), "row 3 is without a seal"),
        (lambda log: log.pop(2), "row 3 is missing."),
        (lambda log: log.__delitem__(slice(1, 4)), "rows 2 to 4 are missing."),
        (lambda log: log.pop(0), "row 1 is missing."),
        (lambda log: log.pop(), "row 5 is missing at the end."),
        (lambda log: log.clear(), "rows 1 to 5 are missing at the end."),
        (lambda log: swapped(log, 1, 3), "row 2 is altered, or not sealed"),
        (lambda log: (log.pop(2), renumbered(log)), "rows 3 to 4 are altered, or not sealed"),
        (lambda log: inserted(log, 2), "rows 4 to 6 are altered, or not sealed"),
        (lambda log: inserted(log, 5), "row 6 is altered, or not sealed"),
    ],
)
def test_an_attack_is_told_with_the_row_that_it_was_on(
    five: Path, change: Callable[[Log], Any], told: str
):
    tampered(five, change)
    first = findings(five)[0]
    assert first.startswith(f"Audit log: {told}")
    assert first.endswith(".")


def test_rows_that_were_cut_off_are_missed_for_good(five: Path):
    tampered(five, lambda log: log.__delitem__(slice(3, None)))
    noted_in(five, 2)
    assert [row["sequence"] for row in log_of(five)] == [1, 2, 3, 6, 7]
    assert findings(five) == ("Audit log: rows 4 to 5 are missing.",)


def test_an_earlier_database_put_back_lacks_what_came_after(five: Path, tmp_path: Path):
    earlier = shutil.copytree(five, tmp_path / "earlier")
    noted_in(five, 2)
    for file in earlier.glob("*.duckdb"):
        shutil.copy(file, five)
    assert findings(five) == ("Audit log: rows 6 to 7 are missing at the end.",)


def test_a_new_database_in_the_place_of_the_old_one_lacks_what_was_noted(five: Path):
    for file in five.glob("afterword.duckdb*"):
        file.unlink()
    noted_in(five, 1)
    assert [row["sequence"] for row in log_of(five)] == [6]
    assert findings(five) == ("Audit log: rows 1 to 5 are missing.",)


def test_a_row_of_another_course_of_things_is_not_the_one_that_the_head_names(
    five: Path, tmp_path: Path
):
    other = shutil.copytree(five, tmp_path / "other")
    noted_in(five, 1)
    noted_in(other, 1, AuditAction.EXPORTED)
    shutil.copy(five / "audit.head", other)
    assert findings(other) == ("Audit log: row 6 is not the one that audit.head names.",)


def test_a_sealed_row_of_another_course_of_things_does_not_fit_in(five: Path, tmp_path: Path):
    other = shutil.copytree(five, tmp_path / "other")
    noted_in(five, 2)
    noted_in(other, 1, AuditAction.EXPORTED)
    sixth = log_of(other)[5]
    tampered(five, lambda log: log[5].update(sixth))
    assert findings(five) == ("Audit log: row 7 is not after the row that it followed.",)


# The files beside the database


def test_without_the_key_nothing_is_verified(five: Path):
    (five / KEY).unlink()
    found = verdict(five)
    assert (found.rows, found.verified) == (5, 0)
    told = "Audit log: audit.key is missing or holds no key, so that no row can be verified."
    assert found.findings == (told,)


def test_rows_that_were_added_without_the_key_are_told_once_it_is_back(five: Path):
    key = (five / KEY).read_text()
    (five / KEY).unlink()
    noted_in(five, 2)
    (five / KEY).write_text(key)
    noted_in(five, 1)
    assert findings(five)[0].startswith("Audit log: rows 6 to 7 are without a seal")
    assert verdict(five).verified == 6


def test_another_key_fits_no_row(five: Path):
    (five / KEY).write_text("ab" * 32)
    told, head = findings(five)
    assert told.startswith("Audit log: rows 1 to 5 are altered, or not sealed with this key.")
    assert head.startswith("Audit log: audit.head is not as it was written")


@pytest.mark.parametrize("body", [None, "", "{}", "[1]", '{"sequence": 2, "mac": "", "seal": ""}'])
def test_a_head_that_was_lost_or_forged_is_found_and_stays_found(five: Path, body: str | None):
    head = five / "audit.head"
    head.unlink()
    if body is not None:
        head.write_text(body)
    noted_in(five, 2)
    (told,) = findings(five)
    what = "missing" if body is None else "not as it was written"
    assert told.startswith(f"Audit log: audit.head is {what}")
    assert "after row 7." in told


def test_a_head_that_names_a_later_row_needs_the_key(five: Path):
    key = find_key(five / KEY)
    assert key is not None
    write_head(five / "audit.head", bytes(32), Link(9, "f" * 64))
    assert "is not as it was written" in findings(five)[0]
    write_head(five / "audit.head", key, Link(9, "f" * 64))
    assert findings(five) == ("Audit log: rows 6 to 9 are missing at the end.",)
    write_head(five / "audit.head", key, Link(4, "f" * 64))
    assert findings(five) == ("Audit log: row 4 is not the one that audit.head names.",)


def test_a_copy_under_a_name_of_its_own_leaves_the_head_alone(five: Path):
    before = (five / "audit.head").read_text()
    with closing(open_store(five)) as store:
        store.backup(five / "copy.duckdb")
    with closing(open_store(five / "copy.duckdb")) as copy:
        noted(copy, 3)
    assert (five / "audit.head").read_text() == before
    assert SealFiles.beside(five / "copy.duckdb", is_copy=True).head.name == "copy.audit.head"
    assert findings(five) == ()


# Any log, any change


@st.composite
def changes(draw: st.DrawFn) -> Callable[[Log], Any]:
    """A change to any log of at least one row."""

    def change(log: Log) -> None:
        at = draw(st.integers(0, len(log) - 1))
        other = draw(st.integers(0, len(log) - 1))
        kind = draw(st.sampled_from(["edit", "delete", "swap", "cut", "insert", "forge"]))
        if kind == "edit":
            column = draw(st.sampled_from(COLUMNS))
            log[at][column] = edited(draw, log[at][column], column, len(log))
        elif kind == "delete" or (kind == "swap" and at == other):
            del log[at]
            if draw(st.booleans()):
                renumbered(log)
        elif kind == "swap":
            swapped(log, at, other)
        elif kind == "cut":
            del log[at:]
        elif kind == "insert":
            inserted(log, draw(st.integers(0, len(log))))
        else:
            inserted(log, len(log), previous_mac=log[-1]["mac"], mac="0" * 64)

    return change


def edited(draw: st.DrawFn, value: Any, column: str, rows: int) -> Any:
    if column == "sequence":
        return rows + draw(st.integers(1, 1_000))
    if column == "happened_at":
        return value + timedelta(microseconds=draw(st.integers(1, 10**9)))
    texts = st.text(max_size=70).filter(lambda text: text != value and "\0" not in text)
    return draw(texts | st.none() if column in ("mac", "previous_mac") else texts)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@tried_with(rows=st.integers(1, 6), change=changes())
def test_any_change_is_found_and_what_is_unchanged_is_not(
    new_store: DuckDBStore, rows: int, change: Callable[[Log], Any]
):
    files = new_store.seal.files
    new_store.write(lambda tx: tx.run("delete from kept.audit"))
    files.head.unlink()
    files.make()
    new_store.seal = Seal(files)
    noted(new_store, rows)
    log = new_store.write(rows_to_verify)
    assert verify(log, Seal(files)).findings == ()
    change(log)
    assert verify(log, Seal(files)).findings != ()
