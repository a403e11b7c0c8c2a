"""Drafts, one row each, as JSON: they are kept before they are understood."""

from __future__ import annotations

import json
from dataclasses import asdict

from journal.draft import Draft, SetAside
from journal.policy import Scope
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import aware, stored
from journal.store.rows import insert


def drafts_of(store: Store, scope: Scope) -> list[Draft]:
    """One's own drafts, the latest kept first."""
    rows = store.rows(
        scope,
        "select * from own_drafts order by kept_at desc",
    )
    return [draft_of(row) for row in rows]


def find_own_draft(store: Store, scope: Scope, draft_id: str) -> Draft | None:
    rows = store.rows(
        scope,
        "select * from own_drafts where draft_id = $draft_id",
        {"draft_id": draft_id},
    )
    return draft_of(rows[0]) if rows else None


def find_draft(tx: Transaction, draft_id: str) -> Draft | None:
    rows = tx.rows(
        "select * from kept.drafts where draft_id = $draft_id",
        {"draft_id": draft_id},
    )
    return draft_of(rows[0]) if rows else None


def draft_of(row: Row) -> Draft:
    body = json.loads(row["answers"])
    return Draft(
        row["draft_id"],
        row["author_id"],
        aware(row["kept_at"]),
        body["answers"],
        tuple(SetAside(**aside) for aside in body["set_aside"]),
        row["changes_entry"],
    )


def put_draft(tx: Transaction, draft: Draft) -> None:
    """Stores a draft in the place of what was kept of it."""
    row = {
        "draft_id": draft.draft_id,
        "author_id": draft.author_id,
        "answers": as_json(draft),
        "kept_at": stored(draft.kept_at),
        "changes_entry": draft.changes_entry,
    }
    # Half as long as deleting and inserting, and "on conflict" takes longer than both.
    was_there = tx.rows(
        """update kept.drafts
           set answers = $answers, kept_at = $kept_at, changes_entry = $changes_entry
           where draft_id = $draft_id returning draft_id""",
        row,
    )
    if not was_there:
        insert(tx, "kept.drafts", row)


def as_json(draft: Draft) -> str:
    aside = [asdict(text) for text in draft.set_aside]
    return json.dumps({"answers": draft.answers, "set_aside": aside}, ensure_ascii=False)


def delete_draft(tx: Transaction, draft_id: str) -> None:
    tx.run("delete from kept.drafts where draft_id = $draft_id", {"draft_id": draft_id})


def take_draft(tx: Transaction, draft_id: str) -> Draft | None:
    """A draft, which is not kept any longer once the transaction is committed."""
    rows = tx.rows(
        "delete from kept.drafts where draft_id = $draft_id returning *", {"draft_id": draft_id}
    )
    return draft_of(rows[0]) if rows else None
