"""What is said of the bands that were released: plain words, and no more than they hold."""

from __future__ import annotations

from datetime import date

import pytest

from journal.bands import Band, ReleasedBlock
from journal.checkin import FIGURES, HEAVY
from journal.errors import NotFound
from journal.people import Grant, Team, Viewer
from journal.periods import BLOCK
from journal.policy import scope_for
from journal.questions.wellbeing import PARTS, Wellbeing, wellbeing
from journal.questions.wellbeing_wording import (
    compared,
    finding,
    last_block,
    most_fitting,
    said,
    withheld,
)
from journal.store.engine import Store
from journal.store.workspace import add_team
from journal.vocabulary import Role, TeamKind, Withheld
from tests.journal.given import TODAY

FIRST = date(2026, 3, 23)
TEAM = Team("t", "Deliveries")


def block(number: int = 0, **bands: Band) -> ReleasedBlock:
    """A block in which what is not named was in the lowest quarter."""
    told = dict.fromkeys(FIGURES, Band(0, 4)) | bands
    return ReleasedBlock(FIRST + number * BLOCK, 5, None, told)


def held_back(why: Withheld, number: int = 0, least: int = 5) -> ReleasedBlock:
    return ReleasedBlock(FIRST + number * BLOCK, least, why, {})


def told(*blocks: ReleasedBlock) -> Wellbeing:
    return Wellbeing(TEAM, blocks, FIRST)


@pytest.mark.parametrize("of", [4, 8])
def test_every_band_has_words_of_its_own_and_no_digits(of: int):
    words = [said(Band(place, of)) for place in range(of)]
    assert len(set(words)) == of
    assert not any(letter.isdigit() for word in words for letter in word)


@pytest.mark.parametrize(
    ("last", "before", "said_of_it"),
    [
        (Band(3, 8), Band(1, 8), "That is more than in the block before"),
        (Band(1, 8), Band(3, 8), "That is less than in the block before"),
        (Band(2, 8), Band(2, 8), "in the same band"),
        (Band(2, 8), Band(1, 8), "no change can be told"),
        (Band(1, 4), Band(3, 8), "no change can be told"),
        (Band(1, 4), Band(0, 8), "That is more than in the block before"),
        (Band(1, 4), Band(1, 8), "no change can be told"),
    ],
)
def test_a_block_is_called_higher_only_where_the_bands_do_not_touch(
    last: Band, before: Band, said_of_it: str
):
    assert said_of_it in compared(last, before)


def test_the_last_block_is_told_with_its_days_and_against_the_one_right_before():
    two = told(block(0), block(1, heavy=Band(2, 4)))
    assert last_block(two) == (
        "From 20 April to 17 May 2026, half to three quarters of an agent’s check-ins were heavy, "
        "on average. That is more than in the block before (less than a quarter)."
    )
    apart = told(block(0), held_back(Withheld.TOO_FEW, 1), block(2, heavy=Band(2, 4)))
    assert "the block before" not in last_block(apart)


def test_a_last_block_that_is_withheld_is_not_passed_over_in_silence():
    withheld_since = told(block(0), held_back(Withheld.TOO_FEW, 1))
    assert last_block(withheld_since) == (
        "Of 20 April to 17 May 2026 nothing is told. From 23 March to 19 April 2026, less than a "
        "quarter of an agent’s check-ins were heavy, on average."
    )


def test_a_chart_over_time_says_the_highest_and_the_lowest_band():
    three = told(block(0), block(1, heavy=Band(2, 4)), block(2))
    assert finding(three, HEAVY) == (
        "The highest band was half to three quarters, last in the block from 20 April 2026; the "
        "lowest less than a quarter, last in the one from 18 May 2026."
    )
    assert (
        finding(told(block(0)), HEAVY)
        == "In every block that is told, heavy was less than a quarter."
    )


@pytest.mark.parametrize("within", [Band(2, 8), Band(3, 8)])
def test_no_block_is_called_the_highest_where_the_bands_overlap(within: Band):
    """Which of the two shares was the higher one, nobody knows."""
    found = finding(told(block(0, heavy=Band(1, 4)), block(1, heavy=within)), HEAVY)
    assert found == "In every block that is told, heavy was a quarter to half."


def test_what_fitted_most_are_all_flags_in_the_highest_band():
    assert "proud: a quarter to half, on average" in most_fitting(block(proud=Band(1, 4)))
    both = most_fitting(block(proud=Band(1, 4), fine=Band(1, 4)))
    assert "proud and fine: each a quarter to half" in both
    assert "each of these fitted less than a quarter" in most_fitting(block())


def test_where_nothing_can_be_told_that_is_said():
    nothing = told(held_back(Withheld.TOO_FEW))
    assert {last_block(nothing), *(finding(nothing, part) for part in PARTS)} == {
        "Nothing can be told yet."
    }


def test_each_reason_for_withholding_is_said_once_with_how_many_blocks():
    blocks = [
        held_back(Withheld.TOO_FEW),
        held_back(Withheld.TOO_FEW, 1),
        held_back(Withheld.TOO_FEW, 2, least=8),
        held_back(Withheld.RESTORED, 3),
        held_back(Withheld.WAS_AGENT, 4),
    ]
    assert withheld(blocks) == [
        "Two blocks are withheld: fewer than five people checked in.",
        "One block is withheld: fewer than eight people checked in.",
        "One block is withheld: it was released before a backup was put back, and is not released "
        "a second time.",
        "One block is withheld: you were an agent of the team then, and know your own answers.",
    ]


def test_a_team_that_is_not_ones_own_is_refused(store: Store, sam: Viewer):
    with pytest.raises(NotFound, match="the teams you supervise"):
        wellbeing(store, scope_for(sam), "Billing", TODAY)


def test_an_agent_is_told_of_no_team(store: Store, ana: Viewer):
    with pytest.raises(NotFound, match="the teams you supervise"):
        wellbeing(store, scope_for(ana), None, TODAY)


def test_records_have_no_check_ins(store: Store, sam: Viewer):
    team = store.write(lambda tx: add_team(tx, "Archive", TeamKind.RECORDS))
    reader = Viewer(sam.person, sam.grants | {Grant(Role.SUPERVISOR, team.team_id)})
    with pytest.raises(NotFound, match="Imported records have no check-ins"):
        wellbeing(store, scope_for(reader), team.team_id, TODAY)
    assert wellbeing(store, scope_for(reader), None, TODAY).team.name == "Deliveries"
