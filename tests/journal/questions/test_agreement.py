"""A team of fewer than five agents has figures while every one of them agrees."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journal.actions.agreeing import agree, take_back
from journal.actions.asking import ask_as, hand_out
from journal.actions.sending import take_overview
from journal.actions.sharing import share
from journal.facts import refresh
from journal.people import Viewer
from journal.periods import BLOCK, Grain
from journal.policy import scope_for
from journal.questions import CALLBACKS, CAUSES, OUTCOMES, QUESTIONS, TEAMS, ask, choose
from journal.questions.behind import behind
from journal.store.engine import Store
from journal.store.workspace import grant
from journal.vocabulary import Audience, Role
from tests.journal.few import (
    AGREED,
    BEFORE,
    LATER,
    NIGHT,
    RUNNING_BLOCK,
    WHEN_AGREED,
    Few,
    all_agree,
    each_block,
    few_agents,
    joined,
    left,
)
from tests.journal.given import NOW, TODAY, WORKSPACE, a_promise, promised, stored_entry, wrote
from tests.journal.questions.conftest import Figures, periods


@pytest.fixture
def few(store: Store, sam: Viewer) -> Few:
    """Three agents who have each written in three blocks."""
    made = few_agents(store, sam)
    each_block(store, made.agents)
    return made


def told(figures: Figures, *, copied: bool = True, **more: object) -> list[date]:
    return periods(figures(OUTCOMES, team=NIGHT, copied=copied, **more))


def test_figures_are_told_once_the_last_of_them_agrees(store: Store, few: Few, figures: Figures):
    for viewer in few.agents:
        assert told(figures) == []
        agree(store, viewer, few.team.team_id, now=WHEN_AGREED, workspace=WORKSPACE)
    assert told(figures) == [AGREED, LATER]


def test_nothing_is_told_of_a_block_that_had_begun_when_the_last_one_agreed(
    store: Store, few: Few, figures: Figures
):
    all_agree(store, few, at=WHEN_AGREED + timedelta(days=2))
    assert told(figures) == [LATER]


def test_one_who_takes_it_back_ends_it_at_once_for_every_way_to_the_figures(
    store: Store, few: Few, figures: Figures
):
    all_agree(store, few)
    sam = few.supervisor
    asked = figures(OUTCOMES, team=NIGHT).asked
    take_back(store, few.agents[1], few.team.team_id)
    assert told(figures, copied=False) == []
    common = {"team": NIGHT, "now": NOW, "workspace": WORKSPACE}
    by_command = ask_as(store, "sam", "outcomes", actor="command line", **common)
    assert by_command.rows.empty
    assert hand_out(store, sam, "outcomes", **common).rows.empty
    page = take_overview(store, sam, actor=sam.person_id, **common)
    parts = (*page.over_time, *page.behind, *page.handled, *page.teams)
    assert all(one.answer.rows.empty for one in parts)
    assert page.blocks == []
    # Whoever still holds what was chosen before is told nothing either.
    for question in QUESTIONS.values():
        assert ask(store, scope_for(sam), question, asked).rows.empty


def test_who_agrees_again_begins_anew(store: Store, few: Few, figures: Figures):
    all_agree(store, few)
    assert told(figures) == [AGREED, LATER]
    take_back(store, few.agents[0], few.team.team_id)
    agree(store, few.agents[0], few.team.team_id, now=NOW, workspace=WORKSPACE)
    assert told(figures) == []


def test_who_agrees_twice_does_not_begin_anew(store: Store, few: Few, figures: Figures):
    all_agree(store, few)
    agree(store, few.agents[0], few.team.team_id, now=NOW, workspace=WORKSPACE)
    assert told(figures) == [AGREED, LATER]


def test_somebody_who_joins_ends_it_and_everybody_is_asked_anew(
    store: Store, few: Few, figures: Figures
):
    all_agree(store, few)
    newcomer = joined(store, few.team, "newcomer", since=TODAY)
    each_block(store, [newcomer])
    assert told(figures) == []
    agree(store, newcomer, few.team.team_id, now=WHEN_AGREED, workspace=WORKSPACE)
    assert told(figures) == []
    all_agree(store, few)
    assert told(figures) == [AGREED, LATER]


def test_somebody_who_leaves_ends_it_and_comes_back_as_somebody_new(
    store: Store, few: Few, figures: Figures
):
    all_agree(store, few)
    one = few.agents[2]
    left(store, one)
    assert told(figures) == []
    store.write(lambda tx: grant(tx, one.person_id, Role.AGENT, few.team.team_id, TODAY))
    assert told(figures) == []


def test_figures_rest_on_every_agent_of_the_team(store: Store, sam: Viewer, figures: Figures):
    few = few_agents(store, sam)
    each_block(store, few.agents, AGREED)
    each_block(store, few.agents[:2], LATER, LATER, LATER)
    wrote(store, *[stored_entry(viewer, AGREED, cause="policy") for viewer in few.agents[:2]])
    all_agree(store, few)
    answer = figures(OUTCOMES, team=NIGHT)
    assert periods(answer) == [AGREED]
    assert answer.withheld == (
        "1 block is not shown: the figure would rest on fewer than three people.",
    )
    assert told(figures, cause="policy") == []


def test_of_so_few_it_is_not_said_that_one_wrote_most(store: Store, few: Few, figures: Figures):
    each_block(store, few.agents[:1], *[AGREED] * 9)
    all_agree(store, few)
    assert not figures(OUTCOMES, team=NIGHT).one_wrote_most


def test_who_left_is_in_no_figure_that_others_agreed_to(
    store: Store, sam: Viewer, figures: Figures
):
    """A promise of theirs falls due when they are gone."""
    few = few_agents(store, sam, 4)
    due = a_promise(WHEN_AGREED + timedelta(days=9))
    promised(store, *[(viewer, due) for viewer in few.agents])
    left(store, few.agents.pop(), BEFORE)
    each_block(store, few.agents)
    all_agree(store, few)
    assert list(figures(CALLBACKS, team=NIGHT).rows["agents"]) == [3]


def test_what_was_agreed_to_is_never_told_by_the_usual_rule(
    store: Store, few: Few, figures: Figures
):
    """Two who never agreed write later: the sum of all five, less what three agreed to, would be
    theirs. Told is the sum with the block from before."""
    all_agree(store, few)
    assert told(figures) == [AGREED, LATER]
    more = [joined(store, few.team, f"more{n}", since=TODAY) for n in range(2)]
    each_block(store, more, RUNNING_BLOCK)
    refresh(store, NOW + BLOCK)
    answer = figures(CAUSES, team=NIGHT, copied=False)
    assert (answer.totals["entries"], answer.totals["agents"]) == (5, 5)


def test_they_are_told_in_blocks_and_beside_no_other_team(store: Store, few: Few, figures: Figures):
    all_agree(store, few)
    assert figures(OUTCOMES, team=NIGHT).asked.grain is Grain.BLOCK
    beside = figures(TEAMS, team=NIGHT)
    assert beside.rows.empty
    assert "of that team alone" in beside.finding


def test_earlier_blocks_are_told_by_the_usual_rule(store: Store, few: Few, figures: Figures):
    past = [joined(store, few.team, f"past{n}") for n in range(2)]
    each_block(store, past, BEFORE)
    for viewer in past:
        left(store, viewer, AGREED - timedelta(days=1))
    all_agree(store, few)
    assert told(figures) == [AGREED, LATER]
    earlier = figures(OUTCOMES, team=NIGHT, last=BEFORE)
    assert periods(earlier) == [BEFORE]
    assert (earlier.asked.least_agents, earlier.asked.by_agreement) == (5, False)
    assert list(earlier.asked.blocks) == [BEFORE, AGREED, LATER]


def test_nobody_is_told_who_agrees_or_how_many_do(store: Store, few: Few):
    refresh(store, NOW)
    sam = few.supervisor
    said = set()
    for viewer in few.agents[:2]:
        said.add(choose(store, scope_for(sam), WORKSPACE, team=NIGHT))
        agree(store, viewer, few.team.team_id, now=WHEN_AGREED, workspace=WORKSPACE)
    said.add(choose(store, scope_for(sam), WORKSPACE, team=NIGHT))
    assert len(said) == 1
    why = said.pop().of_few
    assert why is not None
    assert "only if every agent of the team agreed" in why


def test_no_figure_that_few_agreed_to_leads_to_what_they_share_without_a_name(
    store: Store, few: Few, figures: Figures
):
    all_agree(store, few)
    entry = stored_entry(few.agents[0], LATER)
    wrote(store, entry)
    for audience in (Audience.SUPERVISOR, Audience.TEAM):
        share(store, few.agents[0], entry.entry_id, audience, now=NOW)
    answer = figures(OUTCOMES, team=NIGHT)
    scope = scope_for(few.supervisor)
    found = behind(store, scope, [answer], f"outcomes.{LATER}.entries")
    assert (len(found.named), found.unnamed, found.told_in) == (1, None, ())


def test_the_running_block_is_not_told_by_agreement(store: Store, few: Few, figures: Figures):
    all_agree(store, few)
    each_block(store, few.agents, RUNNING_BLOCK)
    assert told(figures) == [AGREED, LATER]
    refresh(store, NOW + BLOCK)
    assert told(figures, copied=False) == [AGREED, LATER, RUNNING_BLOCK]
