"""Leading a debrief: where the room is, prompts, notes, takeaways and actions; and what it yielded,
once it was held."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens.debrief_actions import show_action
from dashboard.screens.debrief_case_view import say_recognised
from dashboard.screens.debrief_room import (
    page_now,
    said_instead,
    show_case_of,
    stay_open,
    turn,
)
from dashboard.screens.debrief_writing import write_down
from dashboard.screens.ledger_view import on_tap, say_problem
from journal.actions.debriefing import end
from journal.debrief import DebriefState, Step, time_left
from journal.debrief_room import PROMPTS
from journal.reading.debriefs import Pack, pack_of

AFTERWARDS = "What is missing can be written down afterwards, too."
EVERY = 10.0
"""Seconds after which the minutes that are left are told anew."""


def lead(pack: Pack) -> None:
    debrief, now = pack.debrief, session.now()
    state = debrief.state(now)
    say_problem()
    if state is DebriefState.RUNNING:
        where_the_room_is(debrief.debrief_id)
        st.link_button("Open the screen for the room", f"?debrief={debrief.debrief_id}&view=room")
    else:
        st.text(said_instead(debrief))
        if state is DebriefState.PREPARING:
            return
    say_recognised(pack)
    write_down(debrief.debrief_id)
    if state is DebriefState.RUNNING:
        st.divider()
        st.button("End the debrief", on_click=on_tap, args=(end, debrief.debrief_id))
        st.caption(AFTERWARDS)


@st.fragment(run_every=EVERY)
def where_the_room_is(debrief_id: str) -> None:
    session.draws_itself()
    pack = pack_of(session.store(), session.scope(), debrief_id, today=session.today())
    if pack.debrief.state(session.now()) is not DebriefState.RUNNING:
        return
    stay_open(pack.debrief)
    page = page_now(pack)
    with st.container(border=True, gap="xsmall"):
        st.caption(f"{page.step.label} · {time_left(pack.debrief, session.now())}")
        st.text(page.sentence)
        show_case_of(pack, page)
        for prompt in PROMPTS[page.step]:
            st.caption(prompt)
        turn(pack, page, leads=True)
    if page.step is Step.LAST_ACTIONS:
        for action in pack.last_actions:
            show_action(action, leads=True)
