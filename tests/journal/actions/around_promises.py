"""What tests of the ledger start from: promises, and where they stand."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from journal.actions import reflect
from journal.actions.promising import make_promise
from journal.draft import PROMISE_ALONE, PROMISES
from journal.ids import new_id
from journal.ledger import InLedger
from journal.people import Viewer
from journal.policy import scope_for
from journal.promise import SavedPromise
from journal.reading.promises import MyLedger, TeamLedger, my_ledger, team_ledger
from journal.store.engine import Store
from journal.store.promises import find_promise
from tests.journal.given import NOW, WORKSPACE

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
DUE = NOW + 3 * HOUR
LATER = DUE + HOUR
CALL = {"what": "Call back about the refund", "kind": "callback", "case_ref": "C-78"}


def begun(store: Store, viewer: Viewer, *, now: datetime = NOW, **answers: Any) -> str:
    """A draft of a promise without an entry, as the page keeps it."""
    draft_id = new_id()
    promise = {"promise_id": draft_id, "due": DUE.isoformat(), **CALL, **answers}
    reflect.keep(store, viewer, draft_id, {PROMISE_ALONE: True, PROMISES: [promise]}, now=now)
    return draft_id


def made(store: Store, viewer: Viewer, *, now: datetime = NOW, **answers: Any) -> SavedPromise:
    """A promise without an entry, made the way the page does."""
    draft_id = begun(store, viewer, now=now, **answers)
    return make_promise(store, viewer, draft_id, now=now, workspace=WORKSPACE)


def stands(store: Store, promise_id: str) -> SavedPromise:
    """A promise as it stands now, whosever it is."""
    found = store.write(lambda tx: find_promise(tx, promise_id))
    assert found is not None
    return found


def mine(store: Store, viewer: Viewer, now: datetime = NOW, page: int = 0) -> MyLedger:
    return my_ledger(store, scope_for(viewer), now=now, workspace=WORKSPACE, page=page)


def only(ledger: MyLedger) -> InLedger:
    """The one open promise."""
    (found,) = ledger.open
    return found


def of_team(store: Store, viewer: Viewer, now: datetime = NOW, page: int = 0) -> TeamLedger:
    return team_ledger(store, scope_for(viewer), now=now, workspace=WORKSPACE, page=page)
