"""Being asked for support: opening a request, offering a time, passing it on; saying that one can
be asked, and taking a break from it. Like asking, none of it is noted in the audit log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from journal.errors import NotAllowed, NotFound, Problem, Refused
from journal.peers import Peering
from journal.people import Viewer, Workspace
from journal.policy import ASKED_FOR_SUPPORT, check_can_support, check_is_asked_for_support
from journal.store.engine import Store, Transaction
from journal.store.peers import (
    delete_outside_contact,
    delete_peering,
    find_peering,
    put_peering,
)
from journal.store.support import change_request, find_request, open_requests_naming
from journal.store.workspace import holds, holds_anywhere
from journal.support import (
    Offer,
    SavedRequest,
    Turn,
    clock_of,
    happened,
    turn_state,
)
from journal.support_words import OfferWay, TurnState, Whom
from journal.vocabulary import Role

FURTHEST = timedelta(days=31)
MOVED_ON = (
    "This is not yours to answer any more: its time was over before you opened it, or it was taken "
    "back. There is nothing for you to do."
)
OVER = "In the meantime this was closed or withdrawn. Nothing was sent, and nothing is left to do."
NOT_OPENED = "Open it first. Nothing was sent."
CAN_BE_OPENED = (TurnState.ASKED, TurnState.SEEN, TurnState.OFFERED)
HAVE_IT = (TurnState.SEEN, TurnState.OFFERED)


def open_request(
    store: Store, viewer: Viewer, request_id: str, *, now: datetime, workspace: Workspace
) -> SavedRequest:
    """Opens a request during one's turn; from then on it is one's own to answer, and its asker
    knows that it was seen."""

    def work(tx: Transaction) -> SavedRequest:
        found, turn = asked_in(tx, viewer, request_id, now)
        if turn.seen_at is not None:
            return found
        return follow(tx, found, turn, now, workspace, seen_at=now)

    return store.write(work)


def make_offer(
    store: Store,
    viewer: Viewer,
    request_id: str,
    at: datetime,
    way: OfferWay,
    *,
    now: datetime,
    workspace: Workspace,
) -> SavedRequest:
    """Offers a time and a way, in place of what one offered before. What somebody else offers
    stands beside it, and its asker sees both."""
    if not now < at <= now + FURTHEST:
        raise Refused([Problem("When?", "has to be within the next month. Nothing was sent.")])

    def work(tx: Transaction) -> SavedRequest:
        found, turn = opened_in(tx, viewer, request_id, now)
        return follow(tx, found, turn, now, workspace, offer=Offer(at, way, now))

    return store.write(work)


def pass_on(
    store: Store, viewer: Viewer, request_id: str, *, now: datetime, workspace: Workspace
) -> SavedRequest:
    """Says that one cannot do it now. The next one whom its asker chose is asked at once."""

    def work(tx: Transaction) -> SavedRequest:
        found, turn = opened_in(tx, viewer, request_id, now)
        return follow(tx, found, turn, now, workspace, passed_on_at=now)

    return store.write(work)


def asked_in(
    tx: Transaction, viewer: Viewer, request_id: str, now: datetime
) -> tuple[SavedRequest, Turn]:
    """A request in which one is asked, or that one has seen."""
    found = find_request(tx, request_id)
    turn = found.turn_of(viewer.person_id) if found else None
    if found is None or turn is None:
        raise NotFound(MOVED_ON)
    check_is_asked_for_support(viewer, turn.person_id, turn.whom, found.team_id)
    if turn_state(turn, now) not in CAN_BE_OPENED or (found.is_over and turn.seen_at is None):
        raise NotFound(MOVED_ON)
    if found.is_over:
        raise NotAllowed(OVER)
    return found, turn


def opened_in(
    tx: Transaction, viewer: Viewer, request_id: str, now: datetime
) -> tuple[SavedRequest, Turn]:
    found, turn = asked_in(tx, viewer, request_id, now)
    if turn_state(turn, now) not in HAVE_IT:
        raise NotAllowed(NOT_OPENED)
    return found, turn


def follow(
    tx: Transaction,
    found: SavedRequest,
    turn: Turn,
    now: datetime,
    workspace: Workspace,
    **what: datetime | Offer,
) -> SavedRequest:
    after = happened(found, turn.person_id, now, clock_of(workspace), **what)
    change_request(tx, after)
    return after


def can_be_asked(store: Store, viewer: Viewer, peering: Peering) -> None:
    """Says whether one can be asked, by whom and when. A break goes on until it is ended."""
    check_can_support(viewer)

    def work(tx: Transaction) -> None:
        on_break = find_peering(tx, viewer.person_id).on_break
        put_peering(tx, viewer.person_id, replace(peering, on_break=on_break))

    store.write(work)


def take_a_break(store: Store, viewer: Viewer, *, now: datetime, workspace: Workspace) -> None:
    """Nobody is led to this person any more. What they have not opened goes to the next at once;
    what they have opened stays with them."""
    check_can_support(viewer)

    def work(tx: Transaction) -> None:
        said = find_peering(tx, viewer.person_id)
        put_peering(tx, viewer.person_id, replace(said, on_break=True))
        for found in open_requests_naming(tx, viewer.person_id):
            turn = found.turn_of(viewer.person_id)
            if turn and turn.seen_at is None and turn.whom is not Whom.SUPERVISOR:
                follow(tx, found, turn, now, workspace, gone_at=now)

    store.write(work)


def end_break(store: Store, viewer: Viewer) -> None:
    check_can_support(viewer)

    def work(tx: Transaction) -> None:
        said = find_peering(tx, viewer.person_id)
        put_peering(tx, viewer.person_id, replace(said, on_break=False))

    store.write(work)


def let_go(
    tx: Transaction, person_id: str, *, today: date, now: datetime, workspace: Workspace
) -> None:
    """Moves on at once what somebody was asked in a role that they have no longer, or as somebody
    who has left; call it in the work that ends their roles."""
    here = any(holds_anywhere(tx, person_id, role, today) for role in ASKED_FOR_SUPPORT)
    if not here:
        delete_peering(tx, person_id)
        delete_outside_contact(tx, person_id)
    for found in open_requests_naming(tx, person_id):
        turn = found.turn_of(person_id)
        if turn is None:
            continue
        supervises = holds(tx, person_id, Role.SUPERVISOR, found.team_id, today)
        if not here or (turn.whom is Whom.SUPERVISOR and not supervises):
            follow(tx, found, turn, now, workspace, gone_at=now)
