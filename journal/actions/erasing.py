"""Erasing: somebody with all that is theirs, or all that one wrote oneself; for good and at once.

What is erased is gone from the tables with the commit, and from the files with the sweep that
follows (docs/decisions/0034). Backups hold it until they are thrown away.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from journal.actions.governing import end_everything_of, somebody
from journal.actions.support import withdraw_all_of
from journal.audit_actions import AuditAction
from journal.errors import JournalError, Problem, Refused, Unavailable
from journal.facts import take_copy
from journal.people import Viewer, Workspace
from journal.store.audit import note
from journal.store.backup.copies import CopiesLeft
from journal.store.checkins import delete_check_ins_of
from journal.store.engine import Store, Transaction, Unswept
from journal.store.erasing import count_open_promises, erase_with_the_person, erase_written
from journal.store.mappings import delete_mappings_that_name
from journal.store.retention import put_swept

COPIES_KEPT_FOR = timedelta(days=35)
"""Of copies made before a migration, as of backups; when somebody is erased they go at once."""
OUR_BUG = (
    "Bytes of what was erased are still in the database's file. Nothing is lost, and no screen "
    "shows it. It is a bug of ours, of which the log says more."
)
OPEN = (
    "some of yours are open, and customers wait. Settle them, or hand them over. Nothing is gone."
)


@dataclass(frozen=True)
class Erased:
    """That it is gone from the tables; and why it is not yet gone from the files, if it is not."""

    left_in_files: str | None


def open_promises_of(store: Store, login: str) -> int:
    """How many open promises would go with somebody: their supervisor may hand them over before.
    Raises NotFound."""
    return store.write(lambda tx: count_open_promises(tx, somebody(tx, login).person_id))


def erase_person(
    store: Store, login: str, *, now: datetime, workspace: Workspace, actor: str
) -> Erased:
    """Erases somebody with all that is theirs, and their name; where they are still here, they are
    removed with it. The copy of the facts is taken anew, so that they are in no figure, and kept
    mappings that name them are forgotten. Audited. Raises NotAllowed for the last admin who can
    sign in, and NotFound."""

    store.write(lambda tx: erase_person_in(tx, login, now, workspace, actor))
    return sweep_after(store, now)


def erase_person_in(
    tx: Transaction, login: str, now: datetime, workspace: Workspace, actor: str
) -> None:
    """The same within a transaction, without the sweep."""
    person_id = end_everything_of(tx, login, now, workspace)
    delete_check_ins_of(tx, person_id)
    erase_written(tx, person_id)
    erase_with_the_person(tx, person_id, now)
    delete_mappings_that_name(tx, login)
    note(tx, actor=actor, action=AuditAction.PERSON_ERASED, at=now, subject=person_id)
    take_copy(tx, now, workspace, actor)


def erase_own_journal(store: Store, viewer: Viewer, *, now: datetime) -> Erased:
    """Erases all that one wrote, promised and asked for, check-ins and drafts too. Figures forget
    it when the week turns, as what is deleted. Audited. Raises Refused while promises are open."""
    person_id = viewer.person_id

    def work(tx: Transaction) -> None:
        if count_open_promises(tx, person_id):
            raise Refused([Problem("Promises", OPEN)])
        erase_journal_in(tx, person_id, now, person_id)

    store.write(work)
    return sweep_after(store, now)


def erase_journal_in(tx: Transaction, person_id: str, now: datetime, actor: str) -> None:
    """The same within a transaction, open promises too, without the sweep."""
    withdraw_all_of(tx, person_id, now)
    delete_check_ins_of(tx, person_id)
    erase_written(tx, person_id)
    subject = None if actor == person_id else person_id
    note(tx, actor=actor, action=AuditAction.JOURNAL_ERASED, at=now, subject=subject)


def sweep_after(store: Store, now: datetime) -> Erased:
    """The sweep after an erasure. Where it cannot be done now, the erasure stands, and the app
    sweeps again within a day."""
    try:
        sweep(store, now, copies_kept_for=timedelta(0))
    except Unavailable as error:
        return Erased(str(error))
    return Erased(None)


def sweep(store: Store, now: datetime, *, copies_kept_for: timedelta = COPIES_KEPT_FOR) -> None:
    """Has nothing left in the database's files of what was erased, deleted or changed. Raises
    Unavailable where they cannot be swept, and CopiesLeft where copies beside them stay; an admin
    is told until a sweep is done."""
    try:
        sweep_and_note(store, now, copies_kept_for)
    except Exception as error:
        why = str(error) if isinstance(error, JournalError) else OUR_BUG
        store.unswept = Unswept(now, why)
        raise
    store.unswept = None


def sweep_and_note(store: Store, now: datetime, copies_kept_for: timedelta) -> None:
    try:
        store.sweep(copies_from_before=now - copies_kept_for)
    except CopiesLeft:  # the database's own files are swept, and are not to be again tonight
        store.write(lambda tx: put_swept(tx, now))
        raise
    store.write(lambda tx: put_swept(tx, now))
