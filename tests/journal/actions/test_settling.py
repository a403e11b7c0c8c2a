"""What came of a promise that is done, and of the entry behind it (actions/settling.py)."""

from __future__ import annotations

import pytest

from journal.actions.promising import mark_done, take_back
from journal.actions.settling import say_solved, settle_entry
from journal.errors import NotAllowed, NotFound
from journal.ids import new_id
from journal.people import Viewer
from journal.policy import scope_for
from journal.promise import SavedPromise, state_of
from journal.reading.own import my_entry
from journal.store.engine import Store
from journal.vocabulary import Outcome, PromiseState, Solved
from tests.journal.actions.around_promises import CALL, DUE, made, mine, stands
from tests.journal.given import NOW, write_down


def done(store: Store, viewer: Viewer, promise_id: str) -> SavedPromise:
    version = stands(store, promise_id).version
    return mark_done(store, viewer, promise_id, version, now=NOW)


@pytest.fixture
def waiting(store: Store, ana: Viewer) -> tuple[str, str]:
    """An entry of ana's that waits for a call she promised; the ids of both."""
    promise_id = new_id()
    promise = {**CALL, "promise_id": promise_id, "due": DUE.isoformat()}
    entry_id = write_down(store, ana, outcome="waiting", promises=[promise])
    done(store, ana, promise_id)
    return entry_id, promise_id


@pytest.mark.parametrize("solved", [*Solved, None])
def test_whether_the_problem_was_solved_does_not_change_whether_it_was_kept(
    store: Store, ana: Viewer, solved: Solved | None
):
    promise = made(store, ana)
    done(store, ana, promise.promise_id)
    found = say_solved(store, ana, promise.promise_id, solved)
    assert found.promise.solved is solved
    assert state_of(found.promise, DUE) is PromiseState.KEPT_ON_TIME


def test_only_a_promise_that_is_done_can_have_solved_anything(store: Store, ana: Viewer):
    promise = made(store, ana)
    with pytest.raises(NotAllowed, match="is not marked done"):
        say_solved(store, ana, promise.promise_id, Solved.SOLVED)


def test_how_an_entry_was_settled_stands_beside_its_outcome_as_saved(
    store: Store, ana: Viewer, waiting: tuple[str, str]
):
    entry_id, promise_id = waiting
    for outcome in (Outcome.UNRESOLVED, Outcome.RESOLVED):  # the second corrects the first
        settle_entry(store, ana, promise_id, outcome, now=NOW)
    (settled,) = mine(store, ana).settled
    assert (settled.outcome, settled.settled_outcome) == (Outcome.WAITING, Outcome.RESOLVED)
    full = my_entry(store, scope_for(ana), entry_id)
    assert full is not None
    assert (full.saved.entry.outcome, full.settled) == (Outcome.WAITING, Outcome.RESOLVED)


def test_taking_the_tap_back_takes_back_how_the_entry_was_settled(
    store: Store, ana: Viewer, waiting: tuple[str, str]
):
    _, promise_id = waiting
    settle_entry(store, ana, promise_id, Outcome.RESOLVED, now=NOW)
    take_back(store, ana, promise_id, stands(store, promise_id).version, now=NOW)
    done(store, ana, promise_id)
    (settled,) = mine(store, ana).settled
    assert settled.settled_outcome is None


def test_a_promise_without_an_entry_settles_none(store: Store, ana: Viewer):
    promise = made(store, ana)
    done(store, ana, promise.promise_id)
    with pytest.raises(NotFound, match="No entry of yours"):
        settle_entry(store, ana, promise.promise_id, Outcome.RESOLVED, now=NOW)


def test_nobody_settles_the_entry_of_somebody_else(
    store: Store, ben: Viewer, waiting: tuple[str, str]
):
    with pytest.raises(NotAllowed):
        settle_entry(store, ben, waiting[1], Outcome.RESOLVED, now=NOW)
