"""Handing a promise over to a colleague who accepts it: its text, time and case reference, and
nothing of the entry behind it."""

from __future__ import annotations

from datetime import date, datetime

from journal.actions.noting import noted
from journal.actions.promising import as_it_is, check_is_open, end_asking
from journal.audit_actions import AuditAction
from journal.errors import NotAllowed, NotFound
from journal.ids import new_id
from journal.ledger import Handover
from journal.people import Viewer, Workspace
from journal.periods import local_date
from journal.policy import check_can_hand_over, check_is_asked
from journal.promise import SavedPromise
from journal.store.engine import Store, Transaction
from journal.store.handovers import answer_handover, find_awaited, find_handover, put_handover
from journal.store.moments import stored
from journal.store.promises import change_promise
from journal.store.workspace import holds
from journal.vocabulary import HandoverAnswer, Role

NO_LONGER = "This is not asked any more: it was answered or taken back, or the promise is settled."
HAS_LEFT = (
    "This colleague does not work in the team any more. Nobody was asked, and the promise stays "
    "where it is. Choose somebody else."
)
ASKED_ALREADY = "Somebody is asked to take this promise over already. Take that back first."


def ask_to_take_over(
    store: Store,
    viewer: Viewer,
    promise_id: str,
    colleague_id: str,
    *,
    now: datetime,
    workspace: Workspace,
) -> Handover:
    """Asks a colleague of its team to take an open promise over; it stays its owner's until they
    accept. Who was asked before and has left the team is asked no longer. Audited."""

    def work(tx: Transaction) -> Handover:
        found = as_it_is(tx, promise_id)
        check_can_hand_over(viewer, found.owner_id, found.team_id)
        check_is_open(found)
        check_can_be_asked(tx, found, colleague_id, local_date(now, workspace.zone))
        end_asking(tx, found, now)
        asked = Handover(new_id(), promise_id, found.owner_id, viewer.person_id, colleague_id, now)
        put_handover(tx, asked)
        noted(tx, viewer, AuditAction.HANDOVER_ASKED, now, f"{promise_id} {colleague_id}")
        return asked

    return store.write(work)


def check_can_be_asked(
    tx: Transaction, found: SavedPromise, colleague_id: str, today: date
) -> None:
    if colleague_id == found.owner_id:
        raise NotAllowed("It is theirs already. Choose somebody else.")
    if not holds(tx, colleague_id, Role.AGENT, found.team_id, today):
        raise NotAllowed(HAS_LEFT)
    awaited = find_awaited(tx, found.promise_id)
    if awaited and holds(tx, awaited.asked_id, Role.AGENT, found.team_id, today):
        raise NotAllowed(ASKED_ALREADY)


def accept(store: Store, viewer: Viewer, handover_id: str, *, now: datetime) -> SavedPromise:
    """Takes a promise over, without the entry it was made in. Audited."""

    def work(tx: Transaction) -> SavedPromise:
        asked, found = awaited_from(tx, viewer, handover_id)
        theirs = {"owner_id": viewer.person_id, "taken_over_at": stored(now)}
        change_promise(tx, found, theirs | {"entry_id": None, "snoozed_until": None})
        answer_handover(tx, handover_id, HandoverAnswer.ACCEPTED, now)
        noted(tx, viewer, AuditAction.HANDOVER_ACCEPTED, now, asked.promise_id)
        return as_it_is(tx, asked.promise_id)

    return store.write(work)


def decline(store: Store, viewer: Viewer, handover_id: str, *, now: datetime) -> None:
    """The promise stays its owner's. Audited."""

    def work(tx: Transaction) -> None:
        asked, _ = awaited_from(tx, viewer, handover_id)
        answer_handover(tx, handover_id, HandoverAnswer.DECLINED, now)
        noted(tx, viewer, AuditAction.HANDOVER_DECLINED, now, asked.promise_id)

    store.write(work)


def withdraw(store: Store, viewer: Viewer, handover_id: str, *, now: datetime) -> None:
    """Takes back that somebody is asked. Audited."""

    def work(tx: Transaction) -> None:
        asked, found = awaited(tx, handover_id)
        check_can_hand_over(viewer, found.owner_id, found.team_id)
        answer_handover(tx, handover_id, HandoverAnswer.WITHDRAWN, now)
        noted(tx, viewer, AuditAction.HANDOVER_WITHDRAWN, now, asked.promise_id)

    store.write(work)


def awaited_from(
    tx: Transaction, viewer: Viewer, handover_id: str
) -> tuple[Handover, SavedPromise]:
    asked, found = awaited(tx, handover_id)
    check_is_asked(viewer, asked.asked_id, found.team_id)
    return asked, found


def awaited(tx: Transaction, handover_id: str) -> tuple[Handover, SavedPromise]:
    asked = find_handover(tx, handover_id)
    if asked is None or asked.answer is not None:
        raise NotFound(NO_LONGER)
    return asked, as_it_is(tx, asked.promise_id)
