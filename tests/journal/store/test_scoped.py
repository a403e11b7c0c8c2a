"""A query reads through a scope, and nothing past it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.actions.check_in import check_in
from journal.actions.reflect import keep
from journal.entry import Entry
from journal.ids import new_id
from journal.people import Grant, Person, Viewer
from journal.policy import door, scope_for
from journal.store.engine import Store
from journal.store.relations import AT_DOOR, RELATIONS
from journal.vocabulary import Role
from tests.journal.given import (
    NOW,
    THIS_WEEK,
    TODAY,
    WORKSPACE,
    a_promise,
    promised,
    stored_entry,
    write_down,
    wrote,
)

OWN = ("own_entries", "own_entries_named", "own_drafts", "own_promises", "own_check_ins")
EVER = {
    "team": "",
    "first": THIS_WEEK,
    "until": THIS_WEEK,
    "by_block": False,
    "this_week": TODAY,
    "today": TODAY,
}


@pytest.mark.parametrize(
    "sql",
    [
        "select * from kept.entries",
        "select * from KEPT.entries, own_entries",
        'select * from own_entries union all select * from "kept"."entries"',
        "select * from own_entries join wellbeing.check_ins using (entry_id)",
        "select * from own_entries, information_schema.tables",
        "select * from own_entries, pg_catalog.pg_tables",
        "select * from own_entries, duckdb_tables()",
        "with own as (select * from kept.drafts) select * from own, own_drafts",
    ],
)
def test_a_query_that_names_a_table_is_refused(store: Store, ana: Viewer, sql: str):
    with pytest.raises(ValueError, match="names the relations"):
        store.read(scope_for(ana), sql)
    with pytest.raises(ValueError, match="names the relations"):
        store.rows(door(), sql)


@pytest.mark.parametrize("sql", ["select 1", "select * from entries", "select * from nowhere", ""])
def test_a_query_that_reads_no_relation_of_its_scope_is_refused(
    store: Store, ana: Viewer, sql: str
):
    with pytest.raises(ValueError, match="at least one relation"):
        store.rows(scope_for(ana), sql)


@pytest.mark.parametrize("relation", sorted(set(AT_DOOR) - set(RELATIONS)))
def test_no_viewer_reads_what_stands_at_the_door(store: Store, ana: Viewer, relation: str):
    with pytest.raises(ValueError, match="at least one relation"):
        store.rows(scope_for(ana), f"select * from {relation}")


@pytest.mark.parametrize("relation", sorted(set(RELATIONS) - set(AT_DOOR)))
def test_nobody_at_the_door_reads_what_people_wrote(store: Store, relation: str):
    with pytest.raises(ValueError, match="at least one relation"):
        store.rows(door(), f"select * from {relation}", EVER)


def test_no_relation_at_the_door_opens_anybodys_words(
    store: Store, ana: Viewer, known: Callable[[str], Viewer]
):
    """Every text that ana can give holds the same word, and no relation holds it."""
    word = "xylophone"
    texts = [name for name, field in Entry.model_fields.items() if "str" in str(field.annotation)]
    said = dict.fromkeys(texts, word)
    assert {"what_happened", "case_ref", "try_next", "told_customer"} <= set(texts)
    entry_id = write_down(store, ana, **said)
    keep(store, ana, new_id(), said, now=NOW)
    check_in(store, ana, entry_id, {"face": "very_heavy"}, now=NOW, workspace=WORKSPACE)
    promised(store, (ana, a_promise(case_ref=word).model_copy(update={"what": word})))
    mine = [str(store.rows(scope_for(ana), f"select * from {name}")) for name in OWN]
    assert [word in told for told in mine] == [True, True, True, True, False]
    assert "very_heavy" in mine[-1]
    for relation in AT_DOOR:
        told = str(store.rows(door(), f"select * from {relation}"))
        assert word not in told
        assert "very_heavy" not in told


@pytest.mark.parametrize("value", ["x' or '1' = '1", "$scope_person", "'; drop schema kept; --"])
def test_a_value_stays_a_value(store: Store, ana: Viewer, value: str):
    mine = write_down(store, ana, case_ref=value)
    rows = store.rows(
        scope_for(ana), "select entry_id from own_entries where case_ref = $ref", {"ref": value}
    )
    assert rows == [{"entry_id": mine}]


def test_a_query_cannot_bind_itself_into_somebody_elses_scope(
    store: Store, ana: Viewer, ben: Viewer
):
    write_down(store, ben)
    values = {"scope_person": ben.person_id}
    assert store.rows(scope_for(ana), "select * from own_entries", values) == []


def agent(number: int) -> Viewer:
    grants = frozenset({Grant(Role.AGENT, f"team-{number % 2}")})
    return Viewer(Person(new_id(), f"agent{number}", "Somebody"), grants)


@settings(max_examples=8)
@given(st.lists(st.integers(0, 3), max_size=8), st.lists(st.integers(0, 3), max_size=8))
def test_the_scope_of_one_person_never_returns_a_row_of_another(
    store: Store, wrote_entries: list[int], made_promises: list[int]
):
    agents = [agent(number) for number in range(4)]
    wrote(store, *[stored_entry(agents[number], TODAY) for number in wrote_entries])
    promised(store, *[(agents[number], a_promise()) for number in made_promises])
    for number, viewer in enumerate(agents):
        mine = store.read(scope_for(viewer), "select author_id from own_entries")
        made = store.read(scope_for(viewer), "select owner_id from own_promises")
        assert mine["author_id"].tolist() == [viewer.person_id] * wrote_entries.count(number)
        assert made["owner_id"].tolist() == [viewer.person_id] * made_promises.count(number)


def test_figures_and_the_running_week_are_of_the_teams_one_supervises(
    store: Store, ana: Viewer, sam: Viewer, una: Viewer
):
    write_down(store, ana, now=NOW - timedelta(hours=1))
    values = {"this_week": THIS_WEEK}
    counted = [
        store.rows(scope_for(viewer), "select entries, people from running_week", values)
        for viewer in (sam, una, ana)
    ]
    assert counted == [[{"entries": 1, "people": 1}], [], []]
    teams = [store.rows(scope_for(v), "select name from teams_in_scope") for v in (sam, una, ana)]
    assert teams == [[{"name": "Deliveries"}], [{"name": "Billing"}], []]
