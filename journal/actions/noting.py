"""The row of the audit log that an action leaves: ids and codes, and nobody's text."""

from __future__ import annotations

from datetime import datetime

from journal.audit_actions import AuditAction
from journal.people import Viewer
from journal.store.audit import note
from journal.store.engine import Transaction


def noted(tx: Transaction, viewer: Viewer, action: AuditAction, at: datetime, subject: str) -> None:
    """What this viewer did, when, and to whom or what."""
    note(tx, actor=viewer.person_id, action=action, at=at, subject=subject)
