"""The ledger of promises."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from journal.periods import week_of
from journal.policy import Scope
from journal.promise import Promise, SavedPromise
from journal.store.engine import Row, Store, Transaction
from journal.store.entries import insert
from journal.store.moments import aware, aware_or_none, stored


def promise_row(saved: SavedPromise, due_day: date) -> Row:
    """A promise as columns; `due_day` is the local day on which it falls due."""
    promise = saved.promise
    row: dict[str, Any] = {
        name: getattr(saved, name) for name in ("promise_id", "owner_id", "team_id", "entry_id")
    }
    row |= promise.model_dump(mode="python")
    for name in ("due_at", "done_at", "cancelled_at"):
        row[name] = row[name] and stored(row[name])
    row |= {
        "kind": promise.kind.value,
        "made_at": stored(saved.made_at),
        "due_week": week_of(due_day),
    }
    return row


def put_promise(tx: Transaction, saved: SavedPromise, due_day: date) -> None:
    """Adds a promise, or corrects the one of this id while it is open; one that was done or
    cancelled, or that has fallen due, stays as it was."""
    known = tx.rows(
        """select made_at, done_at is null and cancelled_at is null
                  and due_at >= $now as is_open
           from kept.promises where promise_id = $id and owner_id = $owner_id""",
        {
            "id": saved.promise_id,
            "owner_id": saved.owner_id,
            "now": stored(saved.made_at),
        },
    )
    row = promise_row(saved, due_day)
    if known and not known[0]["is_open"]:
        return
    if known:
        row["made_at"] = known[0]["made_at"]
        tx.run("delete from kept.promises where promise_id = $id", {"id": saved.promise_id})
    insert(tx, "kept.promises", row)


def find_promise(tx: Transaction, promise_id: str) -> SavedPromise | None:
    rows = tx.rows("select * from kept.promises where promise_id = $id", {"id": promise_id})
    return saved_promise_of(rows[0]) if rows else None


def append_promises(tx: Transaction, rows: pd.DataFrame) -> None:
    """Adds promises by the thousand, one row each, as columns."""
    tx.append("kept.promises", rows)


def promises_made_in(store: Store, scope: Scope, entry_id: str) -> list[SavedPromise]:
    """One's own promises of one entry, by due time."""
    rows = store.rows(
        scope,
        "select * from own_promises where entry_id = $entry_id order by due_at, promise_id",
        {"entry_id": entry_id},
    )
    return [saved_promise_of(row) for row in rows]


def own_promises(store: Store, scope: Scope) -> list[SavedPromise]:
    """All of one's own promises, by due time."""
    rows = store.rows(scope, "select * from own_promises order by due_at, promise_id")
    return [saved_promise_of(row) for row in rows]


def saved_promise_of(row: Row) -> SavedPromise:
    return SavedPromise(
        row["promise_id"],
        row["owner_id"],
        row["team_id"],
        row["entry_id"],
        aware(row["made_at"]),
        promise_of(row),
    )


def promise_of(row: Row) -> Promise:
    return Promise(
        what=row["what"],
        due_at=aware(row["due_at"]),
        due_is_day=row["due_is_day"],
        kind=row["kind"],
        case_ref=row["case_ref"],
        done_at=aware_or_none(row["done_at"]),
        cancelled_at=aware_or_none(row["cancelled_at"]),
    )
