from __future__ import annotations

from datetime import timedelta

from journal.ids import new_id
from journal.people import Viewer
from journal.policy import scope_for
from journal.promise import Promise
from journal.store.engine import Store
from journal.store.promises import (
    SavedPromise,
    add_promise,
    delete_promises_of,
    promises_made_in,
)
from journal.vocabulary import PromiseKind, Role
from tests.journal.given import NOW, TODAY, a_promise


def saved(owner: Viewer, entry_id: str, promise: Promise) -> SavedPromise:
    team_id = owner.teams_as(Role.AGENT)[0]
    return SavedPromise(new_id(), owner.person_id, team_id, entry_id, NOW, promise)


def put(store: Store, *promises: SavedPromise) -> None:
    store.write(lambda tx: [add_promise(tx, promise, TODAY) for promise in promises])


def test_a_promise_is_read_as_it_was_made(store: Store, ana: Viewer):
    entry_id, later = new_id(), NOW + timedelta(days=1)
    plain = saved(ana, entry_id, a_promise())
    full = saved(
        ana,
        entry_id,
        a_promise(
            later,
            due_is_day=True,
            kind=PromiseKind.CHECK,
            case_ref="FH-1",
            done_at=later,
            cancelled_at=later,
        ),
    )
    put(store, full, plain)
    assert promises_made_in(store, scope_for(ana), entry_id) == [plain, full]


def test_somebody_elses_promises_are_not_found(store: Store, ana: Viewer, ben: Viewer):
    put(store, saved(ana, "an entry", a_promise()))
    assert promises_made_in(store, scope_for(ben), "an entry") == []


def test_a_promise_that_another_tab_has_added_stays_as_it_is(store: Store, ana: Viewer):
    first = saved(ana, "an entry", a_promise())
    again = SavedPromise(
        first.promise_id, first.owner_id, first.team_id, "an entry", NOW, a_promise(kind="email")
    )
    put(store, first)
    put(store, again)
    assert promises_made_in(store, scope_for(ana), "an entry") == [first]


def test_the_promises_of_one_entry_go_with_it_and_others_stay(store: Store, ana: Viewer):
    put(store, saved(ana, "goes", a_promise()), saved(ana, "stays", a_promise()))
    store.write(lambda tx: delete_promises_of(tx, "goes"))
    assert promises_made_in(store, scope_for(ana), "goes") == []
    assert len(promises_made_in(store, scope_for(ana), "stays")) == 1


def test_a_promise_counts_in_the_week_in_which_it_falls_due(store: Store, ana: Viewer):
    put(store, saved(ana, "an entry", a_promise()))
    weeks = store.rows(scope_for(ana), "select due_week from own_promises")
    assert [row["due_week"].isoformat() for row in weeks] == ["2026-05-11"]
