"""Deleting an entry, bringing it back while that is possible, and forgetting it for good."""

from __future__ import annotations

from datetime import datetime

from journal.audit_actions import AuditAction
from journal.deleted import KEPT_FOR
from journal.entry import AboutEntry
from journal.errors import NotFound
from journal.people import Viewer
from journal.policy import check_is_author
from journal.store.audit import AFTERWORD, note
from journal.store.checkins import forget_put_away, put_check_in_away, put_check_in_back
from journal.store.debrief_cases import forget_wordings_of
from journal.store.deleted import (
    deleted_before,
    find_deleted,
    forget_deleted,
    put_away,
    put_back,
)
from journal.store.engine import Store, Transaction
from journal.store.entries import find_about_entry
from journal.store.shares import delete_shares_of
from journal.store.versions import delete_versions_of

GONE = "This entry is not there any more. It may have been deleted already."
NOT_DELETED = "This is not among your deleted entries any more. It may be back, or gone for good."


def delete(store: Store, viewer: Viewer, entry_id: str, *, now: datetime) -> None:
    """Deletes an entry with its check-in, its promises, the draft of a change and what it said
    before, and ends every share. It can be brought back for 30 days. Audited."""

    def work(tx: Transaction) -> None:
        about = own(find_about_entry(tx, entry_id), viewer, GONE)
        put_check_in_away(tx, entry_id)
        delete_shares_of(tx, entry_id)
        forget_wordings_of(tx, entry_id)
        put_away(tx, about, now)
        note(tx, actor=viewer.person_id, action=AuditAction.ENTRY_DELETED, at=now, subject=entry_id)

    store.write(work)


def bring_back(store: Store, viewer: Viewer, entry_id: str, *, now: datetime) -> None:
    """Brings a deleted entry back as it was, shared with nobody. Audited."""

    def work(tx: Transaction) -> None:
        own(deleted_in(tx, entry_id), viewer, NOT_DELETED)
        bring_back_in(tx, viewer, entry_id, now)

    store.write(work)


def bring_back_in(tx: Transaction, viewer: Viewer, entry_id: str, now: datetime) -> None:
    """The same within a transaction that does more."""
    put_back(tx, entry_id)
    put_check_in_back(tx, entry_id)
    action = AuditAction.ENTRY_BROUGHT_BACK
    note(tx, actor=viewer.person_id, action=action, at=now, subject=entry_id)


def forget(store: Store, viewer: Viewer, entry_id: str, *, now: datetime) -> None:
    """Forgets a deleted entry for good, before its time. Audited."""

    def work(tx: Transaction) -> None:
        own(deleted_in(tx, entry_id), viewer, NOT_DELETED)
        forget_in(tx, entry_id, viewer.person_id, now)

    store.write(work)


def forget_due(store: Store, now: datetime, actor: str = AFTERWORD) -> int:
    """Forgets what was deleted 30 days ago or earlier; how many entries that were. Audited."""

    def work(tx: Transaction) -> int:
        due = deleted_before(tx, now - KEPT_FOR)
        for entry_id in due:
            forget_in(tx, entry_id, actor, now)
        return len(due)

    return store.write(work)


def forget_in(tx: Transaction, entry_id: str, actor: str, now: datetime) -> None:
    forget_deleted(tx, entry_id)
    forget_put_away(tx, entry_id)
    note(tx, actor=actor, action=AuditAction.ENTRY_FORGOTTEN, at=now, subject=entry_id)


def forget_versions(store: Store, viewer: Viewer, entry_id: str, *, now: datetime) -> None:
    """Forgets what an entry said before; what it says now stays. Audited."""

    def work(tx: Transaction) -> None:
        own(find_about_entry(tx, entry_id), viewer, GONE)
        delete_versions_of(tx, entry_id)
        action = AuditAction.VERSIONS_FORGOTTEN
        note(tx, actor=viewer.person_id, action=action, at=now, subject=entry_id)

    store.write(work)


def deleted_in(tx: Transaction, entry_id: str) -> AboutEntry | None:
    found = find_deleted(tx, entry_id)
    return found.saved if found else None


def own(about: AboutEntry | None, viewer: Viewer, missing: str) -> AboutEntry:
    if about is None:
        raise NotFound(missing)
    check_is_author(viewer, about.author_id)
    return about
