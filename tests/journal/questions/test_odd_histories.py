"""Histories at the edge of what there can be: what Trends says of them is plain and true, holds no
number that is none, and passes no verdict that too few points would bear."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from itertools import chain

import pytest

from journal.facts import refresh
from journal.people import Grant, Team, Viewer
from journal.periods import WEEK, Grain
from journal.policy import scope_for
from journal.questions import OUTCOMES, choose, running_week
from journal.questions.overview import Overview, counted_anew
from journal.store.engine import Store, Transaction
from journal.store.workspace import add_team, grant
from journal.vocabulary import Role
from tests.journal.given import (
    NOW,
    TODAY,
    WORKSPACE,
    stored_entry,
    weeks_ago,
    write_down,
    wrote,
)
from tests.journal.questions.conftest import Figures, each_wrote, periods

NO_NUMBER = re.compile(r"\b(nan|NaT|None|inf)\b|-\d+ %|[2-9]\d\d %")
VERDICT = re.compile(r"(Since|From) .* (more|fewer) |Nothing changed|usual: ")


def told(store: Store, viewer: Viewer, **chosen: str | date) -> Overview:
    refresh(store, NOW)
    scope = scope_for(viewer)
    return counted_anew(store, scope, choose(store, scope, WORKSPACE, **chosen))  # type: ignore[arg-type]


def sentences(found: Overview) -> dict[str, str]:
    """Everything that is said, by the question that says it."""
    every = chain(found.over_time, found.behind, found.handled, found.teams)
    said = {one.answer.question.name: one.finding for one in every}
    blocks = " ".join(one.sentence for one in found.blocks)
    said |= {"changed": " ".join(found.changed), "blocks": blocks}
    assert not [one for one in said.values() if NO_NUMBER.search(one)]
    return said


def each_week(store: Store, agents: list[Viewer], weeks: range, **answers: str) -> None:
    """Each of five writes four entries a week."""
    wrote(
        store,
        *[
            stored_entry(agent, weeks_ago(week), **answers)
            for week in weeks
            for agent in agents[:5]
            for _ in range(4)
        ],
    )


def test_of_no_entries_nothing_is_said_but_that(store: Store, sam: Viewer, crew: list[Viewer]):
    found = told(store, sam)
    said = sentences(found)
    assert found.asked.blocks == ()
    assert said["changed"].startswith("Nothing can be said of what changed")
    assert said["outcomes"] == "There are no entries in these weeks."
    assert found.blocks == []


def test_of_one_week_there_are_no_limits_and_no_verdict(
    store: Store, sam: Viewer, crew: list[Viewer]
):
    each_week(store, crew, range(1, 2))
    found = told(store, sam)
    said = sentences(found)
    assert found.asked.grain is Grain.WEEK
    assert said["outcomes"].startswith("Resolved: 20 of 20")
    assert "Too few points for limits" in said["outcomes"]
    assert said["changed"].startswith("It is too early to say what changed")
    assert not VERDICT.search(" ".join(said.values()))


def test_where_no_block_is_over_it_is_not_said_that_there_are_no_entries(
    store: Store, sam: Viewer, crew: list[Viewer]
):
    each_week(store, crew, range(1, 2))
    said = sentences(told(store, sam))
    told_of_blocks = (
        "This is told of whole blocks of four weeks. The first one ends on 17 May 2026."
    )
    assert said["causes"] == said["techniques"] == said["when"] == told_of_blocks


def test_of_one_agent_nothing_is_told_and_it_is_said_why(
    store: Store, sam: Viewer, crew: list[Viewer]
):
    for week in range(1, 30):
        each_wrote(store, crew[:1] * 5, weeks_ago(week))
    found = told(store, sam)
    said = sentences(found)
    assert all(one.answer.rows.empty for one in (*found.over_time, *found.behind))
    assert "would rest on fewer than five people" in said["outcomes"]
    assert said["changed"] == (
        "Nothing can be said of what changed, as no share may be shown of this time."
    )


@pytest.mark.parametrize(
    ("escalated_to", "share", "caption"),
    [
        ("supervisor", "780 of 780, 100 % (99–100 %)", "Too common for a verdict"),
        ("nobody", "0 of 780, 0 % (0–1 %)", "Too rare for a verdict"),
    ],
)
def test_where_all_or_none_are_escalated_no_verdict_is_given_or_promised(
    store: Store, sam: Viewer, crew: list[Viewer], escalated_to: str, share: str, caption: str
):
    each_week(store, crew, range(1, 40), escalated_to=escalated_to)
    said = sentences(told(store, sam))
    assert share in said["escalations"]
    assert caption in said["escalations"]
    assert said["changed"].startswith("Nothing can be said of what changed: each share is so near")
    assert not VERDICT.search(" ".join(said.values()))


def test_a_week_with_one_entry_is_withheld_and_moves_no_limits(
    store: Store, sam: Viewer, crew: list[Viewer]
):
    each_week(store, crew, range(1, 20))
    each_week(store, crew, range(21, 40))
    found = told(store, sam)
    without = found.over_time[0].limits
    each_wrote(store, crew[:1], weeks_ago(20), escalated_to="supervisor")
    found = told(store, sam)
    with_it = found.over_time[0].limits
    assert without is not None
    assert with_it is not None
    assert with_it.points.equals(without.points)
    assert "1 week is not shown" in found.over_time[0].answer.withheld[0]
    sentences(found)


def test_of_a_team_founded_yesterday_only_the_running_week_is_told(store: Store, sam: Viewer):
    yesterday = TODAY - timedelta(days=1)

    def found_it(tx: Transaction) -> Team:
        team = add_team(tx, "Night desk")
        grant(tx, sam.person_id, Role.SUPERVISOR, team.team_id, yesterday)
        grant(tx, sam.person_id, Role.AGENT, team.team_id, yesterday)
        return team

    team = store.write(found_it)
    viewer = Viewer(sam.person, frozenset({*sam.grants, *agent_and_supervisor(team)}))
    writer = Viewer(sam.person, agent_and_supervisor(team))
    write_down(store, writer)
    found = told(store, viewer, team=team.name)
    sentences(found)
    assert found.asked.blocks == ()
    assert found.changed[0].startswith("Nothing can be said of what changed")
    now = running_week(store, scope_for(viewer), team, now=NOW, workspace=WORKSPACE)
    assert (now.entries, now.people) == (1, 1)


def agent_and_supervisor(team: Team) -> frozenset[Grant]:
    return frozenset(Grant(role, team.team_id) for role in (Role.AGENT, Role.SUPERVISOR))


def test_a_year_without_entries_is_a_gap_and_no_run_of_nothing(
    store: Store, sam: Viewer, crew: list[Viewer]
):
    each_week(store, crew, range(1, 20))
    each_week(store, crew, range(72, 100))
    found = told(store, sam, first=date(2020, 1, 1))
    said = sentences(found)
    assert not VERDICT.search(said["escalations"])
    limits = found.over_time[0].limits
    assert limits is not None
    empty = limits.points["size"].isna()
    assert empty.sum() >= 12
    assert limits.points.loc[empty, "signal"].isna().all()
    assert "without" not in said["escalations"]
    assert len(found.blocks) == 2


@pytest.mark.parametrize(
    ("moment", "monday"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), date(2026, 3, 23)),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), date(2026, 3, 23)),
        (datetime(2026, 3, 29, 22, 59, tzinfo=UTC), date(2026, 3, 23)),
        (datetime(2026, 3, 29, 23, 0, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2025, 10, 26, 0, 30, tzinfo=UTC), date(2025, 10, 20)),
        (datetime(2025, 10, 26, 1, 30, tzinfo=UTC), date(2025, 10, 20)),
        (datetime(2025, 10, 26, 23, 59, tzinfo=UTC), date(2025, 10, 20)),
        (datetime(2025, 10, 27, 0, 0, tzinfo=UTC), date(2025, 10, 27)),
    ],
)
def test_a_week_in_which_the_clocks_change_holds_its_hours_and_no_others(
    store: Store, crew: list[Viewer], figures: Figures, moment: datetime, monday: date
):
    """Twenty entries in each week round about, as week by week; five more at the moment."""
    for week in range(-3, 4):
        day = monday + week * WEEK + timedelta(days=2)
        wrote(store, *[stored_entry(agent, day) for agent in crew[:5] for _ in range(4)])
    when = moment.isoformat()
    for agent in crew[:5]:
        write_down(store, agent, occurred_at=when, when_known="another_day")
    rows = figures(OUTCOMES).rows.set_index("period")["entries"]
    assert rows[rows == 25].index.date.tolist() == [monday]
    assert rows.index.is_unique


def test_the_days_around_new_year_are_one_week_53(
    store: Store, crew: list[Viewer], figures: Figures
):
    monday = date(2020, 12, 28)
    assert monday.isocalendar().week == 53
    for week in range(-4, 5):
        day = monday + week * WEEK
        wrote(store, *[stored_entry(agent, day) for agent in crew[:5] for _ in range(4)])
    each_wrote(store, crew[:5], date(2020, 12, 31))
    each_wrote(store, crew[:5], date(2021, 1, 3))
    answer = figures(OUTCOMES)
    rows = answer.rows.set_index("period")["entries"]
    assert rows[rows > 20].to_dict() == {rows.index[rows.index.date == monday][0]: 30}
    assert periods(answer) == [monday + week * WEEK for week in range(-4, 5)]


def test_a_range_turned_round_says_what_the_range_says(
    store: Store, sam: Viewer, crew: list[Viewer]
):
    each_week(store, crew, range(1, 30))
    first, last = weeks_ago(20), weeks_ago(5)
    right = told(store, sam, first=first, last=last)
    turned = told(store, sam, first=last, last=first)
    assert turned.asked == right.asked
    assert sentences(turned) == sentences(right)
    assert right.asked.first <= first <= right.asked.last
