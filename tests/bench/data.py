"""Row 4: what Trends asks of the store, against a plain scan, and against a small store."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from journal import policy
from journal.people import Viewer
from journal.policy import Scope
from journal.questions import SERIES, Asked, ask_all, choose
from journal.questions.overview import Told, counted_anew, overview
from journal.store import open_store
from journal.store.duckdb_engine import DuckDBStore
from journal.store.workspace import find_workspace, people
from tests.bench.measuring import Measure, Row, in_turns
from tests.bench.workspaces import WATCHED

READER = "lee"
"""Supervises every team."""
# All teams' year: what any figure of these columns has to read where nothing is sorted or kept.
SCAN_OVER_TIME = """
select count(team_id), count(distinct agent), min(week), max(block), count(outcome),
       count(escalated_to), sum(heat_start), sum(heat_end)
from kept.facts where week >= ? and week < ?
"""
SCAN = """
select count(team_id), count(distinct agent), min(week), max(block), count(outcome),
       count(escalated_to), sum(heat_start), sum(heat_end), count(cause), count(channel),
       count(escalation_reason), count(escalation_explained), count(exception_kind),
       sum(exception_value), sum(techniques), count(weekday), count(part_of_day)
from kept.facts where week >= ? and week < ?
"""
SCAN_PROMISES = """
select count(team_id), count(distinct agent), min(week), max(block), sum(cast(is_callback as int)),
       count(state), sum(hours)
from kept.promise_facts where week >= ? and week < ?
"""
SCAN_BEHAVIOURS = """
select count(team_id), count(distinct agent), min(week), max(block), count(behaviour)
from kept.behaviour_facts where week >= ? and week < ?
"""
SCAN_TECHNIQUES = """
select count(team_id), count(distinct agent), min(week), max(block), count(technique),
       count(effect), count(outcome), sum(heat_start)
from kept.technique_facts where week >= ? and week < ?
"""
SCANS = (SCAN, SCAN_PROMISES, SCAN_BEHAVIOURS, SCAN_TECHNIQUES)
SCANS_OVER_TIME = (SCAN_OVER_TIME, SCAN_PROMISES)


def rows(large: Path, small: Path, rounds: int) -> list[Row]:
    """All that the page tells, and the part of it that is told over time."""
    big, little = open_store(large), open_store(small)
    try:
        asked = chosen(big)
        measures = (
            trends_data(big),
            plain_scan(big, asked.first, asked.until, SCANS),
            trends_data(little),
            over_time(big),
            plain_scan(big, asked.first, asked.until, SCANS_OVER_TIME),
        )
        for measure in measures:
            measure()
        mine, theirs, few, series, scanned = in_turns(rounds, *measures)
    finally:
        big.close()
        little.close()
    many, fewer = f"{entries(large):,}", f"{entries(small):,}"
    scan, work = "plain scan of the columns, all teams", f"Trends' data, a year of {many} entries"
    return [
        Row(work, scan, "ms", mine, theirs, must=4, aim=1),
        Row(work, f"the same of {fewer}", "ms", mine, few, must=10, aim=3),
        Row("of it what is told over time", scan, "ms", series, scanned, must=4, aim=1),
    ]


def entries(workspace: Path) -> int:
    return int(workspace.name)


def reader(store: DuckDBStore) -> Scope:
    """What the supervisor of all teams may read."""
    everybody = people(store, datetime.now(UTC).date())
    person, grants = next(one for one in everybody if one[0].login == READER)
    return policy.scope_for(Viewer(person, grants))


def chosen(store: DuckDBStore, team: str = WATCHED) -> Asked:
    """A team's latest year."""
    workspace = find_workspace(store)
    assert workspace is not None
    return choose(store, reader(store), workspace, team=team)


def figures_of(store: DuckDBStore, team: str = WATCHED) -> list[Told]:
    """All figures of the page, in its order."""
    told = overview(store, reader(store), chosen(store, team))
    return [*told.over_time, *told.behind, *told.handled, *told.teams]


def trends_data(store: DuckDBStore) -> Measure:
    """The choice of the weeks, and all that the page tells of them, limits included."""
    scope, workspace = reader(store), find_workspace(store)
    assert workspace is not None

    def measure() -> float:
        begun = time.perf_counter()
        asked = choose(store, scope, workspace, team=WATCHED)
        counted_anew(store, scope, asked)
        return (time.perf_counter() - begun) * 1000

    return measure


def over_time(store: DuckDBStore) -> Measure:
    """The choice of the weeks, and the questions that are answered period by period."""
    scope, workspace = reader(store), find_workspace(store)
    assert workspace is not None

    def measure() -> float:
        begun = time.perf_counter()
        asked = choose(store, scope, workspace, team=WATCHED)
        ask_all(store, scope, list(SERIES.values()), asked)
        return (time.perf_counter() - begun) * 1000

    return measure


def plain_scan(store: DuckDBStore, first: date, until: date, scans: Sequence[str]) -> Measure:
    def measure() -> float:
        with store._connection.cursor() as cursor:
            begun = time.perf_counter()
            for sql in scans:
                cursor.execute(sql, [first, until]).fetchall()
            return (time.perf_counter() - begun) * 1000

    return measure
