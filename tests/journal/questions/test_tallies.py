"""Causes, channels, reasons, and when: counted category by category, over whole stretches."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from journal.people import Team, Viewer
from journal.periods import BLOCK
from journal.questions import CAUSES, CHANNELS, EXPLAINED, REASONS, SERIES, WHEN, Answer, Question
from journal.questions import QUESTIONS as EVERY
from journal.store.engine import Store
from tests.journal.given import recorded
from tests.journal.questions.conftest import (
    BLOCK_BEFORE,
    LAST_BLOCK,
    RUNNING_BLOCK,
    Figures,
    each_wrote,
)

PASSED_ON = {"escalated_to": "supervisor"}


def counts(answer: Answer, column: str) -> dict[str, int]:
    return dict(zip(answer.rows[column], answer.rows["entries"], strict=True))


def test_categories_are_counted_and_the_most_frequent_comes_first(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew[:5], LAST_BLOCK)
    each_wrote(store, crew[:1], BLOCK_BEFORE, cause="waiting")
    each_wrote(store, crew, BLOCK_BEFORE, cause="policy", channel="chat")
    answer = figures(CAUSES)
    assert list(counts(answer, "cause").items()) == [("Policy", 7), ("Billing", 5), ("Waiting", 1)]
    assert counts(figures(CHANNELS), "channel") == {"Chat": 7, "Phone": 6}
    assert answer.totals == {"entries": 13, "agents": 7, "asked": 13}
    assert set(answer.rows["agents"]) == {7}
    assert (
        answer.finding
        == "Most often: Policy, 7 of 13 (29–77 %), 23 February 2026 to 19 April 2026."
    )


def test_a_block_with_four_people_waits_for_the_next_and_is_told_with_it(
    store: Store, crew: list[Viewer], figures: Figures
):
    each_wrote(store, crew[:4], BLOCK_BEFORE)
    answer = figures(CAUSES)
    assert answer.rows.empty
    assert "1 block is not shown" in answer.finding
    each_wrote(store, crew[3:5], LAST_BLOCK, cause="waiting")
    both = figures(CAUSES)
    assert counts(both, "cause") == {"Billing": 4, "Waiting": 2}
    assert both.withheld == ()
    assert figures(CAUSES, first=LAST_BLOCK).rows.empty
    assert figures(CAUSES, last=BLOCK_BEFORE).rows.empty


def test_the_running_block_is_in_no_table(store: Store, crew: list[Viewer], figures: Figures):
    for question in EVERY.values():
        if question.name not in SERIES:
            each_wrote(store, crew, RUNNING_BLOCK, **PASSED_ON, escalation_reason="abuse")
            assert figures(question).rows.empty


def test_reasons_are_told_of_those_that_say(store: Store, crew: list[Viewer], figures: Figures):
    each_wrote(store, crew[:5], LAST_BLOCK, **PASSED_ON, escalation_reason="abuse")
    each_wrote(store, crew[:1], LAST_BLOCK, **PASSED_ON, escalation_reason="too_complex")
    each_wrote(store, crew, LAST_BLOCK, **PASSED_ON)
    each_wrote(store, crew, LAST_BLOCK)
    answer = figures(REASONS)
    assert counts(answer, "escalation_reason") == {"Abuse": 5, "Too complex": 1}
    assert answer.finding.endswith("Only 6 of 13 that were passed on say so.")


@pytest.mark.parametrize("people", [4, 5])
def test_whether_it_was_explained_needs_five_who_say(
    store: Store, crew: list[Viewer], figures: Figures, people: int
):
    each_wrote(store, crew, LAST_BLOCK, **PASSED_ON)
    each_wrote(store, crew[:people], LAST_BLOCK, **PASSED_ON, escalation_explained=False)
    each_wrote(store, crew[:1], LAST_BLOCK, **PASSED_ON, escalation_explained=True)
    answer = figures(EXPLAINED)
    assert answer.rows.empty is (people == 4)
    if people == 5:
        assert answer.finding.startswith("Explained to the customer: 1 of 6, ")


def test_only_what_is_exactly_known_says_when_it_was(
    store: Store, crew: list[Viewer], figures: Figures
):
    """Noon in London is the afternoon there, in summer as in winter."""
    winter = LAST_BLOCK - 3 * BLOCK
    for day in (winter, LAST_BLOCK + timedelta(days=9)):
        each_wrote(store, crew, day, when_known="just_now")
    each_wrote(store, crew, LAST_BLOCK, when_known="another_day")
    each_wrote(store, crew, LAST_BLOCK)
    answer = figures(WHEN)
    told = answer.rows[["weekday", "part_of_day_value", "entries"]].to_numpy().tolist()
    assert told == [["Monday", "afternoon", 7], ["Wednesday", "afternoon", 7]]
    assert "Only 14 of 28 entries say exactly." in answer.finding


def test_records_are_told_however_few_they_are(store: Store, records: Team, figures: Figures):
    recorded(store, records, LAST_BLOCK)
    assert counts(figures(CAUSES, team=records.name), "cause") == {"Unclear": 1}


def without_what_a_new_copy_holds(tx: Any) -> None:
    tx.run("update kept.facts_copies set holds = 1")


@pytest.mark.parametrize("question", EVERY.values(), ids=list(EVERY))
def test_a_question_that_the_copy_was_not_taken_for_waits_and_says_so(
    store: Store, crew: list[Viewer], figures: Figures, question: Question
):
    each_wrote(store, crew, LAST_BLOCK)
    figures(question)
    store.write(without_what_a_new_copy_holds)
    answer = figures(question, copied=False)
    assert answer.finding.startswith("This is counted from the next copy") is (
        not question.asked_of_all
    )
    assert not figures(question).finding.startswith("This is counted")
