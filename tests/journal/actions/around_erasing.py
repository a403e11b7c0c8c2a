"""Somebody of whom there is something in every table that can hold anything of a person: a row
each, with the same mark in every text."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from journal.ids import new_id
from journal.people import Viewer
from journal.periods import BLOCK, block_of
from journal.store.engine import Store, Transaction
from journal.store.erasing import WITH_THE_PERSON, WRITTEN
from journal.store.moments import stored
from journal.store.releases import put_released_block
from journal.store.rows import insert
from journal.vocabulary import Role
from tests.journal.given import NOW

MARK = "A-MARK-THAT-NOBODY-ELSE-WRITES"
CHECK_INS = ("wellbeing.check_ins", "wellbeing.deleted_check_ins")
TABLES = (*WRITTEN, *WITH_THE_PERSON, *CHECK_INS)
ALLOWED = {
    ("audience", "kept.shares"): "team",
    ("answer", "kept.handovers"): "accepted",
    ("answer", "kept.tried_next"): "helped",
    ("kind", "kept.links"): "reset",
    ("slot", "kept.debrief_cases"): "case",
    ("whom", "kept.support_turns"): "peer",
    ("closing", "kept.support_requests"): "helped",
}
"""What fits in columns that do not take any text."""
OF_THE_PERSON = (
    *("person_id", "author_id", "owner_id", "asker_id", "reporter_id", "from_id", "asked_by"),
)


def leaves_something_everywhere(store: Store, viewer: Viewer, colleague: Viewer) -> None:
    """A row in every table that is declared to hold a person's; the colleague has read, answered
    and been asked."""
    ids = {name: new_id() for name in ("entry_id", "promise_id", "request_id", "report_id")}
    ids |= {"phrase_id": new_id(), "case_id": new_id(), "team_id": viewer.teams_as(Role.AGENT)[0]}
    ids |= dict.fromkeys(OF_THE_PERSON, viewer.person_id)
    others = ("reader_id", "asked_id", "answered_by", "entered_by")
    ids |= dict.fromkeys(others, colleague.person_id)

    def work(tx: Transaction) -> None:
        for table in TABLES:
            insert(tx, table, row_of(tx, table, ids))

    store.write(work)


def row_of(tx: Transaction, table: str, ids: dict[str, str]) -> dict[str, Any]:
    schema, name = table.split(".")
    columns = tx.rows(
        """select column_name as name, data_type as type from information_schema.columns
           where table_schema = $schema and table_name = $name""",
        {"schema": schema, "name": name},
    )
    row = {one["name"]: value_of(one["name"], table, one["type"]) for one in columns}
    row |= {name: value for name, value in ids.items() if name in row}
    if table == "kept.support_turns":  # whom she asked
        row["person_id"] = ids["asked_id"]
    if table in ("kept.promises", "kept.handovers"):
        row |= dict.fromkeys({"done_at", "cancelled_at"} & set(row), stored(NOW))
    if table in ("kept.deleted_entries", "wellbeing.deleted_check_ins"):
        row["entry_id"] = new_id()
    return row


def value_of(column: str, table: str, kind: str) -> Any:
    if column.endswith("_id"):
        return new_id()
    text = ALLOWED.get((column, table), MARK)
    if kind == "TIMESTAMP":
        return stored(NOW)
    return {
        "VARCHAR": text,
        "VARCHAR[]": [text],
        "INTEGER[]": [1],
        "DATE": date(2026, 5, 13),
        "BOOLEAN": True,
        "DOUBLE": 1.5,
    }.get(kind, 1)


def release_nothing_before(store: Store, moment: datetime) -> None:
    """Has every block until then be released, with nothing in it."""
    block = block_of(moment.date()) - BLOCK
    store.write(
        lambda tx: put_released_block(tx, block, rules=1, least_agents=5, today=block, at=NOW)
    )


def everything(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""

    def work(tx: Transaction) -> dict[str, list[dict[str, Any]]]:
        names = tx.rows(
            """select table_schema || '.' || table_name as name from information_schema.tables
               where table_schema in ('kept', 'wellbeing') order by name"""
        )
        return {row["name"]: tx.rows(f"select * from {row['name']}") for row in names}

    return store.write(work)


def where(value: str, held: dict[str, list[dict[str, Any]]]) -> set[str]:
    """The columns in which a value is, or is part of a text."""
    return {
        f"{table}.{column}"
        for table, rows in held.items()
        for row in rows
        for column, found in row.items()
        if value in str(found)
    }
