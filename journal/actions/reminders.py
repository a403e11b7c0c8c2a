"""Having oneself reminded: a calendar's address, made and revoked, and a digest."""

from __future__ import annotations

import re
import secrets
from datetime import datetime

from journal.actions.noting import noted
from journal.audit_actions import AuditAction
from journal.digest import Digest
from journal.errors import Problem, Refused
from journal.people import Viewer
from journal.policy import check_can_promise
from journal.store.engine import Store, Transaction
from journal.store.reminders import delete_digest, delete_feed, put_digest, put_feed

ADDRESS = re.compile(r"[^\s@<>(),;:\"\\\[\]%?&#]{1,64}@([A-Za-z0-9-]{1,63}\.)+[A-Za-z0-9-]{2,63}")
LONGEST = 254


def make_feed(store: Store, viewer: Viewer, *, now: datetime) -> str:
    """A new secret for the address of one's calendar, which is told this once; the one before ends
    at once. Audited. Raises NotAllowed."""
    check_can_promise(viewer)
    token = secrets.token_urlsafe(32)

    def work(tx: Transaction) -> None:
        put_feed(tx, viewer.person_id, token, now)
        noted(tx, viewer, AuditAction.CALENDAR_MADE, now, viewer.person_id)

    store.write(work)
    return token


def revoke_feed(store: Store, viewer: Viewer, *, now: datetime) -> None:
    """Ends the address of one's calendar at once. Audited."""

    def work(tx: Transaction) -> None:
        delete_feed(tx, viewer.person_id)
        noted(tx, viewer, AuditAction.CALENDAR_REVOKED, now, viewer.person_id)

    store.write(work)


def want_digest(
    store: Store, viewer: Viewer, address: str, *, needs_address: bool = True, now: datetime
) -> None:
    """Has one's digest sent from now on, to an e-mail address where the way of sending needs one.
    Audited. Raises NotAllowed and Refused."""
    check_can_promise(viewer)
    told = address.strip()
    is_address = told.isprintable() and len(told) <= LONGEST and ADDRESS.fullmatch(told) is not None
    if (told or needs_address) and not is_address:
        sentence = "this is none to which mail can be sent. Write it as name@example.org."
        raise Refused([Problem("E-mail address", sentence)])

    def work(tx: Transaction) -> None:
        put_digest(tx, Digest(viewer.person_id, told))
        noted(tx, viewer, AuditAction.DIGEST_WANTED, now, viewer.person_id)

    store.write(work)


def end_digest(store: Store, viewer: Viewer, *, now: datetime) -> None:
    """Sends none any more, and forgets the address. Audited."""

    def work(tx: Transaction) -> None:
        delete_digest(tx, viewer.person_id)
        noted(tx, viewer, AuditAction.DIGEST_ENDED, now, viewer.person_id)

    store.write(work)
