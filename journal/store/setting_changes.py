"""What each setting was before it was changed: a row or more beside one of the audit log, which
says who changed it and when, and with which they go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from journal.audit_actions import AuditAction
from journal.policy import Scope
from journal.settings import Setting, SettingChange, SettingValues, setting_values
from journal.store.audit import note
from journal.store.engine import Row, Store, Transaction
from journal.store.incidents import recipients_in
from journal.store.peers import outside_contacts_in
from journal.store.retention import retention_in
from journal.store.settings import settings_kept


def setting_values_in(tx: Transaction) -> SettingValues:
    """How each setting is, in the work that is about to change one of them."""
    return setting_values(
        settings_kept(tx), retention_in(tx), outside_contacts_in(tx), recipients_in(tx)
    )


def note_changes(
    tx: Transaction, changes: Sequence[SettingChange], *, actor: str, at: datetime, subject: str
) -> None:
    """Adds a row to the audit log, and beside it what each setting was and became."""
    sequence = note(tx, actor=actor, action=AuditAction.SETTINGS_CHANGED, at=at, subject=subject)
    for one in changes:
        tx.run(
            """insert into kept.setting_changes (sequence, setting, about, former, became)
               values ($sequence, $setting, $about, $former, $became)""",
            {
                "sequence": sequence,
                "setting": one.setting.value,
                "about": one.about,
                "former": one.former,
                "became": one.became,
            },
        )


def changes_by_row(store: Store, scope: Scope) -> dict[int, list[SettingChange | None]]:
    """What was changed, by the number of the log's row; None where that is not known."""
    found: dict[int, list[SettingChange | None]] = {}
    for row in store.rows(scope, "select * from setting_changes order by sequence"):
        found.setdefault(row["sequence"], []).append(change_of(row))
    return found


def change_of(row: Row) -> SettingChange | None:
    if row["setting"] is None:
        return None
    return SettingChange(Setting(row["setting"]), row["about"], row["former"], row["became"])
