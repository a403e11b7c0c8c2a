"""Who is in the bands of a team, and who is told of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal.bands import Band
from journal.people import Grant, Team, Viewer
from journal.policy import scope_for
from journal.store.engine import Store
from journal.store.releases import released_blocks
from journal.store.workspace import add_team, end_grants, grant
from journal.vocabulary import Flag, Role, TeamKind, Withheld
from tests.journal.given import TODAY
from tests.journal.release.conftest import (
    BLOCK_BEFORE,
    LAST_BLOCK,
    Told,
    agents_of,
    checked_in,
    days_of,
)


def test_in_a_block_an_agent_belongs_to_the_team_of_most_of_their_check_ins(
    store: Store, crew: list[Viewer], deliveries: Team, kim: Viewer, una: Viewer, told: Told
):
    """Four agents of each team, and one who moved: the fifth of one team alone."""
    billing = Team(kim.teams_as(Role.AGENT)[0], "Billing")
    checked_in(store, [*crew[:4], kim, *agents_of(store, billing, 3, named="b")])
    moved = crew[4]
    checked_in(store, moved, times=2)
    checked_in(store, moved, day=days_of(LAST_BLOCK)[-1], team=billing)
    assert told()[LAST_BLOCK].withheld is None
    assert told(una, billing)[LAST_BLOCK].withheld is Withheld.TOO_FEW


def test_between_equally_many_the_latest_decides(
    store: Store, crew: list[Viewer], kim: Viewer, una: Viewer, told: Told
):
    billing = Team(kim.teams_as(Role.AGENT)[0], "Billing")
    checked_in(store, [*crew[:4], kim, *agents_of(store, billing, 3, named="b")])
    checked_in(store, crew[4])
    checked_in(store, crew[4], day=days_of(LAST_BLOCK)[-1], team=billing)
    assert told()[LAST_BLOCK].withheld is Withheld.TOO_FEW
    assert told(una, billing)[LAST_BLOCK].withheld is None


def test_what_an_agent_answered_in_the_other_team_is_in_neither_band(
    store: Store, crew: list[Viewer], deliveries: Team, kim: Viewer, told: Told
):
    billing = Team(kim.teams_as(Role.AGENT)[0], "Billing")
    checked_in(store, crew[:5], times=2)
    checked_in(store, crew[:5], Flag.ANGRY, team=billing)
    assert told()[LAST_BLOCK].bands["angry"] == Band(0, 4)


def test_a_team_that_is_split_within_a_block_keeps_each_agent_in_one_half(
    store: Store, crew: list[Viewer], deliveries: Team, kim: Viewer, una: Viewer, told: Told
):
    """Seven of one team; three move to the other in the middle of the block."""
    billing = Team(kim.teams_as(Role.AGENT)[0], "Billing")
    middle = days_of(LAST_BLOCK)[14]
    checked_in(store, crew, times=2)
    store.write(lambda tx: [end_grants(tx, agent.person_id, middle) for agent in crew[4:]])
    checked_in(store, crew[4:], day=middle, team=billing, times=3)
    assert told()[LAST_BLOCK].withheld is Withheld.TOO_FEW
    assert told(una, billing)[LAST_BLOCK].withheld is Withheld.TOO_FEW


@pytest.mark.parametrize("since", [BLOCK_BEFORE, TODAY])
def test_who_supervises_a_team_is_in_none_of_its_bands(
    store: Store, crew: list[Viewer], deliveries: Team, told: Told, since: object
):
    """In the block, or when it is released."""
    checked_in(store, crew[:5])
    promoted = crew[0].person_id
    store.write(lambda tx: grant(tx, promoted, Role.SUPERVISOR, deliveries.team_id, since))  # type: ignore[arg-type]
    assert told()[LAST_BLOCK].withheld is Withheld.TOO_FEW


def test_who_supervises_another_team_is_counted(
    store: Store, crew: list[Viewer], kim: Viewer, told: Told
):
    billing = kim.teams_as(Role.AGENT)[0]
    checked_in(store, crew[:5])
    store.write(lambda tx: grant(tx, crew[0].person_id, Role.SUPERVISOR, billing, BLOCK_BEFORE))
    assert told()[LAST_BLOCK].withheld is None


def test_who_was_an_agent_then_and_supervises_now_is_not_told(
    store: Store, crew: list[Viewer], deliveries: Team, told: Told
):
    """They know their own answers, and could take them out."""
    checked_in(store, crew)
    told()
    promoted = crew[0].person_id
    store.write(lambda tx: end_grants(tx, promoted, TODAY))
    tomorrow = TODAY + timedelta(days=1)
    store.write(lambda tx: grant(tx, promoted, Role.SUPERVISOR, deliveries.team_id, tomorrow))
    block = told(supervising(crew[0], deliveries))[LAST_BLOCK]
    assert (block.withheld, block.bands) == (Withheld.WAS_AGENT, {})
    assert told()[LAST_BLOCK].withheld is None


def supervising(viewer: Viewer, team: Team) -> Viewer:
    return Viewer(viewer.person, frozenset({Grant(Role.SUPERVISOR, team.team_id)}))


def test_only_who_supervises_a_team_is_told(
    store: Store, crew: list[Viewer], deliveries: Team, una: Viewer, told: Told
):
    checked_in(store, crew)
    assert told()[LAST_BLOCK].bands
    for other in (una, crew[0]):
        scope = scope_for(other)
        assert released_blocks(store, scope, deliveries.team_id) == []
        assert store.rows(scope, "select team_id from bands_in_scope") == []


def test_a_team_without_agents_in_a_block_has_no_row_of_it(
    store: Store, crew: list[Viewer], sam: Viewer, told: Told
):
    records = store.write(lambda tx: add_team(tx, "Records", TeamKind.RECORDS))
    late = store.write(lambda tx: add_team(tx, "Later"))
    agents_of(store, late, 5, since=TODAY, named="late")
    for team in (records, late):
        assert told(supervising(sam, team), team) == {}
