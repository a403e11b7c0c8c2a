from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import pytest
from pydantic import BaseModel, ValidationError

from journal.checkin import CheckIn
from journal.entry import REQUIRED, Asks, Entry, Record, asks, audience_of, choices
from journal.promise import Promise
from journal.techniques import Technique
from journal.vocabulary import Audience, Behaviour, Cause, Effect, EscalatedTo, Outcome
from tests.journal.given import NOW, QUICK, entry

FIELDS = sorted(Entry.model_fields)


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_an_entry_declares_what_it_asks(field: str):
    declared = [part for part in Entry.model_fields[field].metadata if isinstance(part, Asks)]
    assert len(declared) == 1
    assert declared[0].label


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_an_entry_has_an_audience(field: str):
    assert audience_of(field) in Audience


def test_no_two_fields_of_an_entry_ask_the_same():
    labels = [asks(field).label for field in FIELDS]
    assert len(set(labels)) == len(labels)


def test_a_field_that_declares_no_audience_is_private_to_its_author():
    class Loose(BaseModel):
        said_in_passing: str
        labelled: Annotated[str, Asks("With a label alone")]

    assert asks("said_in_passing", Loose).label == "Said in passing"
    assert audience_of("said_in_passing", Loose) is Audience.AUTHOR
    assert audience_of("labelled", Loose) is Audience.AUTHOR


@pytest.mark.parametrize("field", ["occurred_at", "when_known", "case_ref", "exception_value"])
def test_what_would_point_at_one_encounter_never_reaches_the_team(field: str):
    assert audience_of(field) is not Audience.TEAM


def test_a_check_in_is_for_its_author_alone():
    for field in CheckIn.model_fields:
        assert audience_of(field, CheckIn) is Audience.AUTHOR


def test_an_entry_asks_nothing_of_how_the_agent_is():
    assert not set(Entry.model_fields) & set(CheckIn.model_fields)


def test_of_a_promise_only_what_is_promised_is_for_the_ledger_and_nothing_for_the_team():
    audiences = {field: audience_of(field, Promise) for field in Promise.model_fields}
    told = {field for field, audience in audiences.items() if audience is Audience.LEDGER}
    assert told == {"what", "due_at", "due_is_day", "case_ref"}
    assert {audiences[field] for field in audiences.keys() - told} == {Audience.AUTHOR}


def test_three_answers_and_the_channel_are_all_an_entry_needs():
    assert set(QUICK) == set(REQUIRED)
    needed = {name for name, field in Entry.model_fields.items() if field.is_required()}
    assert needed == {*REQUIRED, "occurred_at"}


def test_only_a_record_may_leave_open_whether_it_was_passed_on():
    answers = {name: value for name, value in QUICK.items() if name != "escalated_to"}
    context = {"now": NOW}
    record = Record.model_validate({**answers, "occurred_at": NOW}, context=context)
    assert record.escalated_to is None
    with pytest.raises(ValidationError, match="escalated_to"):
        Entry.model_validate({**answers, "occurred_at": NOW}, context=context)


def test_an_entry_cannot_be_altered_once_it_is_parsed():
    with pytest.raises(ValidationError, match="frozen"):
        entry().outcome = Outcome.UNRESOLVED


def test_an_empty_text_is_no_answer():
    assert entry(what_happened=" \n ", case_ref="").what_happened is None


def test_what_was_done_twice_is_listed_once():
    assert entry(behaviours=["insults", "threats", "insults"]).behaviours == (
        Behaviour.INSULTS,
        Behaviour.THREATS,
    )


def test_a_technique_may_be_named_without_its_effect():
    used = entry(techniques={"listened": "helped", "paused": None}).techniques
    assert used == ((Technique.LISTENED, Effect.HELPED), (Technique.PAUSED, None))


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(minutes=5)])
def test_a_clock_that_is_minutes_ahead_is_forgiven(ahead: timedelta):
    moment = NOW + ahead
    assert entry(occurred_at=moment.isoformat()).occurred_at == moment


def test_a_field_is_answered_from_its_vocabulary():
    assert choices("cause") is Cause
    assert choices("escalated_to") is EscalatedTo
    assert choices("behaviours") is Behaviour
    assert choices("what_happened") is None
