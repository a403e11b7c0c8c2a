from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.actions.deleting import delete
from journal.actions.reflect import keep, save
from journal.errors import NotFound
from journal.facts import refresh
from journal.people import Team, Viewer
from journal.periods import BLOCK, WEEK, Grain
from journal.policy import scope_for
from journal.questions import OUTCOMES, QUESTIONS, SERIES, ask, choose
from journal.store.engine import Store
from tests.journal.given import (
    NOW,
    WORKSPACE,
    ZONE,
    recorded,
    start_of,
    stored_entry,
    weeks_ago,
    wrote,
)
from tests.journal.questions.conftest import (
    BLOCK_BEFORE,
    LAST_BLOCK,
    RUNNING_BLOCK,
    Figures,
    busy_weeks,
    each_wrote,
    periods,
    row,
)


def test_four_agents_are_withheld_and_five_are_shown(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew[:4], BLOCK_BEFORE)
    each_wrote(store, crew[:5], LAST_BLOCK)
    answer = figures(OUTCOMES)
    assert periods(answer) == [LAST_BLOCK]
    assert answer.totals["entries"] == 5
    assert answer.withheld == (
        "1 block is not shown: the figure would rest on fewer than five people.",
    )


def test_many_entries_of_four_agents_are_still_withheld(
    store: Store, crew: list[Viewer], figures: Figures
):
    for _ in range(9):
        each_wrote(store, crew[:4], LAST_BLOCK)
    answer = figures(OUTCOMES)
    assert answer.rows.empty
    assert set(answer.totals.values()) <= {0}
    assert answer.finding == answer.withheld[0]


def test_a_workspace_that_asks_for_seven_withholds_six(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew[:6], BLOCK_BEFORE)
    each_wrote(store, crew[:7], LAST_BLOCK)
    answer = figures(OUTCOMES, workspace=replace(WORKSPACE, least_agents=7))
    assert periods(answer) == [LAST_BLOCK]


def test_records_have_no_agents_to_protect(store: Store, records: Team, figures: Figures):
    recorded(store, records, LAST_BLOCK)
    answer = figures(OUTCOMES, team=records.name)
    assert (periods(answer), answer.totals["entries"]) == ([LAST_BLOCK], 1)
    assert not answer.one_wrote_most


def test_the_running_week_is_never_drawn(store: Store, crew: list[Viewer], figures: Figures):
    busy_weeks(store, crew[:5], 4)
    answer = figures(OUTCOMES)
    assert answer.asked.grain is Grain.WEEK
    assert periods(answer) == [weeks_ago(back) for back in (3, 2, 1)]
    assert answer.totals["entries"] == 3 * 20


def test_a_block_is_drawn_once_its_fourth_week_has_turned(
    store: Store, crew: list[Viewer], sam: Viewer
):
    each_wrote(store, crew[:5], RUNNING_BLOCK)
    turns = start_of(RUNNING_BLOCK + BLOCK, ZONE)
    for moment, drawn in [
        (NOW, []),
        (turns - timedelta(seconds=1), []),
        (turns, [RUNNING_BLOCK]),
    ]:
        refresh(store, moment)
        asked = choose(store, scope_for(sam), WORKSPACE)
        assert list(asked.blocks) == drawn
        assert periods(ask(store, scope_for(sam), OUTCOMES, asked)) == drawn


def test_figures_do_not_move_until_the_copy_is_taken_anew(
    store: Store, crew: list[Viewer], figures: Figures
):
    saved = [stored_entry(author, LAST_BLOCK) for author in crew[:6]]
    wrote(store, *saved)
    before = figures(OUTCOMES)
    keep(store, crew[0], saved[0].entry_id, {"outcome": "unresolved"}, now=NOW)
    save(store, crew[0], saved[0].entry_id, now=NOW, workspace=WORKSPACE)
    delete(store, crew[1], saved[1].entry_id, now=NOW)
    wrote(store, stored_entry(crew[6], LAST_BLOCK))
    same = figures(OUTCOMES, copied=False)
    assert same.rows.equals(before.rows)
    assert same.totals == before.totals
    after = figures(OUTCOMES)
    assert (after.totals["resolved"], after.totals["unresolved"]) == (5, 1)


def test_nobody_but_its_supervisors_is_given_a_teams_figures(
    store: Store, crew: list[Viewer], figures: Figures, una: Viewer, deliveries: Team
):
    each_wrote(store, crew, LAST_BLOCK)
    for team in (deliveries.name, deliveries.team_id, "no such team"):
        with pytest.raises(NotFound, match="teams you supervise"):
            figures(OUTCOMES, by=una, team=team)
    with pytest.raises(NotFound, match="teams you supervise"):
        figures(OUTCOMES, by=crew[0])
    assert figures(OUTCOMES, by=una).rows.empty


def test_a_scope_does_not_answer_for_a_team_that_another_scope_chose(
    store: Store, crew: list[Viewer], figures: Figures, una: Viewer
):
    each_wrote(store, crew, LAST_BLOCK)
    asked = figures(OUTCOMES).asked
    for question in QUESTIONS.values():
        assert ask(store, scope_for(una), question, asked).rows.empty


def test_days_snap_to_the_blocks_they_lie_in_whichever_way_round(
    store: Store, crew: list[Viewer], figures: Figures
):
    for block in (BLOCK_BEFORE - BLOCK, BLOCK_BEFORE, LAST_BLOCK):
        each_wrote(store, crew[:5], block)
    first, last = BLOCK_BEFORE + WEEK, BLOCK_BEFORE + 2 * WEEK
    assert periods(figures(OUTCOMES, first=first, last=last)) == [BLOCK_BEFORE]
    assert periods(figures(OUTCOMES, first=last, last=first)) == [BLOCK_BEFORE]
    assert periods(figures(OUTCOMES, first=last)) == [BLOCK_BEFORE, LAST_BLOCK]
    assert len(periods(figures(OUTCOMES))) == 3


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date.min, date.max),
        (date.max, date.min),
        (date.min, date.min),
        (date.max, date.max),
        (date(1980, 1, 1), None),
        (None, date(2199, 1, 1)),
    ],
)
def test_days_out_of_this_world_ask_for_the_nearest_there_is(
    store: Store, crew: list[Viewer], figures: Figures, first: date | None, last: date | None
):
    each_wrote(store, crew[:5], LAST_BLOCK)
    assert periods(figures(OUTCOMES, first=first, last=last)) == [LAST_BLOCK]


def test_without_days_the_last_thirteen_blocks_are_asked_for(
    store: Store, crew: list[Viewer], figures: Figures
):
    for back in range(1, 16):
        each_wrote(store, crew[:5], RUNNING_BLOCK - back * BLOCK)
    answer = figures(OUTCOMES)
    assert len(periods(answer)) == 13
    assert len(answer.asked.blocks) == 15
    assert (answer.asked.until, answer.asked.last) == (RUNNING_BLOCK, RUNNING_BLOCK - WEEK / 7)


def test_it_is_said_that_one_person_wrote_most_and_not_who(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew[:5], LAST_BLOCK)
    assert not figures(OUTCOMES).one_wrote_most
    each_wrote(store, [crew[0]] * 4, LAST_BLOCK)
    answer = figures(OUTCOMES)
    assert answer.finding.endswith("One person wrote most of these.")
    assert "Ana" not in answer.finding


def test_before_the_first_copy_there_is_nothing_to_show(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew, LAST_BLOCK)
    answer = figures(OUTCOMES, copied=False)
    assert answer.rows.empty
    assert answer.asked.blocks == ()
    assert answer.finding == OUTCOMES.nothing


@settings(max_examples=6)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 6),
            st.integers(0, 3),
            st.sampled_from(["resolved", "waiting", "ended_by_me", "ended_by_customer"]),
            st.sampled_from(["nobody", "supervisor"]),
        ),
        max_size=40,
    )
)
def test_totals_are_the_sums_of_what_is_shown_and_every_row_rests_on_five(
    store: Store,
    crew: list[Viewer],
    figures: Figures,
    told: list[tuple[int, int, str, str]],
):
    store.write(lambda tx: tx.run("delete from kept.entries"))
    wrote(
        store,
        *[
            stored_entry(crew[who], LAST_BLOCK - back * BLOCK, outcome=outcome, escalated_to=to)
            for who, back, outcome, to in told
        ],
    )
    outcomes = figures(OUTCOMES)
    for question in SERIES.values():
        answer = figures(question, copied=False)
        assert (answer.rows["agents"] >= 5).all()
        for name in set(question.every_count) & set(answer.rows):
            assert answer.totals[name] == answer.rows[name].sum()
    for period in periods(outcomes):
        written = [who for who, back, *_ in told if LAST_BLOCK - back * BLOCK == period]
        shown = row(outcomes, period)
        assert (shown["entries"], shown["agents"]) == (len(written), len(set(written)))
