"""An agent agrees for themselves alone and can take it back, and no log says who did."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from journal.actions.agreeing import agree, take_back
from journal.errors import NotAllowed
from journal.facts import refresh
from journal.people import Viewer
from journal.periods import BLOCK, next_block
from journal.policy import door, scope_for
from journal.reading.agreeing import own_agreements
from journal.reading.soundness import look_for_faults
from journal.store.agreements import agents_of_teams
from journal.store.engine import Store
from tests.journal.actions.around_sharing import Known, log
from tests.journal.few import (
    RUNNING_BLOCK,
    WHEN_AGREED,
    Few,
    all_agree,
    each_block,
    few_agents,
    joined,
)
from tests.journal.given import NOW, TODAY, WORKSPACE


@pytest.fixture
def few(store: Store, sam: Viewer) -> Few:
    return few_agents(store, sam)


def agreed(store: Store, viewer: Viewer) -> list[bool]:
    found = own_agreements(store, viewer, WORKSPACE, TODAY)
    return [one.given_at is not None for one in found]


def test_one_sees_what_one_agreed_to_and_nobody_elses_answer(store: Store, few: Few):
    ann, bob, _ = few.agents
    agree(store, ann, few.team.team_id, now=WHEN_AGREED, workspace=WORKSPACE)
    (own,) = own_agreements(store, ann, WORKSPACE, TODAY)
    assert (own.team, own.agents, own.least, own.may_agree) == (few.team, 3, 5, True)
    assert own.given_at == WHEN_AGREED
    assert agreed(store, bob) == [False]
    assert own_agreements(store, few.supervisor, WORKSPACE, TODAY) == []
    take_back(store, ann, few.team.team_id)
    assert agreed(store, ann) == [False]


def test_whether_all_agree_is_known_once_the_last_one_does(store: Store, few: Few):
    def agreed_at() -> datetime | None:
        return store.write(agents_of_teams)[few.team.team_id].agreed_at

    for number, viewer in enumerate(few.agents):
        assert agreed_at() is None
        when = WHEN_AGREED + timedelta(days=number)
        agree(store, viewer, few.team.team_id, now=when, workspace=WORKSPACE)
    assert agreed_at() == WHEN_AGREED + timedelta(days=2)


def test_it_is_told_from_which_day_on_it_would_count(store: Store, few: Few):
    ann = few.agents[0]
    (own,) = own_agreements(store, ann, WORKSPACE, TODAY)
    assert own.begins == RUNNING_BLOCK + BLOCK
    agree(store, ann, few.team.team_id, now=WHEN_AGREED, workspace=WORKSPACE)
    (own,) = own_agreements(store, ann, WORKSPACE, TODAY)
    assert own.begins == next_block(WHEN_AGREED.date())


@pytest.mark.parametrize("login", ["sam", "una", "ada", "rae", "kim"])
def test_nobody_but_an_agent_of_the_team_agrees(store: Store, few: Few, known: Known, login: str):
    with pytest.raises(NotAllowed, match="Only the agents of a team"):
        agree(store, known(login), few.team.team_id, now=NOW, workspace=WORKSPACE)


def test_nobody_takes_back_what_another_agreed_to(store: Store, few: Few, known: Known):
    all_agree(store, few)
    for viewer in (few.supervisor, known("ada"), few.agents[1]):
        take_back(store, viewer, few.team.team_id)
    assert [agreed(store, one) for one in few.agents] == [[True], [False], [True]]


def test_in_a_team_that_is_large_enough_nobody_is_asked(store: Store, crew: list[Viewer]):
    (own,) = own_agreements(store, crew[0], WORKSPACE, TODAY)
    assert (own.agents, own.may_agree) == (7, False)
    with pytest.raises(NotAllowed, match="nobody is asked"):
        agree(store, crew[0], own.team.team_id, now=NOW, workspace=WORKSPACE)
    of_eight = replace(WORKSPACE, least_agents=8)
    agree(store, crew[0], own.team.team_id, now=NOW, workspace=of_eight)
    assert agreed(store, crew[0]) == [True]


def test_when_somebody_joins_everybodys_agreement_is_over(store: Store, few: Few):
    all_agree(store, few)
    joined(store, few.team, "newcomer")
    assert [agreed(store, one) for one in few.agents] == [[False]] * 3


def test_the_log_holds_nothing_of_who_agrees_and_notes_that_a_block_was_told(
    store: Store, few: Few
):
    each_block(store, few.agents)
    before = log(store)
    all_agree(store, few)
    take_back(store, few.agents[0], few.team.team_id)
    assert log(store) == before
    agree(store, few.agents[0], few.team.team_id, now=WHEN_AGREED, workspace=WORKSPACE)
    for later in range(2):
        refresh(store, NOW + timedelta(hours=later))
    noted = [row for row in log(store) if row["action"] == "agreed_block"]
    assert [(row["actor"], row["subject"]) for row in noted] == [("afterword", few.team.team_id)]


def test_what_is_taken_back_leaves_no_row(store: Store, few: Few):
    all_agree(store, few)
    for viewer in few.agents:
        take_back(store, viewer, few.team.team_id)
    rows = store.write(lambda tx: tx.rows("select * from kept.agreements"))
    assert rows == []


def test_neither_the_door_nor_a_check_of_the_workspace_tells_how_many_agree(store: Store, few: Few):
    def told() -> object:
        agents = store.rows(door(), "select * from agents_of_teams order by team_id")
        scope = scope_for(few.supervisor)
        seen = store.rows(scope, "select * from agents_in_scope order by team_id")
        return agents, seen, look_for_faults(store)

    before = told()
    for viewer in few.agents[:2]:
        agree(store, viewer, few.team.team_id, now=WHEN_AGREED, workspace=WORKSPACE)
    assert told() == before
