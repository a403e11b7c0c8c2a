"""What is told of a share of a team among many, and what is not."""

from __future__ import annotations

from datetime import timedelta

from journal.actions.marking import mark_change
from journal.people import Viewer
from journal.periods import BLOCK, WEEK, Grain
from journal.questions import ESCALATIONS, TEAM_CHANGES
from journal.questions.last_block import last_block
from journal.questions.team_changes import with_verdicts
from journal.statistics import Lately
from journal.store.engine import Store
from tests.journal.few import all_agree, each_block, few_agents
from tests.journal.given import (
    NOW,
    WORKSPACE,
    a_promise,
    at_noon,
    promised,
    stored_entry,
    wrote,
)
from tests.journal.questions.conftest import LAST_BLOCK, Figures
from tests.journal.questions.many_teams import (
    BLOCKS,
    PASSED_ON,
    history,
    share_of,
    since,
    told,
)


def test_a_smaller_change_is_seen_in_the_last_three_blocks(
    store: Store, crew: list[Viewer], figures: Figures
):
    history(store, crew, [4, 3, 4])
    row = share_of(figures(TEAM_CHANGES), "Deliveries")
    assert (row["verdict"], row["since"]) == ("more than usual", since(3))


def test_a_block_that_the_teams_own_figures_withhold_is_in_no_sum_here(
    store: Store, crew: list[Viewer], figures: Figures
):
    history(store, crew)
    before_all = LAST_BLOCK - BLOCKS * BLOCK
    wrote(store, *[stored_entry(one, before_all, **PASSED_ON) for one in crew[:4] * 10])
    assert figures(ESCALATIONS, first=before_all).withheld
    found = share_of(figures(TEAM_CHANGES, copied=False), "Deliveries")["found"]
    assert isinstance(found, Lately)
    assert (found.before_count, found.before_size) == (12 * 14, 12 * 70)


def test_the_last_block_is_that_of_the_teams_own_page_in_weeks_too(
    store: Store, crew: list[Viewer], figures: Figures
):
    days = [LAST_BLOCK + (3 - back) * WEEK for back in range(40)]
    wrote(
        store,
        *[
            stored_entry(one, day, **(PASSED_ON if n < (3 if day >= LAST_BLOCK else 1) else {}))
            for day in days
            for one in crew
            for n in range(4)
        ],
    )
    own = figures(ESCALATIONS)
    assert own.asked.grain is Grain.WEEK
    found = share_of(figures(TEAM_CHANGES, copied=False), "Deliveries")["found"]
    block = last_block(own)
    assert block is not None
    assert isinstance(found, Lately)
    assert (found.window, found.count, found.size) == (4, block.last.count, block.last.size)
    assert (found.before_count, found.before_size) == (12 * 7, 12 * 28)


def test_promises_are_counted_by_what_became_of_them(
    store: Store, crew: list[Viewer], figures: Figures
):
    history(store, crew)
    for back in range(BLOCKS):
        due = at_noon(LAST_BLOCK - back * BLOCK + timedelta(days=3))
        kept = a_promise(due, done_at=due)
        each = [kept] * (4 if back else 1) + [a_promise(due)] * (1 if back else 4)
        promised(store, *[(one, promise) for one in crew for promise in each])
    row = share_of(figures(TEAM_CHANGES), "Deliveries", "Callbacks kept on time")
    assert (row["verdict"], row["lately"]) == ("fewer than usual", "7 of 35, 20 % (10–36 %)")
    assert row["usual"].startswith("336 of 420, 80 %")


def test_from_a_marked_change_on_what_is_usual_is_learned_anew(
    store: Store, crew: list[Viewer], sam: Viewer, figures: Figures
):
    history(store, crew, [5] * 9)
    assert share_of(figures(TEAM_CHANGES), "Deliveries")["verdict"] == "more than usual"
    team_id = figures(ESCALATIONS).asked.team.team_id
    day = LAST_BLOCK - 8 * BLOCK
    mark_change(store, sam, team_id, day, "New rule", now=NOW, workspace=WORKSPACE)
    assert share_of(figures(TEAM_CHANGES), "Deliveries")["verdict"] == "too early to say"
    assert told(store, sam).news == []


def test_what_a_small_team_agreed_to_is_told_of_that_team_alone(
    store: Store, crew: list[Viewer], sam: Viewer, figures: Figures
):
    few = few_agents(store, sam)
    each_block(store, few.agents)
    all_agree(store, few)
    history(store, crew)
    found = told(store, few.supervisor)
    assert set(found.answer.rows.loc[found.answer.rows["team"] == few.team.name, "lately"]) == {""}
    asked_of_it = figures(TEAM_CHANGES, by=few.supervisor, team=few.team.name)
    assert asked_of_it.rows.empty
    assert "of that team alone" in asked_of_it.finding


def test_one_among_many_needs_more_than_one_alone():
    one = {"found": Lately(1, 20, 50, 120, 600, 0.02), "p": 0.02}
    others = [{"found": Lately(1, 10, 50, 120, 600, 1.0), "p": 1.0}] * 9
    assert with_verdicts([dict(one)])[0]["changed"]
    assert not any(row["changed"] for row in with_verdicts([dict(one), *map(dict, others)]))
