"""Settings that an admin changes: what each was before is kept beside the row of the audit log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from journal.settings import changes_between
from journal.store.engine import Transaction
from journal.store.setting_changes import note_changes, setting_values_in


@contextmanager
def changing_settings(tx: Transaction, actor: str, now: datetime, subject: str) -> Iterator[None]:
    """Whatever is changed within it is noted with what it was, by looking before and after: an
    action has nothing to tell, and can forget nothing. A refusal within leaves no note."""
    before = setting_values_in(tx)
    yield
    changes = changes_between(before, setting_values_in(tx))
    note_changes(tx, changes, actor=actor, at=now, subject=subject)
