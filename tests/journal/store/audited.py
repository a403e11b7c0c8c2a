"""A workspace's audit log as tests write it, as an attacker changes it, and what is found then."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb

from journal.audit_actions import AuditAction
from journal.reading.soundness import look_for_faults
from journal.store import open_store
from journal.store.audit import AFTERWORD, note
from journal.store.audit_verdict import AuditVerdict
from journal.store.engine import Store
from journal.store.opening import FILE
from tests.journal.given import NOW

COLUMNS = ("sequence", "happened_at", "actor", "action", "subject", "previous_mac", "mac")
Log = list[dict[str, Any]]


def noted(store: Store, count: int = 1, action: AuditAction = AuditAction.FACTS_COPIED) -> None:
    """Adds rows to the log, each in a transaction of its own."""
    for minute in range(count):
        at = NOW + timedelta(minutes=minute)
        store.write(lambda tx, at=at: note(tx, actor=AFTERWORD, action=action, at=at))  # type: ignore[misc]


def noted_in(folder: Path, count: int, action: AuditAction = AuditAction.FACTS_COPIED) -> Path:
    """The same in a workspace that is closed again; its folder."""
    with closing(open_store(folder)) as store:
        noted(store, count, action)
    return folder


def verdict(folder: Path) -> AuditVerdict:
    with closing(open_store(folder)) as store:
        return look_for_faults(store).audit


def log_of(folder: Path) -> Log:
    """The rows in the file of a workspace that is closed."""
    with duckdb.connect(str(folder / FILE)) as connection:
        found = connection.execute(f"select {', '.join(COLUMNS)} from kept.audit order by sequence")
        return [dict(zip(COLUMNS, row, strict=True)) for row in found.fetchall()]


def tampered(folder: Path, change: Callable[[Log], Any]) -> None:
    """Changes the log in the closed file, past everything of ours."""
    rows = log_of(folder)
    change(rows)
    with duckdb.connect(str(folder / FILE)) as connection:
        connection.execute("delete from kept.audit")
        named = ", ".join(COLUMNS)
        marks = ", ".join("?" for _ in COLUMNS)
        connection.begin()
        for row in rows:
            values = [row[column] for column in COLUMNS]
            connection.execute(f"insert into kept.audit ({named}) values ({marks})", values)
        connection.commit()
