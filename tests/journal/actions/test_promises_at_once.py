"""Two tabs do something about one promise at the same moment: one wins, the other is told."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from journal.actions.handing_over import accept, ask_to_take_over
from journal.actions.promising import cancel, mark_done, renegotiate
from journal.errors import NotAllowed, NotFound
from journal.people import Viewer
from journal.promise import SavedPromise
from journal.store.engine import Store
from tests.journal.actions.around_promises import DUE, LATER, made, mine, stands
from tests.journal.actions.test_at_once import TOGETHER, refusals
from tests.journal.given import NOW, WORKSPACE

Does = Callable[[Store, Viewer, SavedPromise], object]


def done(store: Store, viewer: Viewer, shown: SavedPromise) -> None:
    mark_done(store, viewer, shown.promise_id, shown.version, now=NOW)


def called_off(store: Store, viewer: Viewer, shown: SavedPromise) -> None:
    cancel(store, viewer, shown.promise_id, shown.version, now=NOW)


def moved(store: Store, viewer: Viewer, shown: SavedPromise) -> None:
    due = LATER.isoformat()
    version = shown.version
    renegotiate(
        store, viewer, shown.promise_id, version, due, agreed=True, now=NOW, workspace=WORKSPACE
    )


TOLD = {
    done: "was marked done",
    called_off: "was marked as no longer needed",
    moved: "was changed in another tab",
}


@pytest.mark.parametrize(("first", "second"), [*permutations(TOLD, 2), *((d, d) for d in TOLD)])
def test_the_second_of_two_tabs_is_told_what_the_first_did(
    store: Store, ana: Viewer, first: Does, second: Does
):
    shown = made(store, ana)
    first(store, ana, shown)
    after = stands(store, shown.promise_id)
    with pytest.raises(NotAllowed, match=f"In the meantime this promise {TOLD[first]}"):
        second(store, ana, shown)
    assert stands(store, shown.promise_id) == after


def test_of_done_and_renegotiated_at_the_same_moment_exactly_one_wins(store: Store, ana: Viewer):
    shown = made(store, ana)
    told = refusals(lambda number: (done, moved)[number % 2](store, ana, shown))
    assert len(told) == TOGETHER - 1
    found = stands(store, shown.promise_id)
    was_moved = found.promise.due_at == LATER
    assert (found.promise.done_at is not None) is not was_moved
    chain = store.write(lambda tx: tx.rows("select due_at from kept.earlier_dues"))
    assert [row["due_at"] for row in chain] == ([DUE.replace(tzinfo=None)] if was_moved else [])


def test_what_is_settled_while_a_colleague_accepts_it_is_theirs_or_settled_and_not_both(
    store: Store, ana: Viewer, ben: Viewer
):
    shown = made(store, ana)
    asked = ask_to_take_over(
        store, ana, shown.promise_id, ben.person_id, now=NOW, workspace=WORKSPACE
    )

    def either(number: int) -> None:
        if number % 2:
            done(store, ana, shown)
        else:
            accept(store, ben, asked.handover_id, now=NOW)

    told = refusals(either)
    assert len(told) == TOGETHER - 1
    assert {type(one) for one in told} <= {NotAllowed, NotFound}
    found = stands(store, shown.promise_id)
    assert found.is_settled is (found.owner_id == ana.person_id)
    assert mine(store, ben).asked == ()
