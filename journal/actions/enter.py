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
    sid = secrets.token_urlsafe(32)

    def work(tx: Transaction) -> None:
        person = find_person(tx, login)
        if person is None:
            raise NotFound("There is nobody of that name in this demo. Choose from the list.")
        forget_expired(tx, now)
        add_session(tx, sid, person.person_id, now + LASTS)
        note(tx, actor=person.person_id, action=AuditAction.ENTERED_DEMO, at=now)

    store.write(work)
    return sid


def leave(store: Store, sid: str) -> None:
    """Ends a session in every open tab at its next rerun."""
    store.write(lambda tx: end_session(tx, sid))
