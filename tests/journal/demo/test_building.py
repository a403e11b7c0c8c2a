"""What the demo holds does not hang on the day on which it is made; and some of it is shared."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from journal.demo import Size, build
from journal.entry import FREE_TEXTS
from journal.store import open_store
from journal.store.engine import Row

MONDAY = datetime(2026, 11, 16, 7, tzinfo=UTC)
LATER = (timedelta(0), timedelta(days=6), timedelta(weeks=30, days=3))
SMALL = Size(teams=2, agents=6, weeks=20)
FACTS = """
    select (select max(before_week) from kept.facts_copies) - week as ago,
           teams.name, outcome, cause, channel, escalated_to, heat_start, techniques,
           count(*) as entries
    from kept.facts join kept.teams as teams on teams.team_id = facts.team_id
    group by all order by all
"""
SHARED = """
    select shares.audience, shares.shared_at, entries.* from kept.shares as shares
    join kept.entries as entries on entries.entry_id = shares.entry_id
"""


def made(folder: Path, now: datetime, sql: str, **more: Any) -> list[Row]:
    store = open_store(folder)
    build(store, now=now, **{"size": SMALL, **more})
    rows = store.write(lambda tx: tx.rows(sql))
    store.close()
    return rows


def test_the_weeks_before_the_running_one_are_alike_whatever_the_day(tmp_path: Path):
    first, *others = (
        made(tmp_path / str(number), MONDAY + later, FACTS) for number, later in enumerate(LATER)
    )
    assert sum(row["entries"] for row in first) > 500
    assert all(other == first for other in others)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    busy = Size(teams=2, weeks=13, entries=4000)
    return made(tmp_path_factory.mktemp("shared") / "demo", MONDAY, SHARED, size=busy)


def test_several_people_share_encounters_of_all_kinds(shared: list[Row]):
    assert {row["audience"] for row in shared} == {"supervisor", "team"}
    for name, least in (("author_id", 8), ("cause", 5), ("channel", 3), ("outcome", 3)):
        assert len({row[name] for row in shared}) >= least, name
    assert len({one for row in shared for one in row["techniques"]}) >= 8
    with_both = len(shared) - len({row["entry_id"] for row in shared})
    assert 0 < with_both < len(shared) / 3


def test_what_is_shared_is_told_in_words_and_some_of_it_went_well(shared: list[Row]):
    told = [sum(row[text] is not None for text in FREE_TEXTS) for row in shared]
    assert min(told) >= 2
    went_well = [row["went_well"] is not None for row in shared]
    assert len(shared) / 3 < sum(went_well) < len(shared)


def test_nothing_is_shared_before_it_is_written_or_after_the_demo_was_made(shared: list[Row]):
    until = MONDAY.replace(tzinfo=None)
    assert all(row["saved_at"] < row["shared_at"] < until for row in shared)
