"""What a representative reads of the audit log: changed settings, and counts."""

from __future__ import annotations

from datetime import date, datetime

from journal.policy import Scope
from journal.store.engine import Store
from journal.store.moments import aware


def settings_changed(store: Store, scope: Scope) -> list[tuple[datetime, str, str]]:
    """When which setting was changed, and by whom, the latest first; as ids and codes."""
    rows = store.rows(scope, "select * from settings_changed order by sequence desc")
    return [(aware(row["happened_at"]), row["actor"], row["subject"] or "") for row in rows]


def reads_by_month(store: Store, scope: Scope) -> list[tuple[date, int]]:
    """How often somebody read an entry that was shared, in each month (UTC), the latest first."""
    rows = store.rows(scope, "select month, times from reads_counted order by month desc")
    return [(row["month"], row["times"]) for row in rows]
