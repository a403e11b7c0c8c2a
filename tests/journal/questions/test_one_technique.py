"""Of one technique its supervisors are told what Trends tells of it, and nothing where that does
not."""

from __future__ import annotations

import pytest

from journal.errors import NotFound
from journal.facts import refresh
from journal.people import Viewer
from journal.policy import scope_for
from journal.questions import TECHNIQUES
from journal.questions.one_technique import CAUTION, NO_BLOCK, TOO_FEW, WentInTeam, went_in_team
from journal.store.engine import Store
from journal.techniques import Technique
from journal.vocabulary import Role
from tests.journal.given import NOW, WORKSPACE
from tests.journal.questions.conftest import Figures
from tests.journal.questions.test_techniques import told, used_both_ways


def went(
    store: Store, viewer: Viewer, team: str, technique: Technique = Technique.LISTENED
) -> WentInTeam:
    refresh(store, NOW)
    return went_in_team(store, scope_for(viewer), WORKSPACE, team, technique)


@pytest.fixture
def team(sam: Viewer) -> str:
    return sam.teams_as(Role.SUPERVISOR)[0]


def test_it_is_told_as_in_trends_with_the_caution_last(
    store: Store, crew: list[Viewer], sam: Viewer, team: str, figures: Figures
):
    used_both_ways(store, crew[:5])
    row = told(figures(TECHNIQUES))["listened"]
    found = went(store, sam, team)
    assert found.sentences == (
        "Used in 25 entries that can be compared, by 5 people.",
        f"Resolved with it: {row['with_it']}. Without it: {row['without']}.",
        f"Alike in heat, resolved more often when used: {row['difference']}.",
        "In their own word, in all that name it, it helped in 25, made no difference in 0, and "
        "made it worse in 0.",
        CAUTION,
    )
    assert found.span


@pytest.mark.parametrize("people", [4, 5])
def test_where_fewer_than_five_stand_behind_it_no_number_is_told(
    store: Store, crew: list[Viewer], sam: Viewer, team: str, people: int
):
    used_both_ways(store, crew[:people])
    found = went(store, sam, team)
    assert (found.sentences == (TOO_FEW,)) is (people == 4)


def test_of_one_that_nobody_used_no_number_is_told(
    store: Store, crew: list[Viewer], sam: Viewer, team: str
):
    used_both_ways(store, crew[:5])
    assert went(store, sam, team, Technique.PAUSED).sentences == (TOO_FEW,)


def test_before_a_block_is_over_it_says_so(
    store: Store, crew: list[Viewer], sam: Viewer, team: str
):
    assert went(store, sam, team).sentences == (NO_BLOCK,)


def test_a_small_team_is_told_why_there_are_no_figures(store: Store, sam: Viewer, team: str):
    (sentence,) = went(store, sam, team).sentences
    assert "fewer than five agents" in sentence


def test_whoever_does_not_supervise_the_team_is_told_nothing(
    store: Store, crew: list[Viewer], ana: Viewer, kim: Viewer, team: str
):
    used_both_ways(store, crew[:5])
    for viewer in (ana, kim, Viewer(ana.person, frozenset())):
        with pytest.raises(NotFound, match="not one of them"):
            went(store, viewer, team)
