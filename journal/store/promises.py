"""Promises in the store: made, corrected, read back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from journal.periods import week_of
from journal.policy import Scope
from journal.promise import Promise, SavedPromise
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import aware, aware_or_none, stored
from journal.store.rows import insert

ABOUT = ("promise_id", "owner_id", "team_id", "entry_id", "version")
NOTED = ("made_at", "marked_at", "snoozed_until", "taken_over_at")
MOMENTS = ("due_at", "done_at", "cancelled_at", *NOTED)
CORRECTED = ("what", "kind", "case_ref")
"""What can be corrected in the entry; by when is renegotiated."""


def promise_row(saved: SavedPromise, due_day: date) -> Row:
    """A promise as columns; `due_day` is the local day on which it falls due."""
    row: dict[str, Any] = {name: getattr(saved, name) for name in ABOUT}
    row |= saved.promise.model_dump(mode="python")
    row |= {name: getattr(saved, name) for name in NOTED}
    for name in MOMENTS:
        row[name] = row[name] and stored(row[name])
    solved = saved.promise.solved
    row |= {
        "kind": saved.promise.kind.value,
        "solved": solved and solved.value,
        "due_week": week_of(due_day),
    }
    return row


def put_promise(tx: Transaction, saved: SavedPromise, due_day: date) -> None:
    """Adds a promise, or corrects the one of this id while it is open and its owner's; one that
    was done or cancelled, that has fallen due, or that a colleague took over, stays as it was."""
    known = find_promise(tx, saved.promise_id)
    if known is None:
        insert(tx, "kept.promises", promise_row(saved, due_day))
    elif known.owner_id == saved.owner_id and is_open(known, saved):
        row = promise_row(saved, due_day)
        change_promise(tx, known, {name: row[name] for name in CORRECTED})


def is_open(known: SavedPromise, corrected: SavedPromise) -> bool:
    return not known.is_settled and known.promise.due_at >= corrected.made_at


def find_promise(tx: Transaction, promise_id: str) -> SavedPromise | None:
    rows = tx.rows("select * from kept.promises where promise_id = $id", {"id": promise_id})
    return saved_promise_of(rows[0]) if rows else None


def change_promise(tx: Transaction, known: SavedPromise, columns: Row) -> None:
    """Writes some columns of a promise anew, which makes it another version of it."""
    note_on_promise(tx, known, columns | {"version": known.version + 1})


def note_on_promise(tx: Transaction, known: SavedPromise, columns: Row) -> None:
    """Writes some columns of a promise anew that make nothing else of it."""
    sets = ", ".join(f"{name} = ${name}" for name in columns)
    tx.run(
        f"update kept.promises set {sets} where promise_id = $promise_id",
        columns | {"promise_id": known.promise_id},
    )


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
        row["version"] or 0,
        aware_or_none(row["marked_at"]),
        aware_or_none(row["snoozed_until"]),
        aware_or_none(row["taken_over_at"]),
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
        solved=row["solved"],
    )
