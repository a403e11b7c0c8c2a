"""Making a promise, and saying what became of it. Each looks, within the transaction, whether the
promise still is as the page showed it: of two tabs one wins, and the other is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from journal.actions.reflect import check_customers_data
from journal.answers import parse_due, parse_promise_alone
from journal.errors import NotAllowed, NotFound, Problem, Refused
from journal.people import Viewer, Workspace
from journal.periods import local_date, week_of
from journal.policy import check_can_promise, check_is_author, check_is_owner
from journal.promise import SavedPromise
from journal.store.drafts import delete_draft, take_draft
from journal.store.engine import Row, Store, Transaction
from journal.store.handovers import answer_handover, find_awaited
from journal.store.ledger import add_earlier_due, put_settled_outcome
from journal.store.moments import stored
from journal.store.promises import change_promise, find_promise, note_on_promise, put_promise
from journal.vocabulary import HandoverAnswer, Role

CAN_BE_TAKEN_BACK = timedelta(hours=24)
"""After it was marked; docs/decisions/0022."""
GONE = "This promise is not there any more. It may have gone with its entry."
LONGEST_SNOOZE = timedelta(days=31)
OPEN_AGAIN: Row = {"done_at": None, "cancelled_at": None, "marked_at": None, "solved": None}


def make_promise(
    store: Store, viewer: Viewer, draft_id: str, *, now: datetime, workspace: Workspace
) -> SavedPromise:
    """Makes the promise of a draft without an entry; a draft that another tab has saved is reported
    as it was made then. Raises Refused with every problem, and Undecided where its author has to
    decide about what may say who a customer is; the draft stays."""
    check_can_promise(viewer)

    def work(tx: Transaction) -> SavedPromise:
        draft = take_draft(tx, draft_id)
        known = find_promise(tx, draft_id)
        if known is not None:
            check_is_owner(viewer, known.owner_id)
            return known
        if draft is not None:
            check_is_author(viewer, draft.author_id)
        answers = draft.answers if draft else {}
        promise = parse_promise_alone(answers, now=now, workspace=workspace)
        check_customers_data(tx, draft_id, answers, viewer, now, workspace, None)
        team_id = viewer.teams_as(Role.AGENT)[0]
        made = SavedPromise(draft_id, viewer.person_id, team_id, None, now, promise)
        put_promise(tx, made, local_date(promise.due_at, workspace.zone))
        delete_draft(tx, draft_id)
        return made

    return store.write(work)


def mark_done(
    store: Store,
    viewer: Viewer,
    promise_id: str,
    version: int,
    *,
    now: datetime,
    at: datetime | None = None,
) -> SavedPromise:
    """The customer was contacted, now or earlier, whatever came of it. Who is asked to take it over
    is asked no longer."""

    def work(tx: Transaction, found: SavedPromise) -> Row:
        done_at = at or now
        if done_at > now:
            raise Refused([Problem("When was it?", "lies in the future. Say when it was.")])
        if done_at < found.made_at:
            raise Refused([Problem("When was it?", "was before the promise was made.")])
        end_asking(tx, found, now)
        return {"done_at": stored(done_at), "marked_at": stored(now)}

    return change(store, viewer, promise_id, version, work)


def cancel(
    store: Store, viewer: Viewer, promise_id: str, version: int, *, now: datetime
) -> SavedPromise:
    """The customer needs it no longer; once it has fallen due it stays missed all the same."""

    def work(tx: Transaction, found: SavedPromise) -> Row:
        end_asking(tx, found, now)
        return {"cancelled_at": stored(now), "marked_at": stored(now)}

    return change(store, viewer, promise_id, version, work)


def renegotiate(
    store: Store,
    viewer: Viewer,
    promise_id: str,
    version: int,
    due: str,
    *,
    agreed: bool,
    now: datetime,
    workspace: Workspace,
) -> SavedPromise:
    """Moves the time by which a promise falls due, with the customer's agreement and before it fell
    due; for when it was given before stays in its chain."""

    def work(tx: Transaction, found: SavedPromise) -> Row:
        check_can_move(found, now, agreed=agreed)
        promise = parse_due(found.promise, due, now=now, workspace=workspace)
        if promise.due_at == found.promise.due_at:
            raise Refused([Problem("By when?", "is the time it was promised for already.")])
        add_earlier_due(tx, found, now)
        return {
            "due_at": stored(promise.due_at),
            "due_is_day": promise.due_is_day,
            "due_week": week_of(local_date(promise.due_at, workspace.zone)),
            "snoozed_until": None,
        }

    return change(store, viewer, promise_id, version, work)


def check_can_move(found: SavedPromise, now: datetime, *, agreed: bool) -> None:
    if found.promise.due_at < now:
        raise NotAllowed(
            "This promise has fallen due, and a time that is over cannot be renegotiated. It stays "
            "as it was; say that it is done once you have been in touch."
        )
    if not agreed:
        raise NotAllowed(
            "A promise moves only if the customer has agreed to the new time. It stays as it was."
        )


def snooze(
    store: Store, viewer: Viewer, promise_id: str, until: datetime, *, now: datetime
) -> SavedPromise:
    """Puts the reminder of a promise off; the promise does not move."""

    def work(tx: Transaction) -> SavedPromise:
        found = own_open(tx, viewer, promise_id)
        if not now < until <= now + LONGEST_SNOOZE:
            raise Refused([Problem("Remind me", "has to be within the next month.")])
        note_on_promise(tx, found, {"snoozed_until": stored(until)})
        return as_it_is(tx, promise_id)

    return store.write(work)


def take_back(
    store: Store, viewer: Viewer, promise_id: str, version: int, *, now: datetime
) -> SavedPromise:
    """A mistaken tap: the promise is open again, within a day of when it was marked. What was said
    of how its entry was settled is taken back with it."""

    def work(tx: Transaction) -> SavedPromise:
        found = own(tx, viewer, promise_id)
        check_is_current(found, version)
        if found.marked_at is None:
            return found
        if now - found.marked_at > CAN_BE_TAKEN_BACK:
            raise NotAllowed("This was marked more than a day ago, and stays so.")
        if found.entry_id:
            put_settled_outcome(tx, found.entry_id, None, now)
        return changed(tx, found, OPEN_AGAIN)

    return store.write(work)


def change(
    store: Store,
    viewer: Viewer,
    promise_id: str,
    version: int,
    work: Callable[[Transaction, SavedPromise], Row],
) -> SavedPromise:
    """Changes an open promise of one's own, where it still is the one that the page showed."""

    def at_once(tx: Transaction) -> SavedPromise:
        found = own(tx, viewer, promise_id)
        check_is_current(found, version)
        check_is_open(found)
        return changed(tx, found, work(tx, found))

    return store.write(at_once)


def changed(tx: Transaction, found: SavedPromise, columns: Row) -> SavedPromise:
    change_promise(tx, found, columns)
    return as_it_is(tx, found.promise_id)


def as_it_is(tx: Transaction, promise_id: str) -> SavedPromise:
    found = find_promise(tx, promise_id)
    if found is None:
        raise NotFound(GONE)
    return found


def own(tx: Transaction, viewer: Viewer, promise_id: str) -> SavedPromise:
    found = as_it_is(tx, promise_id)
    check_is_owner(viewer, found.owner_id)
    return found


def own_open(tx: Transaction, viewer: Viewer, promise_id: str) -> SavedPromise:
    found = own(tx, viewer, promise_id)
    check_is_open(found)
    return found


def check_is_current(found: SavedPromise, version: int) -> None:
    if found.version != version:
        raise NotAllowed(f"In the meantime this promise {what_it_became(found)}. It stays so.")


def check_is_open(found: SavedPromise) -> None:
    if found.is_settled:
        raise NotAllowed(f"This promise {what_it_became(found)}. It stays so.")


def what_it_became(found: SavedPromise) -> str:
    if found.promise.done_at is not None:
        return "was marked done"
    if found.promise.cancelled_at is not None:
        return "was marked as no longer needed"
    return "was changed in another tab"


def end_asking(tx: Transaction, found: SavedPromise, now: datetime) -> None:
    awaited = find_awaited(tx, found.promise_id)
    if awaited is not None:
        answer_handover(tx, awaited.handover_id, HandoverAnswer.WITHDRAWN, now)
