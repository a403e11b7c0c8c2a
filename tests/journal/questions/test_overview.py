"""What Trends tells is counted once for a copy of the facts, and anew when anything differs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from journal.actions.marking import mark_change
from journal.facts import refresh
from journal.people import Viewer
from journal.periods import WEEK
from journal.policy import scope_for
from journal.questions import choose
from journal.questions.overview import Overview, counted_anew, overview
from journal.store.engine import Store
from tests.journal.given import NOW, TODAY, WORKSPACE
from tests.journal.questions.conftest import LAST_BLOCK, each_wrote


def told(store: Store, viewer: Viewer, least_agents: int = 5) -> Overview:
    scope = scope_for(viewer)
    workspace = replace(WORKSPACE, least_agents=least_agents)
    return overview(store, scope, choose(store, scope, workspace))


def entries(found: Overview) -> int:
    outcomes = next(one.answer for one in found.over_time if one.answer.question.name == "outcomes")
    return outcomes.totals.get("entries", 0)


def test_one_copy_is_counted_once_and_the_next_one_anew(
    store: Store, crew: list[Viewer], sam: Viewer
):
    each_wrote(store, crew[:6], LAST_BLOCK)
    refresh(store, NOW)
    first = told(store, sam)
    assert entries(first) == 6
    assert told(store, sam) is first
    each_wrote(store, crew[:6], LAST_BLOCK)
    assert told(store, sam) is first
    refresh(store, NOW + WEEK)
    assert entries(told(store, sam)) == 12


def test_another_threshold_is_never_answered_from_what_was_counted_before(
    store: Store, crew: list[Viewer], sam: Viewer
):
    each_wrote(store, crew[:6], LAST_BLOCK)
    refresh(store, NOW)
    assert entries(told(store, sam)) == 6
    assert entries(told(store, sam, least_agents=7)) == 0


def test_what_was_counted_for_a_supervisor_is_never_handed_to_a_scope_without_the_team(
    store: Store, crew: list[Viewer], sam: Viewer, ana: Viewer
):
    each_wrote(store, crew[:6], LAST_BLOCK)
    refresh(store, NOW)
    asked = choose(store, scope_for(sam), WORKSPACE)
    assert entries(overview(store, scope_for(sam), asked)) == 6
    stranger = overview(store, scope_for(ana), asked)
    assert all(one.answer.rows.empty for one in (*stranger.over_time, *stranger.behind))


def test_a_mark_is_seen_at_once(store: Store, crew: list[Viewer], sam: Viewer):
    each_wrote(store, crew[:6], LAST_BLOCK)
    refresh(store, NOW)
    assert told(store, sam).marked == []
    team_id = choose(store, scope_for(sam), WORKSPACE).team.team_id
    day = LAST_BLOCK + timedelta(days=2)
    mark_change(store, sam, team_id, day, "New rule", now=NOW, workspace=WORKSPACE)
    assert [change.since for change in told(store, sam).marked] == [day]
    assert day < TODAY


def test_what_is_recalled_is_what_would_be_counted(store: Store, crew: list[Viewer], sam: Viewer):
    each_wrote(store, crew[:6], LAST_BLOCK)
    refresh(store, NOW)
    found, scope = told(store, sam), scope_for(sam)
    anew = counted_anew(store, scope, choose(store, scope, WORKSPACE))
    for one, other in zip(found.over_time, anew.over_time, strict=True):
        assert one.finding == other.finding
        assert one.answer.rows.equals(other.answer.rows)
