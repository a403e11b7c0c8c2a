"""Entries and records: one column for each field that entry.py declares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

import pandas as pd

from journal.entry import AboutEntry, Encounter, Entry, Record, SavedEntry
from journal.periods import week_of
from journal.policy import Scope
from journal.store.catalogue import append_cards, card_of, delete_card
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import aware, aware_or_none, stored
from journal.store.rows import insert

FIELDS = tuple(Encounter.model_fields)
COLUMNS = (*FIELDS, "technique_effects")
ABOUT = ("entry_id", "author_id", "team_id", "saved_at", "changed_at", "local_date", "week")
RECORD_ABOUT = ("record_id", "team_id", "fingerprint", "saved_at", "local_date", "week")
E = TypeVar("E", bound=Encounter)


def row_of(encounter: Encounter) -> Row:
    """An encounter as columns; the techniques' effects stand in a column beside them."""
    row: Row = encounter.model_dump(mode="python")
    for name, value in row.items():
        if isinstance(value, tuple):
            row[name] = [str(member) for member in value]
        elif isinstance(value, str):
            row[name] = str(value)
    row["techniques"] = [str(technique) for technique, _ in encounter.techniques]
    row["technique_effects"] = [effect and str(effect) for _, effect in encounter.techniques]
    row["occurred_at"] = stored(encounter.occurred_at)
    return row


def encounter_of(row: Mapping[str, Any], of: type[E]) -> E:
    """Reads stored columns back; what was once let in is not measured against today."""
    values = values_of(row, FIELDS)
    return of.model_validate(values, context={"now": values["occurred_at"]})


def values_of(row: Mapping[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    """Stored columns as answers to these fields."""
    values = {name: row[name] for name in fields}
    if "techniques" in values:
        values["techniques"] = tuple(zip(row["techniques"], row["technique_effects"], strict=True))
    if "occurred_at" in values:
        values["occurred_at"] = aware(row["occurred_at"])
    return values


def about_entry_of(row: Row) -> AboutEntry:
    return AboutEntry(
        row["entry_id"],
        row["author_id"],
        row["team_id"],
        aware(row["saved_at"]),
        aware_or_none(row["changed_at"]),
        row["local_date"],
    )


def saved_entry_of(row: Row) -> SavedEntry:
    return SavedEntry(**vars(about_entry_of(row)), entry=encounter_of(row, Entry))


def entries_named(store: Store, scope: Scope, entry_ids: Sequence[str]) -> list[SavedEntry]:
    """One's own among the entries of these ids, in the order in which they are named."""
    if not entry_ids:
        return []
    # One by one, or the engine reads every column of all one's entries before it looks which.
    ids = {f"id_{place}": entry_id for place, entry_id in enumerate(entry_ids)}
    named = ", ".join(f"${name}" for name in ids)
    rows = store.rows(scope, f"select * from own_entries_named where entry_id in ({named})", ids)
    found = {row["entry_id"]: saved_entry_of(row) for row in rows}
    return [found[entry_id] for entry_id in entry_ids if entry_id in found]


def own_entries(store: Store, scope: Scope) -> list[SavedEntry]:
    """All of one's own entries, the earliest encounter first."""
    rows = store.rows(scope, "select * from own_entries order by occurred_at, entry_id")
    return [saved_entry_of(row) for row in rows]


def find_own_entry(store: Store, scope: Scope, entry_id: str) -> SavedEntry | None:
    rows = store.rows(
        scope, "select * from own_entries_named where entry_id = $entry_id", {"entry_id": entry_id}
    )
    return saved_entry_of(rows[0]) if rows else None


def count_own_entries(store: Store, scope: Scope) -> int:
    return int(store.rows(scope, "select count(*) as n from own_entries")[0]["n"])


def last_channel(store: Store, scope: Scope) -> str | None:
    """The channel of the entry that this author saved last."""
    rows = store.rows(scope, "select channel from own_entries order by saved_at desc limit 1")
    return rows[0]["channel"] if rows else None


def usual_techniques(store: Store, scope: Scope, number: int) -> list[str]:
    """The techniques that this author names most often, the most usual first."""
    rows = store.rows(
        scope,
        """select technique from (select unnest(techniques) as technique from own_entries) as used
           group by technique order by count(*) desc, technique limit $number""",
        {"number": number},
    )
    return [row["technique"] for row in rows]


def find_entry(tx: Transaction, entry_id: str) -> SavedEntry | None:
    rows = tx.rows("select * from kept.entries where entry_id = $id", {"id": entry_id})
    return saved_entry_of(rows[0]) if rows else None


def find_about_entry(tx: Transaction, entry_id: str) -> AboutEntry | None:
    rows = tx.rows(
        """select entry_id, author_id, team_id, saved_at, changed_at, local_date
           from kept.entries where entry_id = $id""",
        {"id": entry_id},
    )
    return about_entry_of(rows[0]) if rows else None


def add_entry(tx: Transaction, saved: SavedEntry) -> None:
    about = {name: getattr(saved, name) for name in ABOUT if hasattr(saved, name)}
    about |= {
        "saved_at": stored(saved.saved_at),
        "changed_at": saved.changed_at and stored(saved.changed_at),
        "week": week_of(saved.local_date),
    }
    row = about | row_of(saved.entry)
    insert(tx, "kept.entries", row)
    insert(tx, "kept.catalogue", card_of(row))


def change_entry(tx: Transaction, saved: SavedEntry) -> None:
    """Stores what an entry says now, in place of what it said."""
    delete_entry(tx, saved)
    add_entry(tx, saved)


def delete_entry(tx: Transaction, about: AboutEntry) -> None:
    tx.run("delete from kept.entries where entry_id = $id", {"id": about.entry_id})
    delete_card(tx, about.entry_id, about.author_id)


def record_row(
    record: Record, *, record_id: str, team_id: str, fingerprint: str, at: datetime, day: date
) -> Row:
    """A record as columns, ready to be added by the thousand."""
    about = (record_id, team_id, fingerprint, stored(at), day, week_of(day))
    return dict(zip(RECORD_ABOUT, about, strict=True)) | row_of(record)


def append_entries(tx: Transaction, frame: pd.DataFrame) -> None:
    """Adds entries by the thousand, one row each, as columns."""
    tx.append("kept.entries", frame)
    append_cards(tx, frame)


def add_records(tx: Transaction, frame: pd.DataFrame) -> None:
    """Adds records; the frame's rows are made by record_row."""
    tx.append("kept.records", frame)


def known_fingerprints(tx: Transaction, team_id: str, among: Sequence[str]) -> set[str]:
    """Those among some that a team's records have."""
    rows = tx.rows(
        """select fingerprint from kept.records
           where team_id = $id and fingerprint in
               (select unnest($among) as fingerprint)""",
        {"id": team_id, "among": list(among)},
    )
    return {row["fingerprint"] for row in rows}
