"""The one change that is hidden in the demo is named by Trends, and nothing else is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal.demo import build
from journal.demo.organisation import CHANGES_IN_WEEK
from journal.people import Viewer, Workspace
from journal.policy import Scope, scope_for
from journal.questions import choose
from journal.questions.all_teams import all_teams
from journal.questions.overview import counted_anew
from journal.reading.team import teams_in_scope
from journal.store import open_store
from journal.store.engine import Store
from journal.store.workspace import find_workspace, people

LARGEST = "Deliveries and returns"
WEEKS = 78
NEAR = 3.0
"""Weeks: a run may begin by chance a little before what it is a run of, or after."""
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
"""A day of its own: on some days of the year the demo holds a false alarm, as any data would."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Scope, Workspace]]:
    """The demo as it is looked at by who supervises all teams."""
    folder: Path = tmp_path_factory.mktemp("whole") / "demo"
    store = open_store(folder)
    build(store, now=NOW)
    workspace = find_workspace(store)
    assert workspace is not None
    lee = next(Viewer(one, held) for one, held in people(store, NOW.date()) if one.login == "lee")
    yield store, scope_for(lee), workspace
    store.close()


@pytest.fixture(scope="module")
def told(demo: tuple[Store, Scope, Workspace]) -> dict[str, list[str]]:
    """What is told to have changed, by the name of the team."""
    store, scope, workspace = demo
    return {
        team.name: counted_anew(
            store, scope, choose(store, scope, workspace, team=team.team_id)
        ).changed
        for team in teams_in_scope(store, scope)
    }


def test_the_largest_team_escalates_less_since_the_week_of_the_change(told: dict[str, list[str]]):
    (sentence,) = told[LARGEST]
    named = re.fullmatch(r"Since (.+) fewer encounters were escalated than before, .+\.", sentence)
    assert named is not None
    since = datetime.strptime(named[1], "%d %B %Y").replace(tzinfo=UTC)
    weeks = (NOW - since) / timedelta(weeks=1)
    assert weeks == pytest.approx(WEEKS - CHANGES_IN_WEEK + 1, abs=NEAR)


def test_nothing_changed_in_any_other_team(told: dict[str, list[str]]):
    others = {name: said for name, said in told.items() if name != LARGEST}
    assert len(others) == 4
    assert all(said[0].startswith("Nothing changed.") for said in others.values()), others


def test_of_all_teams_together_that_change_is_named_and_it_alone(
    demo: tuple[Store, Scope, Workspace],
):
    (news,) = all_teams(*demo).news
    assert news.team.name == LARGEST
    (sentence,) = news.sentences
    assert sentence.startswith("Fewer encounters were escalated than usual: ")
