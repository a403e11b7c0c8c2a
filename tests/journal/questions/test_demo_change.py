"""The one change that is hidden in the demo is named by Trends, and nothing else is, on whatever
day the demo is made."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal.demo import build
from journal.demo.organisation import CHANGES_IN_WEEK
from journal.people import Viewer
from journal.policy import scope_for
from journal.questions import choose
from journal.questions.all_teams import TeamNews, all_teams
from journal.questions.overview import counted_anew
from journal.reading.team import teams_in_scope
from journal.store import open_store
from journal.store.workspace import find_workspace, people

LARGEST = "Deliveries and returns"
WEEKS = 78
NEAR = 3.0
"""Weeks: a run may begin by chance a little before what it is a run of, or after."""
SUNDAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
# A block begins every fourth week: these days lie in each of its weeks.
DAYS = [
    SUNDAY,
    datetime(2026, 11, 25, 9, tzinfo=UTC),
    datetime(2027, 6, 17, 15, tzinfo=UTC),
    datetime(2028, 3, 2, 23, tzinfo=UTC),
]
SEEN_OF_ALL_TEAMS = [True, True, False, True]
"""Whole blocks hold less of the change in one week of four, and among all teams' shares that is too
little to be told."""
EVERY_DAY = [SUNDAY + timedelta(days=58 * number) for number in range(14)]
"""Each day of the week, in two of the weeks of a block, over more than two years."""


def what_changed(folder: Path, now: datetime) -> tuple[dict[str, list[str]], list[TeamNews]]:
    """What the supervisor of all teams is told to have changed, by the name of the team, and of
    all of them together."""
    store = open_store(folder)
    build(store, now=now)
    workspace = find_workspace(store)
    assert workspace is not None
    lee = next(Viewer(one, held) for one, held in people(store, now.date()) if one.login == "lee")
    scope = scope_for(lee)
    found = {
        team.name: counted_anew(
            store, scope, choose(store, scope, workspace, team=team.team_id)
        ).changed
        for team in teams_in_scope(store, scope)
    }
    together = all_teams(store, scope, workspace).news
    store.close()
    return found, together


def is_the_hidden_change(said: list[str], now: datetime) -> bool:
    if len(said) != 1:
        return False
    named = re.fullmatch(r"Since (.+) fewer encounters were escalated than before, .+\.", said[0])
    if named is None:
        return False
    since = datetime.strptime(named[1], "%d %B %Y").replace(tzinfo=UTC)
    weeks = (now - since) / timedelta(weeks=1)
    return weeks == pytest.approx(WEEKS - CHANGES_IN_WEEK + 1, abs=NEAR)


def beginnings(told: dict[str, list[str]]) -> list[str]:
    """How what is told of each team begins."""
    return [said[0].partition(".")[0] for said in told.values()]


@pytest.mark.parametrize(
    ("now", "seen"),
    list(zip(DAYS, SEEN_OF_ALL_TEAMS, strict=True)),
    ids=[f"{day:%Y-%m-%d}" for day in DAYS],
)
def test_the_hidden_change_is_named_and_nothing_else_is(tmp_path: Path, now: datetime, seen: bool):
    told, together = what_changed(tmp_path / "demo", now)
    assert is_the_hidden_change(told.pop(LARGEST), now)
    assert beginnings(told) == ["Nothing changed"] * 4
    assert [news.team.name for news in together] == [LARGEST] * seen


@pytest.mark.long
@pytest.mark.parametrize("now", EVERY_DAY, ids=str)
def test_so_it_is_whatever_the_day(tmp_path: Path, now: datetime):
    told, _ = what_changed(tmp_path / "demo", now)
    assert is_the_hidden_change(told.pop(LARGEST), now)
    assert beginnings(told) == ["Nothing changed"] * 4
