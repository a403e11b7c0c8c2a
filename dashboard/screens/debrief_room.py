"""The screen of the room: one sentence, the steps below, and the time that is left. It follows who
leads it, and a reload comes back to the same page and minute."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens.answers_view import answers
from dashboard.screens.ledger_view import on_tap, say_problem
from journal.actions.debriefing import turn_to
from journal.debrief import Debrief, DebriefState, time_left
from journal.debrief_room import MAY_BE_SILENT, Page, after_this_case, beside, place_of
from journal.errors import JournalError
from journal.reading.debriefs import NOT_THERE, Pack, pack_of

VIEW, ROOM = "view", "room"
"""What the address says of a screen that hangs in a room: nothing that is one person's is on it."""
EVERY = 5.0
"""Seconds after which a screen looks where the room is."""
NOT_BEGUN = "This debrief has not begun yet. The page turns to it once it has."
IS_OVER = "This debrief is over. Thank you. Where to find help is at the foot of every page."
BY_ITSELF = "This debrief was left open, and ended by itself. What was written down is on Debriefs."


@st.fragment(run_every=EVERY)
def show_room(debrief_id: str, *, leads: bool) -> None:
    session.draws_itself()
    try:
        pack = pack_of(session.store(), session.scope(), debrief_id, today=session.today())
    except JournalError:
        st.write(NOT_THERE)
        return
    state = pack.debrief.state(session.now())
    with st.container(key="room"):
        if state is not DebriefState.RUNNING:
            st.text(said_instead(pack.debrief))
            return
        stay_open(pack.debrief)
        say_problem()
        page = page_now(pack)
        with st.container(key="room-sentence"):
            st.text(page.sentence)
        show_case_of(pack, page)
        show_steps(pack, page)
        turn(pack, page, leads=leads)


def stay_open(debrief: Debrief) -> None:
    """People who talk touch nothing: while a step has minutes left, its screen is not locked."""
    if debrief.minutes_left(session.now()) is not None:
        session.note_life()


def said_instead(debrief: Debrief) -> str:
    if debrief.state(session.now()) is DebriefState.PREPARING:
        return NOT_BEGUN
    return BY_ITSELF if debrief.was_left_open(session.now()) else IS_OVER


def page_now(pack: Pack) -> Page:
    pages = pack.pages
    return pages[place_of(pages, pack.debrief.at)]


def show_case_of(pack: Pack, page: Page) -> None:
    for case in pack.cases:
        if case.case_id == page.case_id:
            with st.expander("The case"):
                answers(case.said)


def show_steps(pack: Pack, page: Page) -> None:
    """The steps, one word each, and that nobody has to speak."""
    with st.container(horizontal=True, key="room-steps"):
        for step in pack.debrief.agenda.steps:
            st.markdown(f"**{step.label}**" if step is page.step else step.label)
    with st.container(horizontal=True, key="room-time"):
        st.text(time_left(pack.debrief, session.now()).capitalize())
        st.text(MAY_BE_SILENT)


def turn(pack: Pack, page: Page, *, leads: bool) -> None:
    if not leads:
        st.caption("Whoever leads the debrief turns the pages.")
        return
    pages, at, of = pack.pages, pack.debrief.at, pack.debrief.debrief_id
    with st.container(horizontal=True):
        turn_button("Back", of, beside(pages, at, -1), shortcut="Left")
        turn_button("On", of, beside(pages, at, 1), shortcut="Right", leads_on=True)
        if page.case_id:
            turn_button("Skip this case", of, after_this_case(pages, at))


def turn_button(
    label: str, debrief_id: str, to: Page, shortcut: str | None = None, *, leads_on: bool = False
) -> None:
    st.button(
        label,
        key=f"turn {label}",
        type="primary" if leads_on else "secondary",
        shortcut=shortcut,
        on_click=on_tap,
        args=(turn_to, debrief_id, (to.step, to.key)),
    )


def said_changed(pack: Pack) -> None:
    if pack.changed:
        st.caption("What changed in the team’s figures, told to everybody in the room")
        st.text(pack.changed)
