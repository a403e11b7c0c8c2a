"""Sharing an entry, stopping it, and reading what somebody shared."""

from __future__ import annotations

from datetime import datetime, timedelta

from journal.audit_actions import AuditAction
from journal.entry import AboutEntry
from journal.errors import NotFound
from journal.ids import id_of_chance
from journal.people import Viewer
from journal.policy import check_can_read_shared, check_can_share, scope_for
from journal.sharing import REACHES, Share, SharedEntry
from journal.store.audit import note
from journal.store.debrief_cases import forget_wordings_of
from journal.store.engine import Store, Transaction
from journal.store.entries import find_about_entry
from journal.store.shares import (
    add_read,
    delete_share,
    find_share,
    find_share_with,
    find_shared,
    put_share,
    was_read_since,
)
from journal.vocabulary import Audience

SHARED = {
    Audience.SUPERVISOR: AuditAction.SHARED_WITH_SUPERVISOR,
    Audience.TEAM: AuditAction.SHARED_WITH_TEAM,
}
ONE_READING = timedelta(minutes=15)
"""A page that is drawn again within this time is still the same reading."""
NOT_SHARED = (
    "This entry is not shared any more. Its author may have stopped sharing it, or deleted it."
)


def share(
    store: Store, viewer: Viewer, entry_id: str, audience: Audience, *, now: datetime
) -> Share:
    """Shares an entry of one's own; one that is shared so already stays as it is. Audited."""
    if audience not in REACHES:
        raise ValueError(f"an entry cannot be shared with {audience.value}")

    def work(tx: Transaction) -> Share:
        check_can_share(viewer, own(tx, entry_id).author_id)
        if before := find_share_with(tx, entry_id, audience):
            return before
        made = Share(id_of_chance(), entry_id, audience, now)
        put_share(tx, made)
        note(tx, actor=viewer.person_id, action=SHARED[audience], at=now, subject=entry_id)
        return made

    return store.write(work)


def unshare(
    store: Store, viewer: Viewer, entry_id: str, audience: Audience, *, now: datetime
) -> None:
    """Stops sharing at once, in every tab at its next rerun; who read it stays known. Audited."""

    def work(tx: Transaction) -> None:
        check_can_share(viewer, own(tx, entry_id).author_id)
        if before := find_share_with(tx, entry_id, audience):
            delete_share(tx, before.share_id)
            if audience is Audience.TEAM:
                forget_wordings_of(tx, entry_id)
            subject = f"{entry_id} {audience.value}"
            note(tx, actor=viewer.person_id, action=AuditAction.UNSHARED, at=now, subject=subject)

    store.write(work)


def own(tx: Transaction, entry_id: str) -> AboutEntry:
    about = find_about_entry(tx, entry_id)
    if about is None:
        raise NotFound("This entry is not there any more. It may have been deleted already.")
    return about


def read_shared(store: Store, viewer: Viewer, share_id: str, *, now: datetime) -> SharedEntry:
    """Records that somebody else's shared entry is read, then reads it. Audited.

    The audit row names the share, so that whoever reads the log does not learn from a reading
    of their own whose entry it was. Raises NotFound where it is not shared any more.
    """

    def work(tx: Transaction) -> Audience:
        found = find_share(tx, share_id)
        about = find_about_entry(tx, found.entry_id) if found else None
        if found is None or about is None:
            raise NotFound(NOT_SHARED)
        check_can_read_shared(viewer, found.audience, about.team_id)
        reader = viewer.person_id
        if reader != about.author_id and not was_read_since(tx, found, reader, now - ONE_READING):
            add_read(tx, found, reader, now)
            action = AuditAction.SHARED_ENTRY_READ
            note(tx, actor=reader, action=action, at=now, subject=share_id)
        return found.audience

    audience = store.write(work)
    shared = find_shared(store, scope_for(viewer), audience, share_id)
    if shared is None:  # its author stopped sharing it in between
        raise NotFound(NOT_SHARED)
    return shared
