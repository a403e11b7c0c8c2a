"""What was done, by whom, to what: ids and codes, never anybody's text."""

from __future__ import annotations

from datetime import datetime

from journal.ids import new_id
from journal.store.engine import Transaction
from journal.store.moments import stored

COMMAND_LINE = "command line"
AFTERWORD = "afterword"


def note(
    tx: Transaction, *, actor: str, action: str, at: datetime, subject: str | None = None
) -> None:
    """Adds a row to the audit log, in the transaction that does the thing."""
    tx.run(
        """insert into kept.audit (audit_id, happened_at, actor, action, subject)
           values ($audit_id, $at, $actor, $action, $subject)""",
        {
            "audit_id": new_id(),
            "at": stored(at),
            "actor": actor,
            "action": action,
            "subject": subject,
        },
    )
