"""What a representative reads of the audit log: changed settings, and counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from journal.policy import Scope
from journal.settings import SettingChange
from journal.store.engine import Store
from journal.store.moments import aware
from journal.store.setting_changes import changes_by_row


@dataclass(frozen=True)
class LoggedChanges:
    """When settings were changed, by whom, and what was noted of it: ids and codes; and what
    they were and became, None where that is not known."""

    at: datetime
    actor: str
    subject: str
    changes: tuple[SettingChange | None, ...]


def logged_changes(store: Store, scope: Scope) -> list[LoggedChanges]:
    """The latest first."""
    changes = changes_by_row(store, scope)
    return [
        LoggedChanges(
            aware(row["happened_at"]),
            row["actor"],
            row["subject"] or "",
            tuple(changes.get(row["sequence"], ())),
        )
        for row in store.rows(scope, "select * from settings_changed order by sequence desc")
    ]


def reads_by_month(store: Store, scope: Scope) -> list[tuple[date, int]]:
    """How often somebody read an entry that was shared, in each month (UTC), the latest first."""
    rows = store.rows(scope, "select month, times from reads_counted order by month desc")
    return [(row["month"], row["times"]) for row in rows]
