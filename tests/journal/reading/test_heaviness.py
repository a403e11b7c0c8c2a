"""How heavy it has been is told by the week, as far as it carries, and to its author alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journal.actions.check_in import check_in
from journal.people import Viewer
from journal.periods import BLOCK, WEEK, Grain, block_of, week_of
from journal.policy import scope_for
from journal.reading.heaviness import LATEST, Heaviness, my_heaviness
from journal.store.engine import Store
from journal.vocabulary import Face, Flag
from tests.journal.given import NOW, TODAY, WORKSPACE, ZONE, write_down


def felt(store: Store, viewer: Viewer, face: str, *flags: str, ago: timedelta = WEEK) -> str:
    at = NOW - ago
    entry_id = write_down(store, viewer, now=at, what_happened=f"It was {face}")
    check_in(store, viewer, entry_id, {"face": face, "flags": flags}, now=at, workspace=WORKSPACE)
    return entry_id


def seen(store: Store, viewer: Viewer, since: date = date.min) -> Heaviness:
    return my_heaviness(store, scope_for(viewer), since=since, today=TODAY, zone=ZONE)


def test_each_week_says_how_many_were_heavy_and_in_which_words(store: Store, ana: Viewer):
    felt(store, ana, "heavy", "drained", "angry")
    felt(store, ana, "very_heavy", "drained")
    felt(store, ana, "good")
    felt(store, ana, "so_so", ago=3 * WEEK)
    found = seen(store, ana)
    assert found.grain is Grain.WEEK
    assert [one.began for one in found.periods] == [
        week_of(TODAY) - WEEK,
        week_of(TODAY) - 3 * WEEK,
    ]
    latest = found.periods[0]
    assert str(latest.heavy) == "2 of 3"
    assert latest.faces == ((Face.VERY_HEAVY, 1), (Face.HEAVY, 1), (Face.GOOD, 1))
    assert latest.flags == (Flag.DRAINED, Flag.ANGRY)
    assert str(found.periods[1].heavy) == "0 of 1"


def test_of_a_longer_time_it_is_told_in_blocks_of_four_weeks(store: Store, ana: Viewer):
    felt(store, ana, "heavy")
    felt(store, ana, "heavy", ago=13 * WEEK)
    found = seen(store, ana)
    assert found.grain is Grain.BLOCK
    assert [one.began for one in found.periods] == [
        block_of(TODAY - WEEK), block_of(TODAY - 13 * WEEK)
    ]  # fmt: skip
    assert found.periods[0].began - found.periods[1].began == 3 * BLOCK


def test_what_was_before_the_day_from_which_one_looks_is_left_out(store: Store, ana: Viewer):
    felt(store, ana, "heavy", ago=5 * WEEK)
    assert seen(store, ana, TODAY - 4 * WEEK).periods == ()
    assert seen(store, ana, TODAY - 4 * WEEK).latest == ()


def test_the_heavy_ones_come_with_what_one_wrote_the_latest_first(store: Store, ana: Viewer):
    for days in range(1, LATEST + 2):
        felt(store, ana, "heavy", ago=timedelta(days=days))
    felt(store, ana, "all_right", ago=timedelta(hours=1))
    latest = seen(store, ana).latest
    assert len(latest) == LATEST
    assert latest[0].at == NOW - timedelta(days=1)
    assert {one.entry.entry.what_happened for one in latest} == {"It was heavy"}


@pytest.mark.parametrize("other", ["ben", "sam"])
def test_nobody_else_is_told(store: Store, ana: Viewer, request: pytest.FixtureRequest, other: str):
    felt(store, ana, "heavy")
    found = seen(store, request.getfixturevalue(other))
    assert (found.periods, found.latest) == ((), ())
