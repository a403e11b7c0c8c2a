"""What a workspace has added is counted as a category of its own, by the rules of all others."""

from __future__ import annotations

import pytest

from journal.called import call
from journal.errors import NotFound
from journal.people import Viewer
from journal.periods import BLOCK
from journal.questions import (
    CAUSES,
    CAUSES_AND_OUTCOMES,
    CHANNELS,
    EXCEPTIONS,
    OUTCOMES,
    TECHNIQUES,
)
from journal.questions.exceptions import SEASON
from journal.questions.techniques import LEAST_ENTRIES
from journal.store.engine import Store
from tests.journal.questions.conftest import LAST_BLOCK, Figures, each_wrote

STRIKE, KIOSK = {"cause": "own_cause_1"}, {"channel": "own_channel_12"}
pytestmark = pytest.mark.usefixtures("added_words")


def test_it_is_counted_under_the_name_that_it_was_given(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew, LAST_BLOCK, **STRIKE, **KIOSK)
    each_wrote(store, crew[:6], LAST_BLOCK)
    causes, channels = figures(CAUSES), figures(CHANNELS)
    assert dict(zip(causes.rows["cause"], causes.rows["entries"], strict=True)) == {
        "Cause of theirs 1": 7,
        "Billing": 6,
    }
    assert "Most often: Channel of theirs 12, 7 of 13" in channels.finding


@pytest.mark.parametrize("people", [4, 5])
def test_fewer_than_five_people_are_behind_it_nowhere(
    store: Store, crew: list[Viewer], figures: Figures, people: int
):
    each_wrote(store, crew, LAST_BLOCK, outcome="unresolved")
    each_wrote(store, crew[:people], LAST_BLOCK, **STRIKE)
    rows = figures(CAUSES_AND_OUTCOMES).rows
    told = dict(zip(rows["cause"], rows["entries"], strict=True))
    assert told == (
        {"Cause of theirs 1": 5, "Billing": 7} if people == 5 else {"Others together": 11}
    )
    assert figures(OUTCOMES, cause="own_cause_1").rows.empty is (people == 4)


@pytest.mark.parametrize("people", [4, 5])
def test_what_could_embarrass_is_told_of_it_where_enough_are_behind_it(
    store: Store, crew: list[Viewer], figures: Figures, people: int
):
    given = {"exception_kind": "refund", "exception_value": 10.0}
    for back in range(SEASON):
        each_wrote(store, crew, LAST_BLOCK - back * BLOCK, **given)
    each_wrote(store, crew[:people], LAST_BLOCK, **given, **STRIKE)
    assert ("Cause of theirs 1" in set(figures(EXCEPTIONS).rows["category"])) is (people == 5)


@pytest.mark.parametrize("people", [4, 5])
def test_a_technique_of_its_own_is_told_where_five_used_it_and_five_did_not(
    store: Store, crew: list[Viewer], figures: Figures, people: int
):
    for how in ({"own_technique_1": "helped"}, {"listened": "helped"}):
        for _ in range(LEAST_ENTRIES // 4):
            who = crew if "listened" in how else crew[:people]
            each_wrote(store, who, LAST_BLOCK, heat_start=2, techniques=how)
    rows = figures(TECHNIQUES).rows
    named = set() if rows.empty else set(rows["technique"])
    assert ("Technique of theirs 1" in named) is (people == 5)


def test_of_a_word_that_nobody_added_nothing_can_be_asked(
    store: Store, crew: list[Viewer], figures: Figures
):
    call({})
    with pytest.raises(NotFound, match="There is no such cause"):
        figures(OUTCOMES, cause="own_cause_1")
