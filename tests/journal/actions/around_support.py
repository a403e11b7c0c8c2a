"""What tests of support start from: peers, somebody outside, and a request."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from journal.actions import reflect
from journal.actions.governing import remove_person
from journal.actions.support import ask_for_support
from journal.actions.supporting import can_be_asked, make_offer, open_request
from journal.draft import SUPPORT_ALONE, SUPPORT_ASKED, SUPPORT_NOTE
from journal.ids import new_id
from journal.peers import Peering
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.support import asked_of_me, my_requests, who_can_be_asked
from journal.store.engine import Store
from journal.support import AskedOfMe, SavedRequest, state_of
from journal.support_words import OfferWay, RequestState, Whom
from tests.journal.given import NOW, WORKSPACE

HOUR = timedelta(hours=1)
IN_TIME, MOVED_ON = NOW + timedelta(hours=23), NOW + timedelta(hours=24)
"""Around the end of the first turn, a working day later."""
NOTE = "The one about the parcel goes round and round."
Named = Sequence[tuple[Viewer, Whom]]


def everybody_can_be_asked(store: Store, *peers: Viewer) -> None:
    for one in peers:
        can_be_asked(store, one, Peering(in_team=True, outside=True))


def drafted(store: Store, viewer: Viewer, named: Named, note: str = NOTE) -> str:
    """A draft of a request, as the page keeps it."""
    draft_id = new_id()
    listed = [{"person_id": one.person_id, "whom": whom.value} for one, whom in named]
    answers = {SUPPORT_ALONE: True, SUPPORT_ASKED: listed, SUPPORT_NOTE: note}
    reflect.keep(store, viewer, draft_id, answers, now=NOW)
    return draft_id


def asks(
    store: Store, viewer: Viewer, *named: tuple[Viewer, Whom], now: datetime = NOW, note: str = NOTE
) -> SavedRequest:
    """A request, asked the way the page does."""
    draft_id = drafted(store, viewer, named, note)
    return ask_for_support(store, viewer, draft_id, now=now, workspace=WORKSPACE)


def opens(store: Store, viewer: Viewer, made: SavedRequest, now: datetime = NOW) -> SavedRequest:
    return open_request(store, viewer, made.request_id, now=now, workspace=WORKSPACE)


def mine(store: Store, viewer: Viewer, now: datetime = NOW) -> list[SavedRequest]:
    return [one.saved for one in my_requests(store, scope_for(viewer), now)]


def to_me(store: Store, viewer: Viewer, now: datetime = NOW) -> list[AskedOfMe]:
    return asked_of_me(store, scope_for(viewer), now)


def able(store: Store, viewer: Viewer) -> set[tuple[str, Whom]]:
    found = who_can_be_asked(store, scope_for(viewer), now=NOW, workspace=WORKSPACE)
    return {(one.askable.name.split()[0], one.askable.whom) for one in found}


def leaves(store: Store, person: Viewer) -> None:
    login = person.person.login
    remove_person(store, login, now=NOW, workspace=WORKSPACE, actor="command line")


def offers(store: Store, viewer: Viewer, request_id: str, hours: int = 1) -> None:
    at = NOW + hours * HOUR
    make_offer(store, viewer, request_id, at, OfferWay.CALL, now=NOW, workspace=WORKSPACE)


def state(store: Store, viewer: Viewer) -> RequestState:
    (saved,) = mine(store, viewer)
    return state_of(saved, NOW)
