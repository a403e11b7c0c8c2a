"""What came of a promise that is done: whether the problem was solved, and how the entry behind it
ended after all."""

from __future__ import annotations

from datetime import datetime

from journal.actions.promising import as_it_is, own
from journal.errors import NotAllowed, NotFound
from journal.people import Viewer
from journal.policy import check_is_author
from journal.promise import SavedPromise
from journal.store.engine import Store, Transaction
from journal.store.entries import find_about_entry
from journal.store.ledger import put_settled_outcome
from journal.store.promises import note_on_promise
from journal.vocabulary import Outcome, Solved


def say_solved(
    store: Store, viewer: Viewer, promise_id: str, solved: Solved | None
) -> SavedPromise:
    """Whether the problem was solved; it does not change whether the promise was kept."""

    def work(tx: Transaction) -> SavedPromise:
        found = own_done(tx, viewer, promise_id)
        note_on_promise(tx, found, {"solved": solved and solved.value})
        return as_it_is(tx, promise_id)

    return store.write(work)


def settle_entry(
    store: Store, viewer: Viewer, promise_id: str, outcome: Outcome | None, *, now: datetime
) -> None:
    """How the entry behind a promise ended after all, beside its outcome as saved, which figures
    use; nothing takes it back."""

    def work(tx: Transaction) -> None:
        found = own_done(tx, viewer, promise_id)
        about = find_about_entry(tx, found.entry_id) if found.entry_id else None
        if about is None:
            raise NotFound("No entry of yours is behind this promise. Nothing was changed.")
        check_is_author(viewer, about.author_id)
        put_settled_outcome(tx, about.entry_id, outcome, now)

    store.write(work)


def own_done(tx: Transaction, viewer: Viewer, promise_id: str) -> SavedPromise:
    found = own(tx, viewer, promise_id)
    if found.promise.done_at is None:
        raise NotAllowed("This promise is not marked done. Nothing was changed.")
    return found
