"""Making a promise, and what becomes of it (actions/promising.py)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from journal.actions.promising import (
    CAN_BE_TAKEN_BACK,
    cancel,
    make_promise,
    mark_done,
    renegotiate,
    snooze,
    take_back,
)
from journal.customers_data import Undecided
from journal.errors import JournalError, NotAllowed, NotFound, Refused
from journal.ids import new_id
from journal.people import Viewer
from journal.promise import SavedPromise, state_of
from journal.store.engine import Store
from journal.vocabulary import PromiseState
from tests.journal.actions.around_promises import (
    DUE,
    HOUR,
    LATER,
    MINUTE,
    begun,
    made,
    mine,
    only,
    stands,
)
from tests.journal.given import NOW, WORKSPACE

S = PromiseState


def moved(store: Store, viewer: Viewer, promise: SavedPromise, **more: Any) -> SavedPromise:
    """Renegotiates for an hour later, with the customer's agreement."""
    asked: dict[str, Any] = {"due": LATER.isoformat(), "agreed": True, "now": NOW} | more
    due = asked.pop("due")
    return renegotiate(
        store, viewer, promise.promise_id, promise.version, due, workspace=WORKSPACE, **asked
    )


def test_a_promise_is_made_without_an_entry(store: Store, ana: Viewer):
    promise = made(store, ana)
    found = only(mine(store, ana)).saved
    assert found == promise
    assert (found.entry_id, found.promise.due_at, found.promise.case_ref) == (None, DUE, "C-78")


def test_a_promise_made_twice_by_a_double_tap_is_one_promise(store: Store, ana: Viewer):
    draft_id = begun(store, ana)
    for _ in range(2):
        make_promise(store, ana, draft_id, now=NOW, workspace=WORKSPACE)
    assert mine(store, ana).total == 1


def test_a_promise_that_lacks_an_answer_is_refused_and_its_draft_stays(store: Store, ana: Viewer):
    draft_id = begun(store, ana, what="")
    with pytest.raises(Refused, match="What did you promise"):
        make_promise(store, ana, draft_id, now=NOW, workspace=WORKSPACE)
    kept = store.write(lambda tx: tx.rows("select draft_id from kept.drafts"))
    assert kept == [{"draft_id": draft_id}]


def test_a_promise_that_may_say_who_a_customer_is_is_asked_about(store: Store, ana: Viewer):
    draft_id = begun(store, ana, what="Write to someone@example.org")
    with pytest.raises(Undecided):
        make_promise(store, ana, draft_id, now=NOW, workspace=WORKSPACE)


def test_the_number_of_a_payment_card_is_masked_in_a_promise(store: Store, ana: Viewer):
    promise = made(store, ana, what="Refund to 4111 1111 1111 1111")
    assert "4111" not in promise.promise.what


def test_only_agents_make_promises(store: Store, sam: Viewer):
    with pytest.raises(NotAllowed, match="Only agents"):
        make_promise(store, sam, new_id(), now=NOW, workspace=WORKSPACE)


def test_done_by_the_time_is_kept_on_time_and_after_it_late(store: Store, ana: Viewer):
    for now, state in ((DUE, S.KEPT_ON_TIME), (DUE + MINUTE, S.KEPT_LATE)):
        promise = made(store, ana)
        done = mark_done(store, ana, promise.promise_id, promise.version, now=now)
        assert state_of(done.promise, now) is state


def test_what_was_done_in_time_and_marked_later_is_kept_on_time(store: Store, ana: Viewer):
    promise = made(store, ana)
    at = DUE - MINUTE
    done = mark_done(store, ana, promise.promise_id, promise.version, now=LATER, at=at)
    assert (done.promise.done_at, done.marked_at) == (at, LATER)
    assert state_of(done.promise, LATER) is S.KEPT_ON_TIME


@pytest.mark.parametrize(
    ("at", "told"),
    [(NOW - MINUTE, "before the promise was made"), (LATER + MINUTE, "Lies in the future")],
)
def test_nothing_is_done_before_it_was_promised_or_after_now(
    store: Store, ana: Viewer, at: datetime, told: str
):
    promise = made(store, ana)
    with pytest.raises(Refused, match=told):
        mark_done(store, ana, promise.promise_id, promise.version, now=LATER, at=at)
    assert stands(store, promise.promise_id) == promise


@pytest.mark.parametrize(("now", "state"), [(DUE, S.NO_LONGER_NEEDED), (DUE + MINUTE, S.MISSED)])
def test_what_is_no_longer_needed_after_it_fell_due_stays_missed(
    store: Store, ana: Viewer, now: datetime, state: S
):
    promise = made(store, ana)
    found = cancel(store, ana, promise.promise_id, promise.version, now=now)
    assert state_of(found.promise, now) is state


def test_a_renegotiated_promise_moves_and_keeps_for_when_it_was_given(store: Store, ana: Viewer):
    once = moved(store, ana, made(store, ana))
    moved(store, ana, once, due="2026-05-20", now=NOW + HOUR)
    found = only(mine(store, ana))
    assert [earlier.due_at for earlier in found.chain] == [DUE, LATER]
    assert [earlier.renegotiated_at for earlier in found.chain] == [NOW, NOW + HOUR]
    assert found.saved.promise.due_is_day
    assert found.saved.promise.due_at > LATER


def test_a_renegotiated_promise_counts_in_the_week_of_its_new_time(store: Store, ana: Viewer):
    moved(store, ana, made(store, ana), due="2026-05-20")
    weeks = store.write(lambda tx: tx.rows("select due_week from kept.promises"))
    assert [row["due_week"].isoformat() for row in weeks] == ["2026-05-18"]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"agreed": False}, "only if the customer has agreed"),
        ({"now": DUE + MINUTE}, "has fallen due"),
        ({"due": DUE.isoformat()}, "promised for already"),
        ({"due": (NOW - MINUTE).isoformat()}, "Lies in the past"),
        ({"due": "2036-05-20"}, "more than two years away"),
        ({"due": "2026-10-25T24:00"}, "24:00 can be read as two days"),
        ({"due": "2027-03-28T01:30"}, "01:30 is skipped that night"),
    ],
)
def test_a_promise_that_cannot_be_renegotiated_so_stays_as_it_was(
    store: Store, ana: Viewer, more: dict[str, Any], told: str
):
    promise = made(store, ana)
    with pytest.raises(JournalError, match=told):
        moved(store, ana, promise, **more)
    assert stands(store, promise.promise_id) == promise
    assert store.write(lambda tx: tx.rows("select * from kept.earlier_dues")) == []


def test_a_snoozed_reminder_moves_no_promise_and_stands_in_nobodys_way(store: Store, ana: Viewer):
    promise = made(store, ana)
    found = snooze(store, ana, promise.promise_id, NOW + HOUR, now=NOW)
    assert found.snoozed_until == NOW + HOUR
    assert found.promise == promise.promise
    mark_done(store, ana, promise.promise_id, promise.version, now=NOW)


@pytest.mark.parametrize("until", [NOW, NOW - HOUR, NOW + timedelta(days=40)])
def test_a_reminder_is_put_off_to_within_the_next_month(store: Store, ana: Viewer, until: datetime):
    promise = made(store, ana)
    with pytest.raises(Refused, match="within the next month"):
        snooze(store, ana, promise.promise_id, until, now=NOW)


Marks = Callable[..., SavedPromise]


@pytest.mark.parametrize("mark", [mark_done, cancel])
def test_a_mistaken_tap_is_taken_back_within_a_day_and_not_later(
    store: Store, ana: Viewer, mark: Marks
):
    promise = made(store, ana)
    marked = mark(store, ana, promise.promise_id, promise.version, now=NOW)
    too_late = NOW + CAN_BE_TAKEN_BACK + MINUTE
    with pytest.raises(NotAllowed, match="more than a day ago"):
        take_back(store, ana, promise.promise_id, marked.version, now=too_late)
    open_again = take_back(
        store, ana, promise.promise_id, marked.version, now=NOW + CAN_BE_TAKEN_BACK
    )
    assert open_again.promise == promise.promise
    assert open_again.marked_at is None


def moves(store: Store, viewer: Viewer, promise_id: str, _: int, **more: Any) -> SavedPromise:
    """Renegotiates by the id, as the others do."""
    return moved(store, viewer, stands(store, promise_id), **more)


@pytest.mark.parametrize("mark", [mark_done, cancel, moves])
def test_nobody_but_its_owner_says_what_became_of_a_promise(
    store: Store, ana: Viewer, ben: Viewer, sam: Viewer, mark: Marks
):
    promise = made(store, ana)
    for other in (ben, sam):
        with pytest.raises(NotAllowed, match="somebody else's"):
            mark(store, other, promise.promise_id, promise.version, now=NOW)
    assert stands(store, promise.promise_id) == promise


def test_a_promise_that_went_with_its_entry_is_said_to_be_gone(store: Store, ana: Viewer):
    with pytest.raises(NotFound, match="gone with its entry"):
        mark_done(store, ana, new_id(), 0, now=NOW)
