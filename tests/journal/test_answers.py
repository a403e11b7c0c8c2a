from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from journal.answers import answers_of, parse_check_in, parse_record, parse_written
from journal.errors import Problem, Refused
from journal.free_text import LONG
from journal.store.entries import encounter_of, row_of
from journal.vocabulary import EscalatedTo
from tests.journal.given import MOST_WRITINGS, NOW, QUICK, WORKSPACE, entry
from tests.journal.strategies import answers, rubbish


def problems_of(given: dict[str, Any]) -> list[Problem]:
    try:
        parse_written(given, now=NOW, workspace=WORKSPACE)
    except Refused as told:
        return list(told.problems)
    return []


def refused(given: dict[str, Any]) -> list[str]:
    """What is said about answers that cannot be taken."""
    return [str(problem) for problem in problems_of(given)]


def test_three_answers_and_a_channel_are_enough():
    saved = entry()
    assert saved.occurred_at == NOW
    assert saved.escalated_to is EscalatedTo.NOBODY


def test_every_missing_answer_is_told_at_once_in_the_order_of_the_page():
    assert refused({}) == [
        "Where did it end? Needs an answer.",
        "Did you pass it on? Needs an answer.",
        "What set it off? Needs an answer.",
        "How did it reach you? Needs an answer.",
    ]


def test_every_problem_is_told_at_once_in_the_order_of_the_page():
    told = refused(
        {
            **QUICK,
            "try_next": "x" * 301,
            "heat_start": 6,
            "cause": "weather",
            "techniques": {"shouted_back": "helped"},
            "occurred_at": "2030-01-01T10:00",
            "promises": [{"promise_id": "p", "what": " ", "due": "2026-05-12"}],
        }
    )
    assert told == [
        "What set it off? “weather” is not one of the answers.",
        "When was it? Lies in the future. Give the day it happened.",
        "Heat at the start: has to be at most 5, and 6 was given.",
        "What I did: “shouted_back” is not one of the answers.",
        "One sentence to try next: is 301 characters long, and 300 fit. "
        "It is kept in your draft; shorten it to save.",
        "What did you promise? Needs an answer.",
        "By when? Falls due before the encounter. Pick a later time.",
        "How will you keep it? Needs an answer.",
    ]


@pytest.mark.parametrize(("heat", "bound"), [(6, "at most 5"), (0, "at least 1")])
def test_heat_goes_from_one_to_five(heat: int, bound: str):
    assert refused({**QUICK, "heat_end": heat}) == [
        f"Heat at the end: has to be {bound}, and {heat} was given."
    ]


@pytest.mark.parametrize(
    "moment", ["2026-05-20", "2026-05-14", "2026-05-13T15:10", "2026-05-13T14:10Z", "9999-12-31"]
)
def test_an_encounter_in_the_future_is_refused(moment: str):
    assert refused({**QUICK, "occurred_at": moment}) == [
        "When was it? Lies in the future. Give the day it happened."
    ]


@pytest.mark.parametrize("moment", ["1996-05-13", "1996-05-13T10:00", "0001-01-01", "2024-05-01"])
def test_an_encounter_of_long_ago_is_refused(moment: str):
    assert refused({**QUICK, "occurred_at": moment}) == [
        "When was it? Is too long ago: 2 years at the most."
    ]


@pytest.mark.parametrize("moment", ["yesterday", "2026-13-01", "25:00", "", 7, "2026-05-13T", []])
def test_a_moment_that_cannot_be_read_is_refused(moment: object):
    (told,) = refused({**QUICK, "occurred_at": moment})
    assert told.startswith("When was it? ")


@pytest.mark.parametrize("due", ["2026-05-14", "2026-05-14T10:00", "2026-05-14T10:00+00:00", "x"])
def test_an_unreadable_moment_hides_no_problem_of_a_promise(due: str):
    told = refused(
        {**QUICK, "occurred_at": "rubbish", "promises": [{"promise_id": "p", "due": due}]}
    )
    assert "When was it? “rubbish” is not a day or time that can be read." in told
    assert "What did you promise? Needs an answer." in told


def test_a_day_alone_means_its_noon_where_the_workspace_is():
    assert entry(occurred_at="2026-05-12").occurred_at.isoformat() == "2026-05-12T12:00:00+01:00"


def test_today_alone_in_the_morning_means_now_and_not_a_noon_to_come():
    morning = NOW.replace(hour=7)
    given = {**QUICK, "occurred_at": "2026-05-13"}
    written = parse_written(given, now=morning, workspace=WORKSPACE)
    assert written.entry.occurred_at == morning


def test_a_hundred_thousand_characters_are_refused_with_both_numbers():
    assert refused({**QUICK, "what_happened": "x" * 100_000}) == [
        "What happened: is 100,000 characters long, and 20,000 fit. "
        "It is kept in your draft; shorten it to save."
    ]


def test_as_many_characters_as_fit_are_taken():
    assert len(entry(what_happened="é" * LONG).what_happened or "") == LONG


def test_controls_are_dropped_and_what_can_be_seen_stays():
    assert entry(what_happened="a\0b\x1b[31mc\x07\r\nd").what_happened == "ab[31mc\nd"


@pytest.mark.parametrize("text", MOST_WRITINGS)
def test_writing_of_every_kind_is_taken_as_it_is(text: str):
    assert entry(what_happened=text).what_happened == text


@pytest.mark.parametrize("value", [float("inf"), float("nan"), "much", -1, 1_000_001])
def test_a_worth_that_is_no_sensible_number_is_refused(value: object):
    (told,) = refused({**QUICK, "exception_value": value})
    assert told.startswith("What was it worth? ")


def test_a_promise_of_which_nothing_was_said_is_none():
    rows = [{"promise_id": "p"}, {"promise_id": "q", "what": "", "due": None}]
    written = parse_written({**QUICK, "promises": rows}, now=NOW, workspace=WORKSPACE)
    assert written.promises == ()


def test_the_reason_for_passing_it_on_goes_when_it_was_not_passed_on_after_all():
    why = {"escalation_reason": "abuse", "escalation_explained": True}
    kept, gone = entry(escalated_to="security", **why), entry(escalated_to="nobody", **why)
    assert (kept.escalation_reason, kept.escalation_explained) == ("abuse", True)
    assert (gone.escalation_reason, gone.escalation_explained) == (None, None)


def test_what_no_entry_asks_is_refused():
    assert refused({**QUICK, "customer_name": "J. Doe"}) == [
        "customer name: is not something an entry asks."
    ]


def test_a_record_may_be_twenty_years_old_and_leave_questions_open():
    row = {"outcome": "resolved", "cause": "billing", "channel": "phone"}
    record = parse_record({**row, "occurred_at": "2010-01-01"}, now=NOW, workspace=WORKSPACE)
    assert record.escalated_to is None
    with pytest.raises(Refused, match="too long ago: 20 years"):
        parse_record({**row, "occurred_at": "1996-01-01"}, now=NOW, workspace=WORKSPACE)


def test_a_check_in_without_a_face_or_with_an_unknown_flag_is_refused():
    with pytest.raises(Refused) as caught:
        parse_check_in({"flags": ["on_fire"]})
    assert [str(problem) for problem in caught.value.problems] == [
        "How are you after that one? Needs an answer.",
        "What fits? “on_fire” is not one of the answers.",
    ]


@given(answers)
def test_whatever_is_accepted_comes_back_from_its_columns_the_same(given: dict[str, Any]):
    parsed = parse_written(given, now=NOW, workspace=WORKSPACE).entry
    back = encounter_of(row_of(parsed), type(parsed))
    assert back.occurred_at.timestamp() == parsed.occurred_at.timestamp()
    assert back == parsed.model_copy(update={"occurred_at": back.occurred_at})


@given(answers)
def test_what_a_form_shows_of_an_entry_parses_to_the_same_entry(given: dict[str, Any]):
    parsed = parse_written(given, now=NOW, workspace=WORKSPACE).entry
    shown = parse_written(answers_of(parsed), now=NOW, workspace=WORKSPACE).entry
    assert shown.occurred_at.timestamp() == parsed.occurred_at.timestamp()
    assert shown == parsed.model_copy(update={"occurred_at": shown.occurred_at})


@given(rubbish)
def test_rubbish_is_taken_or_refused_in_sentences_and_never_breaks_the_door(given: dict[str, Any]):
    problems = problems_of(given)
    assert all(problem.where and problem.sentence for problem in problems)
    assert problems or set(QUICK) <= set(given)
