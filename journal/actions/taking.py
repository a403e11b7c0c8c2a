"""Taking everything of one's own along."""

from __future__ import annotations

from datetime import datetime

from journal.audit_actions import AuditAction
from journal.own_journal import OwnJournal
from journal.people import Viewer
from journal.reading.everything import everything_of
from journal.store.audit import note
from journal.store.engine import Store


def take_everything(store: Store, viewer: Viewer, *, now: datetime) -> OwnJournal:
    """Everything that is this person's own, for them to keep. Audited."""
    action, actor = AuditAction.JOURNAL_TAKEN, viewer.person_id
    store.write(lambda tx: note(tx, actor=actor, action=action, at=now))
    return everything_of(store, viewer, now)
