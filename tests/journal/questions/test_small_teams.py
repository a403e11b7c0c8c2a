"""Which teams are so small that their agents are asked, and which are too small even for that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.actions.agreeing import agree
from journal.errors import NotAllowed
from journal.people import Viewer
from journal.store.engine import Store
from journal.store.workspace import grant
from journal.vocabulary import Role
from tests.journal.few import (
    AGREED,
    BEFORE,
    LATER,
    WHEN_AGREED,
    Few,
    all_agree,
    each_block,
    few_agents,
    joined,
    left,
)
from tests.journal.given import TODAY, WORKSPACE
from tests.journal.questions.conftest import Figures
from tests.journal.questions.test_agreement import few, told

__all__ = ["few"]


def test_a_team_that_grew_to_five_is_told_by_the_usual_rule_and_shrinks_into_silence(
    store: Store, few: Few, figures: Figures
):
    all_agree(store, few)
    told(figures)
    more = [joined(store, few.team, f"more{n}", since=TODAY) for n in range(2)]
    assert told(figures) == []
    each_block(store, more)
    assert told(figures) == [BEFORE]
    for viewer in more:
        left(store, viewer)
    assert told(figures) == [BEFORE]


@pytest.mark.parametrize(("number", "may"), [(1, False), (2, True), (4, True), (5, False)])
def test_from_two_to_four_agents_may_agree(
    store: Store, sam: Viewer, figures: Figures, number: int, may: bool
):
    few = few_agents(store, sam, number)
    each_block(store, few.agents)
    if may:
        all_agree(store, few)
    else:
        with pytest.raises(NotAllowed, match="nobody is asked to agree"):
            all_agree(store, few)
    expected = [AGREED, LATER] if may else [BEFORE, AGREED, LATER] if number == 5 else []
    assert told(figures) == expected


def test_one_agent_beside_the_supervisor_would_be_alone(
    store: Store, sam: Viewer, figures: Figures
):
    few = few_agents(store, sam, 2)
    each_block(store, few.agents)
    all_agree(store, few)
    assert told(figures) == [AGREED, LATER]
    supervisor = few.agents[0].person_id
    store.write(lambda tx: grant(tx, supervisor, Role.SUPERVISOR, few.team.team_id, TODAY))
    assert told(figures) == []


def test_where_seven_are_asked_for_six_may_agree(store: Store, sam: Viewer, figures: Figures):
    few = few_agents(store, sam, 6)
    each_block(store, few.agents)
    store.write(lambda tx: tx.run("update kept.workspace set least_agents = 7"))
    seven = replace(WORKSPACE, least_agents=7)
    for viewer in few.agents:
        agree(store, viewer, few.team.team_id, now=WHEN_AGREED, workspace=seven)
    assert told(figures, workspace=seven) == [AGREED, LATER]
    assert told(figures, workspace=seven, last=BEFORE) == []
