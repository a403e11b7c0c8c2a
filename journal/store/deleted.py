"""Deleted entries, which can be brought back for a while: the rows themselves, put away.

Out of its tables an entry is in no figure, no search and nobody's list, whoever forgets to ask
whether it was deleted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from journal.deleted import DeletedEntry
from journal.entry import AboutEntry
from journal.policy import Scope
from journal.store.catalogue import card_of, delete_card
from journal.store.drafts import draft_of, find_draft
from journal.store.engine import Row, Store, Transaction
from journal.store.entries import saved_entry_of
from journal.store.moments import aware, stored
from journal.store.rows import insert

ENTRIES, DRAFTS = "kept.entries", "kept.drafts"
OF_ITS_PROMISES = "promise_id in (select promise_id from kept.promises where entry_id = $id)"
BELONGINGS = {
    ENTRIES: "entry_id = $id",
    "kept.earlier_dues": OF_ITS_PROMISES,
    "kept.handovers": OF_ITS_PROMISES,
    "kept.settled_outcomes": "entry_id = $id",
    "kept.promises": "entry_id = $id",
    "kept.reads": "entry_id = $id",
    "kept.entry_versions": "entry_id = $id",
    "kept.tried_next": "entry_id = $id",
    "kept.debrief_cases": "entry_id = $id",
    DRAFTS: "draft_id = $id",
}
"""The tables whose rows go and come back with an entry, in this order, and which rows those are.
How it is shared is not among them: brought back, it is its author's alone."""


def put_away(tx: Transaction, about: AboutEntry, at: datetime) -> None:
    """Takes an entry and what belongs to it out of their tables."""
    bound = {"id": about.entry_id}
    rows = {
        table: tx.rows(f"delete from {table} where {which} returning *", bound)
        for table, which in BELONGINGS.items()
    }
    delete_card(tx, about.entry_id, about.author_id)
    insert(
        tx,
        "kept.deleted_entries",
        {
            "entry_id": about.entry_id,
            "author_id": about.author_id,
            "deleted_at": stored(at),
            "belongings": json.dumps(rows, ensure_ascii=False, default=said),
        },
    )


def put_back(tx: Transaction, entry_id: str) -> None:
    """Puts a deleted entry, and what belongs to it, where they were. A draft of a change that was
    gone on with since stays as it is."""
    rows = tx.rows(
        "delete from kept.deleted_entries where entry_id = $id returning belongings",
        {"id": entry_id},
    )
    for table, put in understood(rows[0]["belongings"]).items():
        for row in put if table != DRAFTS or find_draft(tx, entry_id) is None else ():
            insert(tx, table, row)
            if table == ENTRIES:
                insert(tx, "kept.catalogue", card_of(row))


def find_deleted(tx: Transaction, entry_id: str) -> DeletedEntry | None:
    rows = tx.rows("select * from kept.deleted_entries where entry_id = $id", {"id": entry_id})
    return deleted_of(rows[0]) if rows else None


def own_deleted(store: Store, scope: Scope) -> list[DeletedEntry]:
    """One's own deleted entries, the one deleted last first."""
    rows = store.rows(scope, "select * from own_deleted order by deleted_at desc, entry_id")
    return [deleted_of(row) for row in rows]


def find_own_deleted(store: Store, scope: Scope, entry_id: str) -> DeletedEntry | None:
    rows = store.rows(scope, "select * from own_deleted where entry_id = $id", {"id": entry_id})
    return deleted_of(rows[0]) if rows else None


def deleted_before(tx: Transaction, moment: datetime) -> list[str]:
    """The ids of what was deleted before a moment."""
    rows = tx.rows(
        "select entry_id from kept.deleted_entries where deleted_at < $moment",
        {"moment": stored(moment)},
    )
    return [row["entry_id"] for row in rows]


def forget_deleted(tx: Transaction, entry_id: str) -> None:
    tx.run("delete from kept.deleted_entries where entry_id = $id", {"id": entry_id})


def deleted_of(row: Row) -> DeletedEntry:
    rows = understood(row["belongings"])
    draft = next(map(draft_of, rows[DRAFTS]), None)
    return DeletedEntry(saved_entry_of(rows[ENTRIES][0]), aware(row["deleted_at"]), draft)


def said(value: Any) -> dict[str, str]:
    """A moment or a day in JSON, under the name of which it is."""
    return {"moment" if isinstance(value, datetime) else "day": value.isoformat()}


def understood(belongings: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = json.loads(belongings, object_hook=read)
    return found


def read(value: Mapping[str, Any]) -> Any:
    if value.keys() == {"moment"}:
        return datetime.fromisoformat(value["moment"])
    return date.fromisoformat(value["day"]) if value.keys() == {"day"} else value
