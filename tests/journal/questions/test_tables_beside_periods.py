"""A table is told beside figures of single weeks or blocks: less these, it tells of nobody few."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from journal.disclosure import stretches_beside
from journal.people import Viewer
from journal.periods import BLOCK, WEEK, Grain
from journal.questions import (
    CALLBACKS,
    CAUSES,
    CAUSES_AND_OUTCOMES,
    CHANNELS,
    ESCALATIONS,
    OUTCOMES,
    REASONS,
    TECHNIQUES,
    TIME_TO_CALLBACK,
    Question,
)
from journal.store.engine import Store
from tests.journal.given import a_promise, at_noon, promised
from tests.journal.questions.conftest import (
    BLOCK_BEFORE,
    LAST_BLOCK,
    Figures,
    busy_weeks,
    each_wrote,
    periods,
)

PASSED_ON = {"escalated_to": "supervisor", "escalation_reason": "abuse"}
CALMED = {"techniques": {"listened": None}, "heat_start": 2}


def test_causes_less_those_of_one_block_are_not_those_of_three_people_in_another(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew[:3], BLOCK_BEFORE, cause="delivery")
    each_wrote(store, crew, LAST_BLOCK, cause="policy")
    (alone,) = figures(CAUSES_AND_OUTCOMES).rows["entries"]
    answer = figures(CAUSES)
    assert (list(answer.rows["cause"]), int(answer.rows["entries"].sum())) == (["Policy"], alone)
    assert "1 block is not shown" in answer.withheld[0]


def test_what_was_passed_on_less_what_one_block_tells_is_not_that_of_three_people(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew[:3], BLOCK_BEFORE, **PASSED_ON)
    each_wrote(store, crew, LAST_BLOCK, **PASSED_ON)
    assert periods(figures(ESCALATIONS)) == [LAST_BLOCK]
    assert figures(REASONS).totals["asked"] == len(crew)


def test_callbacks_less_those_of_one_block_are_not_those_of_three_people_in_another(
    store: Store, crew: list[Viewer], figures: Figures
):
    for block, owners in ((BLOCK_BEFORE, crew[:3]), (LAST_BLOCK, crew)):
        each_wrote(store, crew, block)
        due = at_noon(block + timedelta(days=1))
        promised(store, *[(owner, a_promise(due, done_at=due)) for owner in owners])
    assert periods(figures(CALLBACKS)) == [LAST_BLOCK]
    assert figures(TIME_TO_CALLBACK).totals["entries"] == len(crew)


@pytest.mark.parametrize("question", [CAUSES, CHANNELS, REASONS])
def test_a_table_less_the_weeks_that_are_told_is_not_one_that_is_withheld(
    store: Store, crew: list[Viewer], figures: Figures, question: Question
):
    busy_weeks(store, crew, 26)
    each_wrote(store, crew, LAST_BLOCK, **PASSED_ON)
    each_wrote(store, crew, BLOCK_BEFORE, **PASSED_ON)
    assert not figures(question, first=LAST_BLOCK, last=LAST_BLOCK).rows.empty
    few = {"week": LAST_BLOCK + WEEK, "people": [one.person_id for one in crew[3:]]}
    gone = "delete from kept.entries where week = $week and author_id = any($people)"
    store.write(lambda tx: tx.run(gone, few))
    weeks = figures(OUTCOMES, first=LAST_BLOCK, last=LAST_BLOCK)
    assert weeks.asked.grain is Grain.WEEK
    assert LAST_BLOCK + WEEK not in periods(weeks)
    answer = figures(question, first=LAST_BLOCK, last=LAST_BLOCK)
    assert answer.rows.empty
    assert "1 block is not shown" in answer.finding
    assert not figures(question, last=BLOCK_BEFORE).rows.empty


def test_techniques_less_one_block_are_not_those_of_three_people_in_another(
    store: Store, crew: list[Viewer], figures: Figures
):
    """Every entry names one and can be compared, so that nothing is left over."""
    other = CALMED | {"techniques": {"kept_calm": None}}
    for number in range(3):
        each_wrote(store, crew, LAST_BLOCK + number * WEEK, **CALMED)
        each_wrote(store, crew, LAST_BLOCK + number * WEEK, **other)
    each_wrote(store, crew[:2], BLOCK_BEFORE, **CALMED)
    each_wrote(store, crew[:2], BLOCK_BEFORE, **other)
    answer = figures(TECHNIQUES)
    assert set(answer.rows["uses"]) == {3 * len(crew)}
    assert set(answer.rows["blocks"]) == {(LAST_BLOCK,)}


ONE, TWO, THREE = (date(2024, 1, 1) + number * BLOCK for number in range(3))


def told(*withheld: set[int]) -> list[list[date]]:
    behind = {block: [{1, 2, 3, 4, 5}] for block in (ONE, TWO, THREE)}
    return stretches_beside(behind, dict(zip(behind, withheld, strict=True)), 5)


@pytest.mark.parametrize(
    ("withheld", "stretches"),
    [
        ((set(), set(), set()), [[ONE], [TWO], [THREE]]),
        (({1, 2, 3}, set(), set()), [[TWO], [THREE]]),
        (({1, 2, 3}, set(), {3, 4, 5}), [[ONE, THREE], [TWO]]),
        (({1, 2, 3}, {1, 2, 3}, set()), [[THREE]]),
    ],
)
def test_blocks_that_hold_a_withheld_period_wait_for_others_that_do(
    withheld: Sequence[set[int]], stretches: list[list[date]]
):
    assert told(*withheld) == stretches
