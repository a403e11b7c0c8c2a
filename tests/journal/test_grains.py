"""A block is drawn for ever in the grain in which it was drawn first."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.facts import first_unseen, refresh
from journal.people import Viewer
from journal.periods import BLOCK, WEEK, Grain, block_of, week_of
from journal.policy import scope_for
from journal.questions import OUTCOMES, Asked, ask, choose
from journal.store.engine import Store
from tests.journal.given import NOW, WORKSPACE, ZONE, start_of, stored_entry, wrote
from tests.journal.questions.conftest import LAST_BLOCK, RUNNING_BLOCK, busy_weeks

NEXT_BLOCK = RUNNING_BLOCK + BLOCK


def seen(store: Store, sam: Viewer, **days: date) -> Asked:
    return choose(store, scope_for(sam), WORKSPACE, **days)


def quiet_blocks(store: Store, authors: list[Viewer], first: date, blocks: int) -> None:
    """One entry a block by each: too few for figures week by week."""
    days = [first + number * BLOCK for number in range(blocks)]
    wrote(store, *[stored_entry(author, day) for author in authors for day in days])


def test_a_team_that_grows_quiet_keeps_the_weeks_it_was_drawn_in(
    store: Store, crew: list[Viewer], sam: Viewer
):
    busy_weeks(store, crew[:5], 8)
    refresh(store, NOW)
    assert seen(store, sam).grain is Grain.WEEK
    quiet_blocks(store, crew[:5], NEXT_BLOCK, 12)
    refresh(store, start_of(NEXT_BLOCK + 12 * BLOCK, ZONE))
    later = seen(store, sam)
    assert (later.grain, later.first) == (Grain.BLOCK, NEXT_BLOCK)
    assert later.other_grain_before == NEXT_BLOCK
    earlier = seen(store, sam, first=LAST_BLOCK, last=RUNNING_BLOCK)
    assert (earlier.grain, earlier.first) == (Grain.WEEK, LAST_BLOCK)
    assert earlier.other_grain_before is None
    rows = ask(store, scope_for(sam), OUTCOMES, earlier).rows
    assert all(step == WEEK for step in rows["period"].diff().dropna())


def test_a_team_that_grows_busy_keeps_the_blocks_it_was_drawn_in(
    store: Store, crew: list[Viewer], sam: Viewer
):
    quiet_blocks(store, crew[:5], LAST_BLOCK, 1)
    refresh(store, NOW)
    assert seen(store, sam).grain is Grain.BLOCK
    days = [RUNNING_BLOCK + number * timedelta(days=1) for number in range(280)]
    wrote(store, *[stored_entry(author, day) for author in crew[:5] for day in days])
    refresh(store, start_of(RUNNING_BLOCK + 10 * BLOCK, ZONE))
    assert seen(store, sam).grain is Grain.WEEK
    assert seen(store, sam).first == RUNNING_BLOCK
    assert seen(store, sam, last=LAST_BLOCK).grain is Grain.BLOCK


@settings(max_examples=60)
@given(st.sampled_from(Grain), st.dates(date(2024, 1, 1), date(2027, 1, 1)).map(week_of))
def test_what_changes_begins_where_nobody_has_seen_anything(grain: Grain, before: date):
    first = first_unseen(grain, before)
    assert first == block_of(first)
    drawn_until = before if grain is Grain.WEEK else block_of(before)
    assert first >= drawn_until
    assert first - BLOCK < drawn_until or first == drawn_until


def test_a_copy_taken_twice_changes_no_grain(store: Store, crew: list[Viewer], sam: Viewer):
    busy_weeks(store, crew[:5], 8)
    refresh(store, NOW)
    before = seen(store, sam)
    refresh(store, NOW)
    assert seen(store, sam) == before
