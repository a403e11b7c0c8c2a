"""What the people of the demo owe to customers just now, whatever day it is made on: something
overdue, something at risk, something that was moved, something a colleague is asked to take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from journal.ids import new_id
from journal.ledger import Handover
from journal.people import Workspace
from journal.periods import local_date
from journal.promise import Promise, SavedPromise
from journal.store.engine import Transaction
from journal.store.handovers import put_handover
from journal.store.ledger import add_earlier_due
from journal.store.promises import put_promise
from journal.store.workspace import find_person
from journal.vocabulary import PromiseKind

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Owed:
    """A promise of the demo: whose, what, and by when, in time from now or by the end of a day."""

    login: str
    what: str
    kind: PromiseKind
    case_ref: str | None = None
    within: timedelta | None = None
    days: int = 0
    moved_from: timedelta | None = None
    asks: str | None = None


CALL, EMAIL, CHECK = PromiseKind.CALLBACK, PromiseKind.EMAIL, PromiseKind.CHECK
OWED = (
    Owed("ana", "Call back with what the depot says about the pallet", CALL, "FH-20418", -3 * HOUR),
    Owed("ana", "Send the new delivery date in writing", EMAIL, "FH-20466", HOUR),
    Owed("ana", "Call back about the refund for the lamp", CALL, "FH-20391", days=1),
    Owed("ana", "Check that the second sofa came whole", CHECK, "FH-20377", 4 * DAY,
         moved_from=DAY),
    Owed("ben", "Call back once the carrier has answered", CALL, "FH-20502", 2 * HOUR, asks="ana"),
    Owed("ben", "Send the return label again", EMAIL, None, days=2),
    Owed("fay", "Call back about the missing screws", CALL, "FH-20480", days=0),
)  # fmt: skip


def owe(tx: Transaction, team_id: str, now: datetime, workspace: Workspace) -> None:
    """Puts it into the ledger of the team."""
    now = now.replace(second=0, microsecond=0)
    for number, owed in enumerate(OWED):
        saved = promise_of(tx, owed, team_id, now - (number + 1) * HOUR - DAY, now, workspace)
        put_promise(tx, saved, local_date(saved.promise.due_at, workspace.zone))
        if owed.moved_from:
            first = saved.promise.model_copy(update={"due_at": now + owed.moved_from})
            before = SavedPromise(
                saved.promise_id, saved.owner_id, team_id, None, saved.made_at, first
            )
            add_earlier_due(tx, before, now - 2 * HOUR)
        if owed.asks:
            asked = (saved.owner_id, saved.owner_id, person(tx, owed.asks), now - HOUR)
            put_handover(tx, Handover(new_id(), saved.promise_id, *asked))


def promise_of(
    tx: Transaction,
    owed: Owed,
    team_id: str,
    made: datetime,
    now: datetime,
    workspace: Workspace,
) -> SavedPromise:
    today = local_date(now, workspace.zone)
    due = now + owed.within if owed.within else None
    promise = Promise(
        what=owed.what,
        due_at=due or workspace.working_time.end_of_day(today + owed.days * DAY),
        due_is_day=due is None,
        kind=owed.kind,
        case_ref=owed.case_ref,
    )
    return SavedPromise(new_id(), person(tx, owed.login), team_id, None, made, promise)


def person(tx: Transaction, login: str) -> str:
    found = find_person(tx, login)
    if found is None:
        raise LookupError(f"nobody in the demo is {login}")
    return found.person_id
