from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.people import Team, Viewer
from journal.periods import block_of
from journal.promise import Promise, state_of
from journal.store.engine import Store
from journal.store.facts import BLOCK, copy_facts, copy_records, latest_copy, latest_week
from journal.store.workspace import add_team
from journal.vocabulary import TeamKind
from tests.journal.given import (
    NOW,
    THIS_WEEK,
    TODAY,
    a_promise,
    promised,
    recorded,
    stored_entry,
    weeks_ago,
    wrote,
)


def copied(store: Store, before_week: date = THIS_WEEK, now: datetime = NOW) -> None:
    store.write(lambda tx: copy_facts(tx, now, before_week))


def facts(store: Store, table: str = "facts") -> list[dict[str, Any]]:
    return store.write(lambda tx: tx.rows(f"select * from kept.{table} order by week, agent"))


def near(moment: datetime) -> st.SearchStrategy[datetime]:
    """Moments around one, and often that very one."""
    around = st.timedeltas(timedelta(hours=-2), timedelta(hours=2))
    return (st.just(timedelta(0)) | around).map(lambda by: moment + by)


promises = st.builds(
    lambda due, done, cancelled: a_promise(due, done_at=done, cancelled_at=cancelled),
    near(NOW),
    st.none() | near(NOW),
    st.none() | near(NOW),
)


@settings(max_examples=12)
@given(st.lists(promises, min_size=1, max_size=20))
def test_the_states_of_the_copy_are_those_of_the_rule(
    store: Store, ana: Viewer, made: list[Promise]
):
    store.write(lambda tx: tx.run("delete from kept.promises"))
    promised(store, *[(ana, promise) for promise in made])
    copied(store)
    states = sorted(row["state"] for row in facts(store, "promise_facts"))
    assert states == sorted(state_of(promise, NOW).value for promise in made)


@settings(max_examples=20)
@given(st.lists(st.dates(date(1990, 1, 1), date(2200, 1, 1)), min_size=1))
def test_the_blocks_of_the_copy_are_those_of_the_calendar(store: Store, days: list[date]):
    sql = f"select week, {BLOCK} as block from (select unnest($days) as week) as days"
    values = {"days": days, "first_block": date(2024, 1, 1)}
    rows = store.write(lambda tx: tx.rows(sql, values))
    assert [row["block"] for row in rows] == [block_of(day) for day in days]


def test_the_running_week_is_not_in_the_copy(store: Store, ana: Viewer):
    last_sunday = THIS_WEEK - timedelta(days=1)
    wrote(store, *[stored_entry(ana, day) for day in (THIS_WEEK, TODAY, last_sunday)])
    copied(store)
    assert [row["week"] for row in facts(store)] == [weeks_ago(1)]


def test_the_copy_holds_no_text_and_nothing_that_leads_to_a_person(
    store: Store, ana: Viewer, ben: Viewer
):
    wrote(store, *[stored_entry(author, weeks_ago(1), case_ref="FH-1") for author in (ana, ben)])
    promised(store, (ana, a_promise(NOW - timedelta(days=9))))
    copied(store)
    told = str(facts(store) + facts(store, "promise_facts"))
    assert "FH-1" not in told
    assert "Call back" not in told
    assert not any(viewer.person_id in told for viewer in (ana, ben))
    assert sorted(row["agent"] for row in facts(store)) == [1, 2]


def test_an_agent_has_one_number_in_a_copy_whatever_they_wrote(store: Store, ana: Viewer):
    wrote(store, *[stored_entry(ana, weeks_ago(back)) for back in (1, 2)])
    promised(store, (ana, a_promise(NOW - timedelta(days=9))))
    copied(store)
    both = facts(store) + facts(store, "promise_facts")
    assert [row["agent"] for row in both] == [1, 1, 1]


def test_the_numbers_of_agents_are_drawn_anew_for_every_copy(store: Store, crew: list[Viewer]):
    """By chance alone six copies would number the seven alike once in 3e18 runs."""
    for weeks, author in enumerate(crew, start=1):
        wrote(store, stored_entry(author, weeks_ago(weeks)))
    drawn = set()
    for _ in range(6):
        copied(store)
        drawn.add(tuple(row["agent"] for row in facts(store)))
    assert len(drawn) > 1
    assert all(sorted(numbers) == list(range(1, 8)) for numbers in drawn)


def test_a_copy_replaces_the_one_before(store: Store, ana: Viewer):
    wrote(store, stored_entry(ana, weeks_ago(1)))
    copied(store)
    copied(store, now=NOW + timedelta(hours=1))
    assert len(facts(store)) == 1
    assert latest_copy(store) == (NOW + timedelta(hours=1), THIS_WEEK)


def test_before_the_first_copy_there_is_none(store: Store):
    assert latest_copy(store) == (None, None)
    assert store.write(latest_week) is None


def test_the_week_of_the_latest_copy_is_known_inside_a_transaction(store: Store):
    copied(store, weeks_ago(1))
    copied(store)
    assert store.write(latest_week) == THIS_WEEK


def test_a_promise_made_after_the_moment_of_the_copy_is_not_in_it(store: Store, ana: Viewer):
    promised(store, (ana, a_promise(NOW + timedelta(days=1, hours=1))))
    copied(store)
    assert facts(store, "promise_facts") == []


def test_a_record_stands_in_the_copy_without_an_agent(store: Store, deliveries: Team):
    recorded(store, deliveries, weeks_ago(2))
    copied(store)
    (fact,) = facts(store)
    assert (fact["agent"], fact["escalated_to"], fact["block"]) == (None, None, weeks_ago(3))
    assert fact["team_id"] == deliveries.team_id


def test_records_of_one_team_are_copied_apart_from_everybody_elses(
    store: Store, ana: Viewer, deliveries: Team
):
    copied(store)
    imported = store.write(lambda tx: add_team(tx, "Calls of 2015", TeamKind.RECORDS))
    recorded(store, imported, weeks_ago(2))
    recorded(store, deliveries, weeks_ago(2))
    wrote(store, stored_entry(ana, weeks_ago(2)))
    store.write(lambda tx: copy_records(tx, imported.team_id, THIS_WEEK))
    assert [fact["team_id"] for fact in facts(store)] == [imported.team_id]
