"""Phrases of the playbook, and what they said before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from journal.playbook import OwnPhrase, Phrase, SaidBefore
from journal.policy import Scope
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import aware, aware_or_none, stored
from journal.store.rows import insert
from journal.techniques import Technique


@dataclass(frozen=True)
class SavedPhrase:
    """A phrase as it is kept: whose it is, and to which team it was offered."""

    phrase_id: str
    technique: Technique
    team_id: str | None
    """None is the workspace's own."""
    author_id: str
    phrase: str
    offered_at: datetime
    said_from: datetime
    is_hidden: bool = False


def add_phrase(tx: Transaction, saved: SavedPhrase) -> None:
    insert(
        tx,
        "kept.phrases",
        {
            "phrase_id": saved.phrase_id,
            "technique": saved.technique.value,
            "team_id": saved.team_id,
            "author_id": saved.author_id,
            "phrase": saved.phrase,
            "offered_at": stored(saved.offered_at),
            "said_from": stored(saved.said_from),
        },
    )


def find_phrase(tx: Transaction, phrase_id: str) -> SavedPhrase | None:
    rows = tx.rows("select * from kept.phrases where phrase_id = $id", {"id": phrase_id})
    return saved_phrase(rows[0]) if rows else None


def offered_by(tx: Transaction, author_id: str) -> list[SavedPhrase]:
    """What this person has offered, to whichever team."""
    rows = tx.rows(
        "select * from kept.phrases where author_id = $id and team_id is not null",
        {"id": author_id},
    )
    return [saved_phrase(row) for row in rows]


def change_phrase(tx: Transaction, before: SavedPhrase, phrase: str, at: datetime) -> None:
    """Keeps what it said, and until when; from now on it says this."""
    insert(
        tx,
        "kept.phrase_versions",
        {
            "phrase_id": before.phrase_id,
            "phrase": before.phrase,
            "said_from": stored(before.said_from),
            "said_until": stored(at),
        },
    )
    tx.run(
        "update kept.phrases set phrase = $phrase, said_from = $at where phrase_id = $id",
        {"phrase": phrase, "at": stored(at), "id": before.phrase_id},
    )


def put_hidden(tx: Transaction, phrase_id: str, at: datetime | None) -> None:
    """Hidden since then; None shows it again."""
    tx.run(
        "update kept.phrases set hidden_at = $at where phrase_id = $id",
        {"at": stored(at) if at else None, "id": phrase_id},
    )


def delete_phrase(tx: Transaction, phrase_id: str) -> None:
    """With all that it said before."""
    for table in ("phrase_versions", "phrases"):
        tx.run(f"delete from kept.{table} where phrase_id = $id", {"id": phrase_id})


def phrases_to_read(store: Store, scope: Scope) -> list[Phrase]:
    """The workspace's own first, then those offered to one's teams; in no order of time."""
    before = said_before(store.rows(scope, "select * from workspace_phrases_before"))
    rows = store.rows(
        scope,
        """select * from phrases_to_read
           order by case when team is null then 0 else 1 end, team, phrase_id""",
    )
    return [
        Phrase(
            row["phrase_id"],
            Technique(row["technique"]),
            row["phrase"],
            row["team"],
            row["is_hidden"],
            row["can_be_hidden"],
            aware_or_none(row["said_from"]),
            before.get(row["phrase_id"], ()),
        )
        for row in rows
    ]


def own_phrases(store: Store, scope: Scope) -> list[OwnPhrase]:
    """What one has offered, the latest first."""
    before = said_before(store.rows(scope, "select * from own_phrases_before"))
    rows = store.rows(scope, "select * from own_phrases order by offered_at desc, phrase_id")
    return [
        OwnPhrase(
            row["phrase_id"],
            Technique(row["technique"]),
            row["team"],
            row["phrase"],
            aware(row["offered_at"]),
            aware(row["said_from"]),
            row["is_hidden"],
            before.get(row["phrase_id"], ()),
        )
        for row in rows
    ]


def said_before(rows: list[Row]) -> Mapping[str, tuple[SaidBefore, ...]]:
    """By the phrase's id, the latest first."""
    found: defaultdict[str, tuple[SaidBefore, ...]] = defaultdict(tuple)
    for row in sorted(rows, key=lambda row: row["said_until"], reverse=True):
        one = SaidBefore(row["phrase"], aware(row["said_from"]), aware(row["said_until"]))
        found[row["phrase_id"]] += (one,)
    return found


def saved_phrase(row: Row) -> SavedPhrase:
    return SavedPhrase(
        row["phrase_id"],
        Technique(row["technique"]),
        row["team_id"],
        row["author_id"],
        row["phrase"],
        aware(row["offered_at"]),
        aware(row["said_from"]),
        row["hidden_at"] is not None,
    )
