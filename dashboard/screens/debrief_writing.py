"""What is written down while a debrief runs, and afterwards: notes, takeaways and actions, each
kept as it is written until it is in the debrief."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from dashboard import forms, session
from dashboard.drafting import Drafting, Sentences
from dashboard.in_its_place import in_its_place
from dashboard.screens.debrief_actions import by_when, whose
from dashboard.screens.debrief_case_view import head_of
from dashboard.screens.kept_form import form_choice, form_text, say_what_is_kept
from dashboard.screens.ledger_view import on_tap, say_problem
from dashboard.screens.promise_view import show_lines
from journal.actions.debrief_outcomes import agree, drop_takeaway, take_away
from journal.actions.debriefing import note_down
from journal.debrief import NOTES
from journal.debrief_outcome import DUE, HOW_SEEN, MOST_ACTIONS, OWNER, TAKEAWAY, WHAT
from journal.forms import Form
from journal.reading.debriefs import Pack, notes_of, pack_of, who_can_own

NEXT_TIME = timedelta(days=14)
NO_NAMES = "About the work, and nobody’s name. Only those who facilitate the team read the notes."
NOTED_MEANWHILE = "Somebody else noted this since you began. Put what both of you noted into one:"
WHOSE = "Whoever wrote the case learns, without being named, what you write here."
KEPT = "Kept {at}, for you alone. Not in the debrief yet."
NOTED = Sentences("Not in the debrief yet", KEPT, "Keep the notes puts them in.")
TAKEN = Sentences("Not in the debrief yet", KEPT, "Write this takeaway down puts it in.")
AGREED = Sentences("Not in the debrief yet", KEPT, "Write this action down puts it in.")


@st.fragment
def write_down(debrief_id: str) -> None:
    """First what was pressed, after the callbacks have kept what was written; then the page."""
    for hand_in, drafting in (
        (keep_notes, notes(debrief_id)),
        (keep_takeaway, takeaway(debrief_id)),
        (keep_action, action(debrief_id)),
    ):
        if drafting.was_pressed() and hand_in(drafting, debrief_id):
            drafting.throw_away()
    pack = pack_of(session.store(), session.scope(), debrief_id, today=session.today())
    say_problem()
    take_notes(notes(debrief_id), debrief_id)
    write_takeaways(takeaway(debrief_id), pack)
    write_actions(action(debrief_id), pack)


def notes(debrief_id: str) -> Drafting:
    there = notes_of(session.store(), session.scope(), debrief_id)
    return Drafting.of_form(Form.NOTES, debrief_id, notes=there, seen=there)


def takeaway(debrief_id: str) -> Drafting:
    return Drafting.of_form(Form.TAKEAWAY, debrief_id)


def action(debrief_id: str) -> Drafting:
    due = session.today() + NEXT_TIME
    return Drafting.of_form(Form.ACTION, debrief_id, due=due.isoformat())


def take_notes(drafting: Drafting, debrief_id: str) -> None:
    form_text(drafting, "notes", NOTES, rows=4)
    st.caption(NO_NAMES)
    say_noted_meanwhile(drafting, debrief_id)
    st.button("Keep the notes", on_click=drafting.press)
    say_what_is_kept(drafting, NOTED)


@in_its_place
def say_noted_meanwhile(drafting: Drafting, debrief_id: str) -> None:
    there = notes_of(session.store(), session.scope(), debrief_id)
    if drafting.shown.get("seen", "") != there:
        with st.container(border=True):
            st.write(NOTED_MEANWHILE)
            st.text(there)
            key, seen = drafting.key("seen theirs"), ("seen", there)
            st.button("I have put both together", key=key, on_click=drafting.given, args=seen)


def keep_notes(drafting: Drafting, debrief_id: str) -> bool:
    given = drafting.shown
    return drafting.hand_in(
        lambda: note_down(
            session.store(),
            session.the_viewer(),
            debrief_id,
            given.get("notes", ""),
            seen=given.get("seen", ""),
            because=drafting.because,
            now=session.now(),
            workspace=session.workspace(),
        ),
        NOTED,
    )


def write_takeaways(drafting: Drafting, pack: Pack) -> None:
    st.header("Takeaways", anchor=False)
    show_takeaways(pack)
    form_text(drafting, "takeaway", TAKEAWAY)
    named = {case.case_id: head_of(case) for case in pack.cases}
    if named:
        form_choice(drafting, "case_id", "From which case?", named, none="From none in particular")
        st.caption(WHOSE)
    st.button("Write this takeaway down", on_click=drafting.press)
    say_what_is_kept(drafting, TAKEN)


@in_its_place
def show_takeaways(pack: Pack) -> None:
    for one in pack.takeaways:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(one.what)
            key = f"drop {one.takeaway_id}"
            st.button(
                "Take it out", key=key, on_click=on_tap, args=(drop_takeaway, one.takeaway_id)
            )


def keep_takeaway(drafting: Drafting, debrief_id: str) -> bool:
    given = drafting.shown
    return drafting.hand_in(
        lambda: take_away(
            session.store(),
            session.the_viewer(),
            debrief_id,
            given.get("takeaway", ""),
            case_id=given.get("case_id"),
            because=drafting.because,
            now=session.now(),
            workspace=session.workspace(),
        ),
        TAKEN,
    )


def write_actions(drafting: Drafting, pack: Pack) -> None:
    st.header("Actions", anchor=False)
    show_actions(pack)
    if len(pack.actions) >= MOST_ACTIONS:
        st.caption("Two is as many as get done.")
        return
    people = {
        person.person_id: person.name
        for person in who_can_own(session.store(), pack.debrief.team_id, session.today())
    }
    form_text(drafting, "what", WHAT)
    form_text(drafting, "how_seen", HOW_SEEN)
    form_choice(drafting, "owner_id", OWNER, people, none="One person")
    forms.a_day(
        DUE,
        key=drafting.key("due"),
        value=due_of(drafting),
        given=lambda day: drafting.given("due", day.isoformat()),
    )
    st.button("Write this action down", on_click=drafting.press)
    say_what_is_kept(drafting, AGREED)


@in_its_place
def show_actions(pack: Pack) -> None:
    for one in pack.actions:
        with st.container(border=True, gap="xsmall"):
            show_lines(by_when(one), one.what, whose(one))


def due_of(drafting: Drafting) -> date | None:
    due = drafting.shown.get("due")
    return date.fromisoformat(due) if due else None


def keep_action(drafting: Drafting, debrief_id: str) -> bool:
    given = drafting.shown
    return drafting.hand_in(
        lambda: agree(
            session.store(),
            session.the_viewer(),
            debrief_id,
            what=given.get("what", ""),
            how_seen=given.get("how_seen", ""),
            owner_id=given.get("owner_id"),
            due=due_of(drafting),
            because=drafting.because,
            now=session.now(),
            workspace=session.workspace(),
        ),
        AGREED,
    )
