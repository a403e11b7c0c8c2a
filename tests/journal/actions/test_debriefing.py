"""A debrief is prepared, led and ended by those who facilitate the team (actions/debriefing.py)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal.actions.debrief_cases import take_back
from journal.actions.debriefing import (
    ask_for_cases,
    change_agenda,
    end,
    note_down,
    prepare,
    start,
    throw_away,
    turn_to,
)
from journal.customers_data import Undecided
from journal.debrief import LEFT_OPEN, USUAL_MINUTES, At, DebriefState, Step
from journal.errors import NotAllowed, NotFound, Refused
from journal.ids import new_id
from journal.people import Team, Viewer
from journal.policy import scope_for
from journal.reading.debriefs import debriefs_of, my_cases, notes_of
from journal.store.engine import Store
from journal.vocabulary import Cause
from tests.journal.actions.around_debriefs import (
    LATER,
    facilitator,
    pack,
    prepared,
    running,
    with_case,
)
from tests.journal.given import MOST_WRITINGS, NOW, TODAY, WORKSPACE

WEEK = timedelta(days=7)
NUMBER = "Ring +44 20 7946 0958"
SHORT = (1, 0, 3, 10, 0, 3, 1)


@pytest.fixture
def fay(store: Store, deliveries: Team) -> Viewer:
    return facilitator(store, deliveries)


@pytest.fixture
def gil(store: Store, deliveries: Team, fay: Viewer) -> Viewer:
    """Who facilitates the same team."""
    return facilitator(store, deliveries, "gil")


def test_a_team_prepares_one_debrief_at_a_time_whoever_begins(
    store: Store, fay: Viewer, gil: Viewer
):
    assert prepared(store, fay) == prepared(store, gil)


def test_of_a_small_team_no_figure_is_told_in_the_room(store: Store, fay: Viewer):
    assert pack(store, fay, prepared(store, fay)).changed is None


def test_who_does_not_work_in_the_team_sees_nothing_of_it(
    store: Store, fay: Viewer, sam: Viewer, kim: Viewer, ana: Viewer
):
    debrief_id = prepared(store, fay)
    for viewer in (sam, kim):
        with pytest.raises(NotFound):
            pack(store, viewer, debrief_id)
    assert pack(store, ana, debrief_id).team == "Deliveries"


def test_of_two_who_edit_the_agenda_neither_overwrites_the_other(
    store: Store, fay: Viewer, gil: Viewer
):
    debrief_id = prepared(store, fay)
    change_agenda(store, fay, debrief_id, SHORT, 0, now=NOW)
    with pytest.raises(Refused, match="meantime"):
        change_agenda(store, gil, debrief_id, USUAL_MINUTES, 0, now=NOW)
    assert pack(store, gil, debrief_id).debrief.agenda.minutes == SHORT
    change_agenda(store, gil, debrief_id, USUAL_MINUTES, 1, now=NOW)
    assert pack(store, fay, debrief_id).debrief.agenda.total == 25


def test_every_case_taken_back_leaves_a_debrief_that_can_be_held(
    store: Store, fay: Viewer, ana: Viewer
):
    debrief_id, case_id, _ = with_case(store, fay, ana)
    take_back(store, ana, case_id, now=NOW)
    left = pack(store, fay, debrief_id)
    assert (left.cases, left.gone) == ((), 1)
    start(store, fay, debrief_id, (left.pages[0].step, left.pages[0].key), now=NOW)
    assert pack(store, fay, debrief_id).debrief.state(NOW) is DebriefState.RUNNING


def test_the_team_is_asked_about_a_cause_and_nothing_is_kept_of_who_answers(
    store: Store, fay: Viewer, ana: Viewer
):
    debrief_id = prepared(store, fay)
    ask_for_cases(store, fay, debrief_id, Cause.BILLING, now=NOW)
    assert pack(store, ana, debrief_id).debrief.asked_about is Cause.BILLING
    ask_for_cases(store, fay, debrief_id, None, now=NOW)
    assert pack(store, ana, debrief_id).debrief.asked_about is None
    with pytest.raises(NotAllowed):
        ask_for_cases(store, ana, debrief_id, Cause.BILLING, now=NOW)


def test_the_room_is_where_it_was_left_and_at_the_same_minute(
    store: Store, fay: Viewer, gil: Viewer, ana: Viewer
):
    debrief_id = running(store, fay)
    turn_to(store, fay, debrief_id, (Step.CASES, "none"), now=LATER)
    start(store, gil, debrief_id, (Step.PURPOSE, "0"), now=LATER)  # a second tap begins nothing
    for viewer in (fay, gil, ana):
        seen = pack(store, viewer, debrief_id).debrief
        assert seen.at == At(Step.CASES, "none", LATER)
        assert seen.minutes_left(LATER + timedelta(minutes=4)) == 6


def test_only_a_facilitator_turns_the_room(store: Store, fay: Viewer, ana: Viewer, sam: Viewer):
    debrief_id = running(store, fay)
    for viewer in (ana, sam):
        with pytest.raises(NotAllowed):
            turn_to(store, viewer, debrief_id, (Step.CASES, "none"), now=LATER)
        with pytest.raises(NotAllowed):
            end(store, viewer, debrief_id, now=LATER)


def test_a_session_left_open_for_a_week_is_over_and_another_can_be_prepared(
    store: Store, fay: Viewer, deliveries: Team
):
    debrief_id = running(store, fay)
    with pytest.raises(NotAllowed, match="not running"):
        turn_to(store, fay, debrief_id, (Step.CASES, "none"), now=NOW + WEEK)
    (found,) = debriefs_of(store, scope_for(fay), now=NOW + WEEK, today=TODAY)
    assert [one.debrief_id for one in found.held] == [debrief_id]
    assert found.held[0].ended_by(NOW + WEEK) == NOW + LEFT_OPEN
    following = prepare(store, fay, deliveries.team_id, now=NOW + WEEK, workspace=WORKSPACE)
    assert following != debrief_id


def test_ending_twice_ends_once(store: Store, fay: Viewer):
    debrief_id = running(store, fay)
    end(store, fay, debrief_id, now=LATER)
    end(store, fay, debrief_id, now=LATER + WEEK)
    assert pack(store, fay, debrief_id).debrief.ended_at == LATER


def test_what_is_prepared_is_thrown_away_whole_and_what_was_begun_is_not(
    store: Store, fay: Viewer, ana: Viewer
):
    debrief_id, _, _ = with_case(store, fay, ana)
    throw_away(store, fay, debrief_id, now=NOW)
    assert my_cases(store, scope_for(ana)) == []
    with pytest.raises(NotFound):
        pack(store, fay, debrief_id)
    with pytest.raises(NotAllowed):
        throw_away(store, fay, running(store, fay), now=NOW)


@pytest.mark.parametrize("notes", MOST_WRITINGS)
def test_notes_are_kept_to_the_letter_for_who_facilitates_alone(
    store: Store, fay: Viewer, gil: Viewer, ana: Viewer, notes: str
):
    debrief_id = running(store, fay)
    note_down(store, fay, debrief_id, notes, seen="", now=NOW, workspace=WORKSPACE)
    turn_to(store, fay, debrief_id, (Step.CASES, "none"), now=LATER)
    read = [notes_of(store, scope_for(who), debrief_id) for who in (fay, gil, ana)]
    assert read == [notes, notes, ""]


def test_notes_too_long_or_with_a_customers_number_change_nothing(store: Store, fay: Viewer):
    debrief_id = running(store, fay)
    with pytest.raises(Refused, match="20,001"):
        note_down(store, fay, debrief_id, "x" * 20_001, seen="", now=NOW, workspace=WORKSPACE)
    with pytest.raises(Undecided):
        note_down(store, fay, debrief_id, NUMBER, seen="", now=NOW, workspace=WORKSPACE)
    assert notes_of(store, scope_for(fay), debrief_id) == ""


def test_a_debrief_that_is_not_there_is_told_plainly(store: Store, fay: Viewer):
    with pytest.raises(NotFound, match="not there"):
        end(store, fay, new_id(), now=NOW)
