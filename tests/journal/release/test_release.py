"""When a block closes: once, by the same rules for everybody, and never anew."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from journal.bands import Band
from journal.checkin import FIGURES
from journal.people import Team, Viewer
from journal.periods import BLOCK
from journal.release import Released, release, release_if_a_block_closed
from journal.store.checkins import delete_check_in
from journal.store.engine import Store
from journal.store.settings import set_zone
from journal.vocabulary import Face, Flag, Withheld
from tests.journal.given import NOW, TODAY, ZONE, start_of
from tests.journal.release.conftest import (
    BLOCK_BEFORE,
    LAST_BLOCK,
    Told,
    agents_of,
    checked_in,
    days_of,
    everything_released,
    released,
)


def test_every_figure_of_the_catalogue_is_released_in_a_band(
    store: Store, crew: list[Viewer], told: Told
):
    checked_in(store, crew, Flag.PROUD, Flag.FINE, face=Face.GOOD)
    bands = told()[LAST_BLOCK].bands
    assert set(bands) == set(FIGURES)
    assert {figure for figure, band in bands.items() if band == Band(3, 4)} == {"proud", "fine"}
    assert {band for figure, band in bands.items() if band != Band(3, 4)} == {Band(0, 4)}


@pytest.mark.parametrize("face", Face)
def test_the_two_lowest_faces_are_heavy(store: Store, crew: list[Viewer], told: Told, face: Face):
    checked_in(store, crew, face=face)
    heavy = face in (Face.VERY_HEAVY, Face.HEAVY)
    assert told()[LAST_BLOCK].bands["heavy"] == (Band(3, 4) if heavy else Band(0, 4))


@pytest.mark.parametrize(
    ("agents", "bands"), [(0, None), (1, None), (4, None), (5, 4), (8, 4), (9, 8)]
)
def test_five_agents_are_needed_and_nine_for_finer_bands(
    store: Store, deliveries: Team, told: Told, agents: int, bands: int | None
):
    checked_in(store, agents_of(store, deliveries, agents))
    block = told()[LAST_BLOCK]
    assert {band.of for band in block.bands.values()} == ({bands} if bands else set())
    assert block.withheld is (None if bands else Withheld.TOO_FEW)


def test_agents_count_and_not_their_check_ins(store: Store, crew: list[Viewer], told: Told):
    checked_in(store, crew[:4], times=20)
    assert told()[LAST_BLOCK].withheld is Withheld.TOO_FEW


def test_a_workspace_may_ask_for_more_agents_and_is_told_so(
    store: Store, crew: list[Viewer], told: Told
):
    store.write(lambda tx: tx.run("update kept.workspace set least_agents = 8"))
    checked_in(store, crew)
    block = told()[LAST_BLOCK]
    assert (block.withheld, block.least_agents) == (Withheld.TOO_FEW, 8)


def test_nobody_outweighs_anybody(store: Store, crew: list[Viewer], told: Told):
    """One of seven with most of the check-ins, and all of the heavy ones."""
    checked_in(store, crew[0], face=Face.VERY_HEAVY, times=40)
    checked_in(store, crew[1:], times=2)
    assert told()[LAST_BLOCK].bands["heavy"] == Band(0, 4)


def test_a_mean_on_the_edge_of_two_bands_is_not_lost_in_rounding(
    store: Store, crew: list[Viewer], told: Told
):
    """A half, two thirds in all and a twelfth are five quarters: of five agents, a quarter; added
    up as floating point they are less."""
    shares = ((0, 1), (1, 2), (1, 3), (2, 6), (1, 12))
    assert sum(part / whole for part, whole in shares) < 5 / 4
    for agent, (part, whole) in zip(crew, shares, strict=False):
        checked_in(store, agent, Flag.SHAKEN, times=part)
        checked_in(store, agent, times=whole - part)
    assert told()[LAST_BLOCK].bands["shaken"] == Band(1, 4)


@pytest.mark.parametrize(
    ("first", "last", "is_told"), [(0, 27, True), (-1, 27, False), (0, 28, False)]
)
def test_the_first_and_the_last_day_of_a_block_count_and_no_other(
    store: Store, crew: list[Viewer], told: Told, first: int, last: int, is_told: bool
):
    checked_in(store, crew[:3])
    checked_in(store, crew[3], day=LAST_BLOCK + timedelta(days=first))
    checked_in(store, crew[4], day=LAST_BLOCK + timedelta(days=last))
    assert bool(told()[LAST_BLOCK].bands) is is_told


def test_the_running_block_is_not_released(store: Store, crew: list[Viewer], told: Told):
    checked_in(store, crew, day=TODAY)
    assert list(told()) == [BLOCK_BEFORE, LAST_BLOCK]


def test_a_block_closes_at_midnight_where_the_workspace_is(store: Store):
    ends = start_of(LAST_BLOCK + 2 * BLOCK, ZONE)
    released(store, NOW)
    assert release_if_a_block_closed(store, ends - timedelta(seconds=1)) == 0
    assert release_if_a_block_closed(store, ends) == 1


def test_releasing_again_changes_nothing(store: Store, crew: list[Viewer], told: Told):
    checked_in(store, crew)
    assert [one.block for one in release(store, NOW)] == [BLOCK_BEFORE, LAST_BLOCK]
    before = everything_released(store)
    assert list(release(store, NOW + timedelta(days=3))) == []
    assert everything_released(store) == before


def test_what_comes_goes_or_changes_afterwards_moves_no_band(
    store: Store, crew: list[Viewer], told: Told
):
    ids = checked_in(store, crew[:5], Flag.SHAKEN)
    before = told()
    checked_in(store, crew, Flag.FINE, times=9)
    store.write(lambda tx: [delete_check_in(tx, entry_id) for entry_id in ids])
    assert told() == before
    assert before[LAST_BLOCK].bands["shaken"] == Band(3, 4)


def test_one_of_five_who_erases_on_the_last_day_is_in_no_band(
    store: Store, crew: list[Viewer], told: Told
):
    ids = checked_in(store, crew[:5], day=days_of(LAST_BLOCK)[-1])
    store.write(lambda tx: delete_check_in(tx, ids[0]))
    assert told()[LAST_BLOCK].withheld is Withheld.TOO_FEW


def test_what_is_withheld_stays_so(store: Store, crew: list[Viewer], told: Told):
    checked_in(store, crew[0])
    told()
    checked_in(store, crew)
    assert told()[LAST_BLOCK].withheld is Withheld.TOO_FEW


def test_nobody_and_four_look_alike(store: Store, crew: list[Viewer], told: Told):
    checked_in(store, crew[:4])
    blocks = told()
    last, before = blocks[LAST_BLOCK], blocks[BLOCK_BEFORE]
    assert (last.withheld, last.bands) == (before.withheld, before.bands)


def test_retention_leaves_what_was_released(store: Store, crew: list[Viewer], told: Told):
    checked_in(store, crew, Flag.ANGRY)
    before = told()
    store.write(lambda tx: tx.run("delete from wellbeing.check_ins"))
    assert told(now=NOW + timedelta(days=120)).items() >= before.items()


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles"])
def test_another_time_zone_moves_no_check_in_and_no_released_block(
    store: Store, crew: list[Viewer], told: Told, zone: str
):
    checked_in(store, crew, day=days_of(BLOCK_BEFORE)[-1])
    before = told(now=start_of(LAST_BLOCK, ZONE))
    store.write(lambda tx: set_zone(tx, ZoneInfo(zone)))
    checked_in(store, crew, Flag.ANGRY, day=days_of(BLOCK_BEFORE)[-1])
    checked_in(store, crew, day=LAST_BLOCK)
    after = told()
    assert after[BLOCK_BEFORE] == before[BLOCK_BEFORE]
    assert after[LAST_BLOCK].withheld is None


def test_a_block_in_which_the_clocks_change_closes_at_midnight_too(store: Store):
    """The night to 29 March, within it, was an hour shorter."""
    assert LAST_BLOCK < date(2026, 3, 29) < LAST_BLOCK + BLOCK
    ends = start_of(LAST_BLOCK + BLOCK, ZONE)
    assert release_if_a_block_closed(store, ends - timedelta(seconds=1)) == 1
    assert release_if_a_block_closed(store, ends) == 1


def test_a_release_tells_how_many_teams_and_is_noted(store: Store, crew: list[Viewer]):
    checked_in(store, crew)
    assert list(release(store, NOW, "command line")) == [
        Released(BLOCK_BEFORE, 0, {Withheld.TOO_FEW: 2}),
        Released(LAST_BLOCK, 1, {Withheld.TOO_FEW: 1}),
    ]
    noted = store.write(lambda tx: tx.rows("select actor, action, subject from kept.audit"))
    assert noted[-1] == {
        "actor": "command line",
        "action": "block_released",
        "subject": f"block_{LAST_BLOCK:%Y_%m_%d}",
    }


def test_who_is_interrupted_goes_on_where_it_ended(store: Store, crew: list[Viewer]):
    checked_in(store, crew)
    going = release(store, NOW)
    assert next(going).block == BLOCK_BEFORE
    going.close()
    assert [one.block for one in release(store, NOW)] == [LAST_BLOCK]


def test_nothing_is_kept_of_how_many_or_who(store: Store, crew: list[Viewer]):
    checked_in(store, crew)
    released(store)
    columns = {name for rows in everything_released(store).values() for row in rows for name in row}
    assert columns == {
        *("team_id", "block", "withheld", "figure", "band", "bands"),
        *("rules", "least_agents", "released_on", "released_at"),
    }
