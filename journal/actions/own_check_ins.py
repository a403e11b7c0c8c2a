"""One's own check-ins alone: taken along, or erased, with the entries left as they are."""

from __future__ import annotations

from datetime import datetime

from journal.audit_actions import AuditAction
from journal.checkin import CheckIn
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.own import my_check_ins
from journal.store.audit import AFTERWORD, note
from journal.store.checkins import delete_check_ins_of
from journal.store.engine import Store, Transaction


def take_check_ins(
    store: Store, viewer: Viewer, *, now: datetime
) -> dict[str, tuple[datetime, CheckIn]]:
    """All of one's own, with when they were given, by the id of their entry. Audited as any file of
    one's own journal, so that it does not say who has checked in."""
    action, actor = AuditAction.JOURNAL_TAKEN, viewer.person_id
    store.write(lambda tx: note(tx, actor=actor, action=action, at=now))
    return my_check_ins(store, scope_for(viewer))


def erase_check_ins(store: Store, viewer: Viewer, *, now: datetime) -> int:
    """Erases every check-in of one's own, those after deleted entries too; how many those were.
    Nothing brings them back. Audited, without the number and without who it was: an admin would
    read there who had checked in."""

    def work(tx: Transaction) -> int:
        erased = delete_check_ins_of(tx, viewer.person_id)
        note(tx, actor=AFTERWORD, action=AuditAction.CHECK_INS_ERASED, at=now)
        return erased

    return store.write(work)
