"""Coming in and going out: one opaque session, kept on the server."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from journal.audit_actions import AuditAction
from journal.errors import NotFound
from journal.store.audit import note
from journal.store.engine import Store, Transaction
from journal.store.sessions import add_session, end_session, forget_expired
from journal.store.workspace import find_person

LASTS = timedelta(hours=8)


def enter_demo(store: Store, login: str, *, now: datetime) -> str:
    """Starts a session as one of the demo's made-up people; returns its id. Audited."""

    def work(tx: Transaction) -> str:
        person = find_person(tx, login)
        if person is None:
            raise NotFound("There is nobody of that name in this demo. Choose from the list.")
        note(tx, actor=person.person_id, action=AuditAction.ENTERED_DEMO, at=now)
        return start_session(tx, person.person_id, now=now, own_device=True)

    return store.write(work)


def start_session(
    tx: Transaction, person_id: str, *, now: datetime, own_device: bool = False
) -> str:
    """Starts a session in the transaction that let somebody in; returns its id, made here.

    On a device that others use too it is locked after a while without a sign of life.
    """
    sid = secrets.token_urlsafe(32)
    forget_expired(tx, now)
    add_session(tx, sid, person_id, now + LASTS, now=now, own_device=own_device)
    return sid


def leave(store: Store, sid: str, *, now: datetime) -> None:
    """Ends a session in every open tab at its next rerun. Audited, where there was one."""

    def work(tx: Transaction) -> None:
        person_id = end_session(tx, sid)
        if person_id is not None:
            note(tx, actor=person_id, action=AuditAction.SIGNED_OUT, at=now)

    store.write(work)
