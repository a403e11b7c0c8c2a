"""Sending everybody the digest of the promises that wait for them, once a day and while they
work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from journal.audit_actions import AuditAction
from journal.digest import Digest, Letter, letter_of
from journal.people import Person, Workspace
from journal.periods import local_date
from journal.policy import can_promise
from journal.reading.reminders import waiting
from journal.reading.working_time import working_time_of
from journal.store.audit import AFTERWORD, note
from journal.store.engine import Store, Transaction
from journal.store.reminders import digests, note_sent, put_down, take_up
from journal.store.sessions import find_viewer_by_id

PATIENCE = timedelta(minutes=15)
"""After which a run that took a digest up, and was killed before it said what became of it, is
given up."""
Send = Callable[[Person, str, Letter], bool]
"""Sends a letter to a person at an address; whether it went."""


@dataclass
class Reminded:
    """What a run came to, counted in people."""

    sent: int = 0
    failed: int = 0
    not_now: int = 0
    """Outside their working time, or while they are away."""
    nothing_new: int = 0
    """Nothing waits for them, or today's digest went already."""


def remind(store: Store, send: Send, *, now: datetime, workspace: Workspace) -> Reminded:
    """Sends what is to be sent now. One that does not go is tried at the next run, and keeps
    nobody else's from going. Audited."""
    came = Reminded()
    today = local_date(now, workspace.zone)
    for digest in digests(store):
        viewer = find_viewer_by_id(store, digest.person_id, today)
        if viewer is None or not can_promise(viewer):
            continue
        working = working_time_of(store, digest.person_id)
        if not working.is_working(now):
            came.not_now += 1
            continue
        letter = letter_of(waiting(store, viewer, now), working, now)
        if letter is None or not is_taken_up(store, digest, now, workspace):
            came.nothing_new += 1
        elif delivered(store, send, viewer.person, digest, letter, now):
            came.sent += 1
        else:
            came.failed += 1
    return came


def is_taken_up(store: Store, digest: Digest, now: datetime, workspace: Workspace) -> bool:
    """Whether this run sends a digest, and neither one before nor another one at this moment."""
    day = local_date(now, workspace.zone)
    return store.write(lambda tx: take_up(tx, digest.person_id, day, now=now, patience=PATIENCE))


def delivered(
    store: Store, send: Send, person: Person, digest: Digest, letter: Letter, now: datetime
) -> bool:
    """Whether it went; written down either way."""
    went = False
    try:
        went = send(person, digest.address, letter)
    finally:
        store.write(lambda tx: note_outcome(tx, person, went, now))
    return went


def note_outcome(tx: Transaction, person: Person, went: bool, now: datetime) -> None:
    if not went:
        put_down(tx, person.person_id)
        return
    note_sent(tx, person.person_id, now)
    note(tx, actor=AFTERWORD, action=AuditAction.DIGEST_SENT, at=now, subject=person.person_id)
