"""Behaviours and exceptions: nothing of what fewer than five people met or gave."""

from __future__ import annotations

from typing import Any

import pytest

from journal.people import Team, Viewer
from journal.periods import BLOCK
from journal.questions import BEHAVIOURS, EXCEPTIONS, Answer
from journal.store.engine import Store
from tests.journal.given import recorded
from tests.journal.questions.conftest import (
    BLOCK_BEFORE,
    LAST_BLOCK,
    Figures,
    each_wrote,
)

THREE_BLOCKS = (BLOCK_BEFORE - BLOCK, BLOCK_BEFORE, LAST_BLOCK)
REFUND = {"exception_kind": "refund", "exception_value": 10.0}


@pytest.fixture(autouse=True)
def blocks_with_entries(store: Store, crew: list[Viewer]) -> None:
    for block in THREE_BLOCKS:
        each_wrote(store, crew, block)


def named(answer: Answer, column: str, count: str = "entries") -> dict[Any, int]:
    if answer.rows.empty:
        return {}
    return dict(zip(answer.rows[column], answer.rows[count], strict=True))


@pytest.mark.parametrize("people", [4, 5])
def test_a_behaviour_is_told_once_five_people_have_met_it(
    store: Store, crew: list[Viewer], figures: Figures, people: int
):
    each_wrote(store, crew[:3], BLOCK_BEFORE, behaviours=["threats", "insults"])
    each_wrote(store, crew[:people], LAST_BLOCK, behaviours=["threats"])
    answer = figures(BEHAVIOURS)
    assert named(answer, "behaviour") == ({} if people == 4 else {"Threats": 8})
    assert "Insults" in answer.withheld[0]
    assert ("Threats" in answer.withheld[0]) is (people == 4)


def test_that_nobody_met_a_behaviour_is_not_told_apart_from_that_few_did(
    store: Store, crew: list[Viewer], figures: Figures
):
    nobody = figures(BEHAVIOURS)
    each_wrote(store, crew[:1], LAST_BLOCK, behaviours=["assault"])
    assert figures(BEHAVIOURS).withheld == nobody.withheld
    assert nobody.rows.empty


def test_what_one_more_person_met_waits_until_five_have(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew[:5], BLOCK_BEFORE, behaviours=["threats"])
    each_wrote(store, crew[:1], LAST_BLOCK, behaviours=["threats"])
    answer = figures(BEHAVIOURS)
    assert named(answer, "behaviour") == {"Threats": 5}
    assert answer.rows.iloc[0]["up_to"] == "22 March 2026"
    assert figures(BEHAVIOURS, first=LAST_BLOCK).rows.empty


def test_threats_and_discrimination_come_first_and_are_marked(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew, LAST_BLOCK, behaviours=["insults", "discrimination", "threats"])
    each_wrote(store, crew, LAST_BLOCK, behaviours=["insults"])
    answer = figures(BEHAVIOURS)
    assert list(answer.rows["behaviour"]) == ["Threats", "Discrimination", "Insults"]
    assert list(answer.rows["apart"]) == [True, True, False]
    assert answer.finding.startswith("Named most often: Insults, in 14 of 35 entries ")
    assert "Threats: in 7 of 35." in answer.finding


def test_exceptions_add_up_and_what_few_gave_is_among_the_others(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew[:5], LAST_BLOCK, **REFUND)
    each_wrote(store, crew[2:7], LAST_BLOCK, **{**REFUND, "exception_kind": "voucher"})
    each_wrote(store, crew[:5], LAST_BLOCK, **{**REFUND, "exception_kind": "priority"})
    each_wrote(store, crew[:4], LAST_BLOCK, **{**REFUND, "exception_kind": "rule_bent"})
    answer = figures(EXCEPTIONS)
    by_kind = answer.rows[answer.rows["about"] == "What was given"]
    assert int(by_kind["value"].sum()) == answer.totals["value"] == 190
    assert "Rule bent" not in set(by_kind["category"])
    assert named(answer, "category")["Others together"] >= 4 + 5
    assert "were worth 190 in all" in answer.finding


def test_what_few_said_the_worth_of_has_no_worth(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew, LAST_BLOCK, exception_kind="refund")
    each_wrote(store, crew[:4], LAST_BLOCK, **REFUND)
    assert figures(EXCEPTIONS).rows.empty
    each_wrote(store, crew[4:5], LAST_BLOCK, **REFUND)
    assert figures(EXCEPTIONS).totals["value"] == 50


def test_records_have_nobody_to_embarrass(store: Store, records: Team, figures: Figures):
    for block in THREE_BLOCKS:
        recorded(store, records, block, behaviours=["assault"], **REFUND)
    assert named(figures(BEHAVIOURS, team=records.name), "behaviour") == {"Assault": 3}
    assert named(figures(EXCEPTIONS, team=records.name), "category", "value")["Refund"] == 30
