"""Every table says what of it is a person's: a new one that does not is found here."""

from __future__ import annotations

import re

import pytest

from journal.store.engine import Store
from journal.store.erasing import OF_NOBODY, STAYS, WITH_THE_PERSON, WRITTEN
from journal.store.orphans import PERSON, REFERENCES
from journal.store.relations.door import AT_DOOR
from journal.store.retention import OF_ENTRIES

THINGS = {
    *("absence_id", "action_id", "answer_id", "case_id", "change_id", "debrief_id", "draft_id"),
    *("entry_id", "handover_id", "help_id", "news_id", "phrase_id", "promise_id", "record_id"),
    *("report_id", "request_id", "share_id", "takeaway_id", "team_id"),
}
"""Columns with the id of a thing, in whichever table."""
NAMED_LIKE_A_PERSON = re.compile(r"_id$|_by$|^actor$|^agent$|^author$|^owner$|^person$|login|email")
NO_PERSON = {"mapped_by", "agent", "asked_about"}
"""The issuer whose group gave a role; the mere number in the copy of the facts."""
OF_CHECK_INS = "wellbeing."
GOES = {**WRITTEN, **WITH_THE_PERSON}


@pytest.fixture
def columns(store: Store) -> list[tuple[str, str]]:
    rows = store.write(
        lambda tx: tx.rows(
            """select table_schema || '.' || table_name as name, column_name as said
               from information_schema.columns where table_schema in ('kept', 'wellbeing')"""
        )
    )
    return [(row["name"], row["said"]) for row in rows]


def undeclared(columns: list[tuple[str, str]]) -> set[str]:
    """The tables, and the columns that look like somebody's id, of which nothing is said."""
    staying = {name.rpartition(".")[0] for name in STAYS}
    nobodys = {f"kept.{table}" for table in OF_NOBODY}
    tables = {name for name, _ in columns if not name.startswith(OF_CHECK_INS)}
    unsaid = tables - set(GOES) - staying - nobodys
    for table, column in columns:
        if not NAMED_LIKE_A_PERSON.search(column) or column in THINGS | NO_PERSON:
            continue
        goes = re.search(rf"\b{column} = \$person_id", GOES.get(table, ""))
        is_of_a_check_in = table.startswith(OF_CHECK_INS) and column == "author_id"
        if not goes and not is_of_a_check_in and f"{table}.{column}" not in STAYS:
            unsaid.add(f"{table}.{column}")
    return unsaid - {"kept.people.login"}


def test_every_table_and_every_column_with_a_person_says_what_becomes_of_it(
    columns: list[tuple[str, str]],
):
    assert undeclared(columns) == set()


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("kept.mentors", "topic"),
        ("kept.reads", "shown_by"),
        ("kept.teams", "leader_id"),
        ("kept.holidays", "author_id"),
        ("wellbeing.bands", "person_id"),
    ],
)
def test_a_new_table_or_column_of_a_person_would_be_found(
    columns: list[tuple[str, str]], table: str, column: str
):
    found = undeclared([*columns, (table, column)])
    assert found & {table, f"{table}.{column}"}


def test_nothing_is_declared_that_is_not_there(columns: list[tuple[str, str]]):
    tables = {name for name, _ in columns}
    named = {*GOES, *OF_ENTRIES, *(f"kept.{table}" for table in OF_NOBODY)}
    assert named <= tables
    assert set(STAYS) <= {f"{table}.{column}" for table, column in columns}
    assert not {f"kept.{table}" for table in OF_NOBODY} & set(GOES)


def test_every_column_that_is_looked_through_for_orphans_without_a_person_is_declared():
    of_people = {(one.table, one.column) for one in REFERENCES if one.target == PERSON}
    unsaid = {
        f"{table}.{column}"
        for table, column in of_people
        if f"{table}.{column}" not in STAYS and column not in GOES.get(table, "")
    }
    assert unsaid == set()


def test_retention_takes_what_belongs_to_an_entry_and_erasure_nothing_less():
    of_entries = {table for table, which in WRITTEN.items() if "entries" in which}
    assert of_entries <= set(OF_ENTRIES)
    assert "retention" in AT_DOOR
