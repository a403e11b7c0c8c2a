"""Which backups are kept: none for too long, and none thrown away too early."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journal.store.backup.copies import CopiesLeft, forget_copies
from journal.store.backup.rotation import (
    made_at,
    name_of,
    over,
    rotate,
)
from journal.store.backup.schedule import is_due

NOW = datetime(2026, 5, 13, 14, 2, tzinfo=UTC)
MARK, OTHER = "0123456789abcdef", "fedcba9876543210"
DAY = timedelta(days=1)
moments = st.integers(-100_000, 100_000).map(lambda minutes: NOW + timedelta(minutes=minutes))
several = st.frozensets(moments, max_size=12)
days = st.integers(1, 120)


@given(made=several, now=moments, kept=days, shortest=days)
def test_nothing_is_kept_beyond_the_shortest_retention(
    made: frozenset[datetime], now: datetime, kept: int, shortest: int
):
    left = made - over(made, now, kept, shortest)
    assert all(now - one <= shortest * DAY for one in left)


@given(made=several, now=moments, kept=days, shortest=days)
def test_none_goes_before_its_time(
    made: frozenset[datetime], now: datetime, kept: int, shortest: int
):
    young = {one for one in made if abs(now - one) <= min(kept, shortest) * DAY}
    assert not young & over(made, now, kept, shortest)


@given(made=several, now=moments, kept=days, shortest=days)
def test_the_newest_stays_as_long_as_anything_may(
    made: frozenset[datetime], now: datetime, kept: int, shortest: int
):
    past = [one for one in made if one <= now]
    assume(past and now - max(past) <= shortest * DAY)
    assert max(past) not in over(made, now, kept, shortest)


@given(made=several, now=moments, kept=days, shortest=days)
def test_all_others_go_after_so_many_days(
    made: frozenset[datetime], now: datetime, kept: int, shortest: int
):
    left = made - over(made, now, kept, shortest)
    assert len([one for one in left if abs(now - one) > kept * DAY]) <= 1


@given(made=several, now=moments, kept=days, shortest=days)
def test_a_second_rotation_removes_nothing_more(
    made: frozenset[datetime], now: datetime, kept: int, shortest: int
):
    left = made - over(made, now, kept, shortest)
    assert over(left, now, kept, shortest) == set()


@given(count=st.integers(1, 100), kept=days, shortest=days)
def test_one_a_day_leaves_as_many_as_days_are_kept(count: int, kept: int, shortest: int):
    there: set[datetime] = set()
    for day in range(count):
        there.add(NOW + day * DAY)
        there -= over(there, NOW + day * DAY, kept, shortest)
    assert len(there) == min(count, min(kept, shortest) + 1)


@given(moment=moments)
def test_a_name_says_when_it_was_made(moment: datetime):
    assert made_at(name_of(MARK, moment)) == moment


@pytest.mark.parametrize("name", ["", "one.age", f"afterword-{MARK}-20260513.age", "x.age.age"])
def test_another_name_says_nothing(name: str):
    with pytest.raises(ValueError, match="is not the name of a backup"):
        made_at(name)


def test_files_of_others_stay(tmp_path: Path):
    old, new = name_of(MARK, NOW - 40 * DAY), name_of(MARK, NOW)
    others = {name_of(OTHER, NOW - 400 * DAY), "dear.age", f"afterword-{MARK}-notes.age"}
    unfinished = f"{name_of(MARK, NOW - DAY)}.unfinished"
    for name in (*others, old, new, unfinished):
        (tmp_path / name).touch()
    assert [file.name for file in rotate(tmp_path, MARK, NOW, 35, 90)] == [old]
    assert {file.name for file in tmp_path.iterdir()} == {*others, new}


def test_copies_in_the_workspace_folder_go_with_what_is_kept_beside_them_left_alone(tmp_path: Path):
    (tmp_path / "aside-20260513T140200Z").mkdir()
    for name in ("aside-20260513T140200Z/afterword.duckdb", "before-0021.duckdb", "audit.key"):
        (tmp_path / name).touch()
    now = datetime.now(UTC)
    forget_copies(tmp_path, now - DAY)
    assert len(list(tmp_path.iterdir())) == 3
    forget_copies(tmp_path, now + DAY)
    assert [file.name for file in tmp_path.iterdir()] == ["audit.key"]


def test_a_copy_that_cannot_be_removed_is_named_and_keeps_no_other_from_going(tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "aside-1").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "aside-2").mkdir()
    (tmp_path / "before-0021.duckdb").touch()
    with pytest.raises(CopiesLeft, match="aside-1 in the workspace folder cannot"):
        forget_copies(tmp_path, datetime.now(UTC) + DAY)
    assert {file.name for file in tmp_path.iterdir()} == {"aside-1", "elsewhere"}


LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("made", "now", "due"),
    [
        ([], "2026-05-13T00:00", True),
        (["2026-05-13T02:00"], "2026-05-13T02:00", False),  # 03:00 in summer
        (["2026-05-13T01:59"], "2026-05-13T02:00", True),
        (["2026-05-12T02:00"], "2026-05-13T01:59", False),
        (["2026-05-12T01:59"], "2026-05-13T01:59", True),
        (["2026-05-13T20:00"], "2026-05-13T03:00", True),  # the clock was wrong
        (["2026-01-13T03:00"], "2026-01-13T23:00", False),  # 03:00 in winter
        (["2026-03-29T00:30"], "2026-03-29T02:30", True),  # the night that loses an hour
    ],
)
def test_one_is_due_once_the_time_of_day_has_passed(made: list[str], now: str, due: bool):
    there = [datetime.fromisoformat(one).replace(tzinfo=UTC) for one in made]
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert is_due(there, time(3), moment, LONDON) is due


def test_the_last_one_outlives_its_days_where_no_newer_one_was_made():
    older, last = NOW - 41 * DAY, NOW - 40 * DAY
    assert over({older, last}, NOW, 35, 90) == {older}
    assert over({older, last}, NOW + 51 * DAY, 35, 90) == {older, last}
