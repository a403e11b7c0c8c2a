"""Check-ins go when their time is over; the bands in which they were told stay theirs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal.actions.retaining import carry_out
from journal.errors import Unavailable
from journal.people import Team, Viewer
from journal.periods import BLOCK
from journal.policy import scope_for
from journal.release import release_if_a_block_closed
from journal.store.engine import Store
from journal.store.releases import released_blocks
from journal.vocabulary import Flag
from tests.journal.given import NOW
from tests.journal.release.conftest import LAST_BLOCK, Told, beside, checked_in

LONG_AFTER = NOW + timedelta(days=300)


def rows(store: Store, table: str) -> int:
    found = store.write(lambda tx: tx.rows(f"select count(*) as n from wellbeing.{table}"))
    return int(found[0]["n"])


def test_a_block_is_released_before_the_check_ins_in_it_go(
    store: Store, crew: list[Viewer], sam: Viewer, deliveries: Team
):
    checked_in(store, crew, Flag.PROUD)
    carry_out(store, LONG_AFTER)
    assert rows(store, "check_ins") == 0
    told = {one.block: one for one in released_blocks(store, scope_for(sam), deliveries.team_id)}
    assert told[LAST_BLOCK].bands["proud"].place == 3


def test_no_check_in_goes_while_nothing_can_be_released(store: Store, crew: list[Viewer]):
    given = checked_in(store, crew, Flag.PROUD)
    beside(store).write_text("no day")
    with pytest.raises(Unavailable):
        carry_out(store, LONG_AFTER)
    assert rows(store, "check_ins") == len(given)


def test_bands_go_two_years_after_their_block_and_are_never_told_anew(
    store: Store, crew: list[Viewer], told: Told
):
    checked_in(store, crew, Flag.PROUD)
    assert told()[LAST_BLOCK].bands
    ended = LAST_BLOCK + BLOCK
    last_day = NOW.replace(year=ended.year + 2, month=ended.month, day=ended.day) - timedelta(1)
    carry_out(store, last_day)
    assert LAST_BLOCK in told()
    carry_out(store, last_day + timedelta(days=1))
    assert LAST_BLOCK not in told()
    assert release_if_a_block_closed(store, last_day + timedelta(days=1)) == 0
    assert LAST_BLOCK not in told()
    assert rows(store, "released_blocks") > 1
