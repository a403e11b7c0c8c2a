"""`afterword check`: a verdict for people and for programs, by its exit code too."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import duckdb

from journal.store import open_store
from journal.store.opening import FILE
from tests.dashboard.called import Demo, afterword, called, object_of


def told_at(folder: Path, sql: str) -> list[str]:
    """What is found after somebody changed the closed file."""
    with duckdb.connect(str(folder / FILE)) as connection:
        connection.execute(sql)
    outcome = called("check", "--json", "--data", folder)
    assert outcome.code == 1
    findings: list[str] = object_of(outcome)["findings"]
    assert called("check", "--data", folder).out.endswith("\n".join(findings) + "\n")
    return findings


def test_a_demo_is_sound(demo: Path) -> None:
    outcome = called("check", "--json", "--data", demo)
    assert outcome.code == 0
    told = object_of(outcome)
    assert told["findings"] == []
    rows = told["audit"]["rows"]  # of the copy of the facts, and of each block that was released
    assert rows > 1
    assert told["audit"] == {"rows": rows, "verified": rows, "behind": 0}
    assert told["counts"]["teams"] == 2
    assert "check_ins" not in told["counts"]
    in_words = called("check", "--data", demo).out.splitlines()
    assert "teams  2" in in_words
    assert in_words[-2:] == [
        f"Rows of the audit log: {rows}. Verified: {rows}.",
        "Nothing is wrong.",
    ]


def test_an_altered_row_and_a_cut_tail_are_told_with_their_numbers(empty: Path) -> None:
    for team in ("Billing", "Deliveries", "Night shift"):
        called("team", "add", team, "--data", empty)
    assert told_at(empty, "update kept.audit set subject = null where sequence = 2") == [
        "Audit log: row 2 is altered, or not sealed with this key."
    ]
    assert told_at(empty, "delete from kept.audit where sequence in (2, 4)") == [
        "Audit log: row 2 is missing.",
        "Audit log: row 4 is missing at the end.",
    ]


def test_a_missing_key_is_told(empty: Path) -> None:
    (empty / "audit.key").unlink()
    outcome = called("check", "--data", empty)
    assert outcome.code == 1
    assert "audit.key is missing or holds no key" in outcome.out


def test_orphans_are_told(demo: Path) -> None:
    sql = """update kept.entries set team_id = 'none'
             where entry_id = (select min(entry_id) from kept.entries)"""
    assert told_at(demo, sql) == ["Entries whose team is not there: 1."]


def test_a_head_that_is_behind_is_told_and_is_no_finding(empty: Path) -> None:
    head = empty / "audit.head"
    earlier = shutil.copy(head, empty / "earlier")
    called("team", "add", "Billing", "--data", empty)
    shutil.copy(earlier, head)
    outcome = called("check", "--data", empty)
    assert outcome.code == 0
    assert "Its head is behind by 1" in outcome.out


def test_an_app_that_serves_is_asked_for_the_verdict(served: Demo) -> None:
    done = afterword("check", "--json", "--data", served.folder)
    assert done.code == 0
    told = object_of(done)
    assert told["audit"]["rows"] == told["audit"]["verified"] == told["counts"]["audit"] >= 1


def test_checking_changes_nothing(empty: Path) -> None:
    def stored() -> list[object]:
        with closing(open_store(empty)) as store:
            return list(store.write(lambda tx: tx.rows("select * from kept.audit")))

    before = stored()
    called("check", "--data", empty)
    assert stored() == before
