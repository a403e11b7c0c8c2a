from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from journal.ids import new_id
from journal.people import Viewer
from journal.policy import scope_for
from journal.promise import Promise
from journal.store.engine import Store
from journal.store.promises import (
    SavedPromise,
    promises_made_in,
    put_promise,
)
from journal.vocabulary import PromiseKind, Role
from tests.journal.given import NOW, TODAY, a_promise


def saved(owner: Viewer, entry_id: str, promise: Promise) -> SavedPromise:
    team_id = owner.teams_as(Role.AGENT)[0]
    return SavedPromise(new_id(), owner.person_id, team_id, entry_id, NOW, promise)


def put(store: Store, *promises: SavedPromise) -> None:
    store.write(lambda tx: [put_promise(tx, promise, TODAY) for promise in promises])


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


def corrected(before: SavedPromise, **more: object) -> SavedPromise:
    return replace(before, made_at=NOW + timedelta(hours=1), promise=a_promise(**more))


def test_an_open_promise_is_corrected_and_keeps_when_it_was_made(store: Store, ana: Viewer):
    first = saved(ana, "an entry", a_promise())
    put(store, first)
    put(store, corrected(first, kind="email"))
    (found,) = promises_made_in(store, scope_for(ana), "an entry")
    assert (found.promise.kind, found.made_at) == (PromiseKind.EMAIL, NOW)


@pytest.mark.parametrize("end", ["done_at", "cancelled_at"])
def test_a_promise_that_was_done_or_cancelled_stays_as_it_was(store: Store, ana: Viewer, end: str):
    first = saved(ana, "an entry", a_promise(**{end: NOW}))
    put(store, first)
    put(store, corrected(first, kind="email"))
    assert promises_made_in(store, scope_for(ana), "an entry") == [first]


def test_a_promise_counts_in_the_week_in_which_it_falls_due(store: Store, ana: Viewer):
    put(store, saved(ana, "an entry", a_promise()))
    weeks = store.rows(scope_for(ana), "select due_week from own_promises")
    assert [row["due_week"].isoformat() for row in weeks] == ["2026-05-11"]
