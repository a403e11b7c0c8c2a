"""What entries said before they were changed."""

from __future__ import annotations

import json
from datetime import datetime

from journal.answers import answers_of
from journal.entry import Entry, SavedEntry
from journal.policy import Scope
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import aware, stored
from journal.store.rows import insert
from journal.versions import Version


def add_version(tx: Transaction, before: SavedEntry, until: datetime) -> None:
    """Keeps what an entry says, before it says something else."""
    put_version(
        tx,
        before.entry_id,
        before.author_id,
        Version(before.changed_at or before.saved_at, until, before.entry),
    )


def put_version(tx: Transaction, entry_id: str, author_id: str, version: Version) -> None:
    insert(
        tx,
        "kept.entry_versions",
        {
            "entry_id": entry_id,
            "author_id": author_id,
            "said_from": stored(version.said_from),
            "said_until": stored(version.said_until),
            "answers": json.dumps(answers_of(version.entry), ensure_ascii=False),
        },
    )


def own_versions(store: Store, scope: Scope, entry_id: str) -> list[Version]:
    """What an entry of one's own said before, the latest first."""
    rows = store.rows(
        scope,
        """select said_from, said_until, answers from own_versions where entry_id = $id
           order by said_until desc, said_from desc""",
        {"id": entry_id},
    )
    return [version_of(row) for row in rows]


def all_own_versions(store: Store, scope: Scope) -> list[tuple[str, Version]]:
    """The same of all entries, each with the id of its entry."""
    rows = store.rows(
        scope, "select * from own_versions order by entry_id, said_until desc, said_from desc"
    )
    return [(row["entry_id"], version_of(row)) for row in rows]


def version_of(row: Row) -> Version:
    said_from = aware(row["said_from"])  # when it was let in; later it may be too long ago
    entry = Entry.model_validate(json.loads(row["answers"]), context={"now": said_from})
    return Version(said_from, aware(row["said_until"]), entry)


def delete_versions_of(tx: Transaction, entry_id: str) -> None:
    tx.run("delete from kept.entry_versions where entry_id = $id", {"id": entry_id})
