"""What a technique was used with: calmer and heated apart, and enough people on every side."""

from __future__ import annotations

from typing import Any

import pytest

from journal.people import Viewer
from journal.questions import TECHNIQUES, Answer
from journal.store.engine import Store
from tests.journal.questions.conftest import BLOCK_BEFORE, LAST_BLOCK, Figures, each_wrote

LISTENED = {"techniques": {"listened": "helped"}}
OTHERWISE = {"techniques": {"empathy": None}}


def wrote_often(
    store: Store, people: list[Viewer], times: int, heat: int, ended: str, **used: Any
) -> None:
    for _ in range(times):
        each_wrote(store, people, LAST_BLOCK, heat_start=heat, heat_end=1, outcome=ended, **used)


def told(answer: Answer) -> dict[str, dict[str, Any]]:
    return {row["technique_value"]: row for row in answer.rows.to_dict("records")}


@pytest.fixture
def five(crew: list[Viewer]) -> list[Viewer]:
    return crew[:5]


def used_both_ways(store: Store, five: list[Viewer], heat: int = 2) -> None:
    """Listening is resolved in 20 of 25, and something else in 5 of 25."""
    for used, resolved in ((LISTENED, 4), (OTHERWISE, 1)):
        wrote_often(store, five, resolved, heat, "resolved", **used)
        wrote_often(store, five, 5 - resolved, heat, "unresolved", **used)


def test_a_technique_is_told_with_where_it_ended_with_and_without(
    store: Store, five: list[Viewer], figures: Figures
):
    used_both_ways(store, five)
    answer = figures(TECHNIQUES)
    row = told(answer)["listened"]
    assert row["strata"] == ((20, 5, 5, 20),)
    assert (row["uses"], row["agents"], row["helped"], row["goes_with"]) == (25, 5, 25, "more")
    assert row["difference"].startswith("60 points more (")
    assert told(answer)["empathy"]["goes_with"] == "less"
    assert answer.finding.endswith("does not say that it works.")


@pytest.mark.parametrize("people", [4, 5])
def test_five_must_have_used_it_and_five_not(
    store: Store, crew: list[Viewer], figures: Figures, people: int
):
    wrote_often(store, crew[:people], 5, 2, "resolved", **LISTENED)
    wrote_often(store, crew[:5], 4, 2, "resolved", **OTHERWISE)
    answer = figures(TECHNIQUES)
    assert set(told(answer)) == ({"listened", "empathy"} if people == 5 else set())
    assert ("Listened" in "".join(answer.withheld)) is (people == 4)


def test_twenty_entries_are_needed_on_either_side(
    store: Store, five: list[Viewer], figures: Figures
):
    wrote_often(store, five, 4, 2, "resolved", **LISTENED)
    wrote_often(store, five, 3, 2, "resolved", **OTHERWISE)
    assert figures(TECHNIQUES).rows.empty
    wrote_often(store, five, 1, 2, "resolved", **OTHERWISE)
    assert set(told(figures(TECHNIQUES))) == {"listened", "empathy"}


def test_in_each_heat_five_stand_on_either_side(store: Store, five: list[Viewer], figures: Figures):
    used_both_ways(store, five)
    wrote_often(store, five[:4], 1, 5, "unresolved", **LISTENED)
    assert figures(TECHNIQUES).rows.empty
    wrote_often(store, five[4:], 1, 5, "unresolved", **LISTENED)
    wrote_often(store, five, 1, 5, "unresolved", **OTHERWISE)
    assert told(figures(TECHNIQUES))["listened"]["strata"] == ((20, 5, 5, 20), (0, 5, 0, 5))


def test_what_cannot_be_compared_is_nobodys_or_that_of_five(
    store: Store, five: list[Viewer], figures: Figures
):
    used_both_ways(store, five)
    each_wrote(store, five[:1], LAST_BLOCK)
    assert figures(TECHNIQUES).rows.empty
    each_wrote(store, five[1:], LAST_BLOCK)
    assert not figures(TECHNIQUES).rows.empty


def test_where_the_heats_disagree_there_is_no_figure_for_both(
    store: Store, five: list[Viewer], figures: Figures
):
    used_both_ways(store, five)
    for used, resolved in ((LISTENED, 1), (OTHERWISE, 4)):
        wrote_often(store, five, resolved, 5, "resolved", **used)
        wrote_often(store, five, 5 - resolved, 5, "unresolved", **used)
    row = told(figures(TECHNIQUES))["listened"]
    assert row["goes_with"] == "differs"
    assert row["difference"].startswith("Differs by heat. Calmer: 20 of 25")
    assert "heated: 5 of 25" in row["difference"]


def test_without_a_difference_nothing_is_claimed(
    store: Store, five: list[Viewer], figures: Figures
):
    for used in (LISTENED, OTHERWISE):
        wrote_often(store, five, 2, 2, "resolved", **used)
        wrote_often(store, five, 2, 2, "unresolved", **used)
    answer = figures(TECHNIQUES)
    assert {row["goes_with"] for row in told(answer).values()} == {"nothing"}
    assert answer.finding.startswith("No technique was used with more or fewer")


def test_an_entry_without_its_heat_is_not_compared(
    store: Store, five: list[Viewer], figures: Figures
):
    used_both_ways(store, five)
    for _ in range(3):
        each_wrote(store, five, BLOCK_BEFORE, **LISTENED)
    assert told(figures(TECHNIQUES))["listened"]["uses"] == 25
