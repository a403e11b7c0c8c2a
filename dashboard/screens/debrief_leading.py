"""Leading a debrief: where the room is, prompts, notes, takeaways and actions; and what it yielded,
once it was held."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from dashboard import session
from dashboard.screens.debrief_actions import by_when, show_action, whose
from dashboard.screens.debrief_case_view import head_of, say_recognised
from dashboard.screens.debrief_guard import attempt, say_what_stood_in_the_way
from dashboard.screens.debrief_room import page_now, said_instead, show_case_of, turn
from dashboard.screens.ledger_view import on_tap, say_problem
from dashboard.screens.promise_view import show_lines
from journal.actions.debrief_outcomes import agree, drop_takeaway, take_away
from journal.actions.debriefing import NOTES, end, note_down
from journal.debrief import DebriefState, Step, time_left
from journal.debrief_outcome import DUE, HOW_SEEN, MOST_ACTIONS, OWNER, TAKEAWAY, WHAT
from journal.debrief_room import PROMPTS
from journal.free_text import SENTENCE
from journal.reading.debriefs import Pack, notes_of, pack_of, who_can_own

EVERY = 10.0
"""Seconds after which the minutes that are left are told anew."""
NEXT_TIME = timedelta(days=14)
NO_NAMES = "About the work, and nobody’s name. Only those who facilitate the team read the notes."
WHOSE = "Whoever wrote the case learns, without being named, what you write here."


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
    take_notes(pack)
    write_takeaways(pack)
    write_actions(pack)
    if state is DebriefState.RUNNING:
        st.button(
            "End the debrief", type="primary", on_click=on_tap, args=(end, debrief.debrief_id)
        )


@st.fragment(run_every=EVERY)
def where_the_room_is(debrief_id: str) -> None:
    pack = pack_of(session.store(), session.scope(), debrief_id, today=session.today())
    if pack.debrief.state(session.now()) is not DebriefState.RUNNING:
        return
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


def take_notes(pack: Pack) -> None:
    debrief_id = pack.debrief.debrief_id
    key = f"notes {debrief_id}"
    kept = notes_of(session.store(), session.scope(), debrief_id)
    st.text_area(NOTES, value=kept, key=key, on_change=keep_notes, args=(debrief_id, key))
    st.caption(NO_NAMES)
    say_what_stood_in_the_way(key)
    st.button("Keep the notes", on_click=keep_notes, args=(debrief_id, key))


def keep_notes(debrief_id: str, key: str) -> None:
    attempt(
        key,
        lambda because: note_down(
            session.store(),
            session.the_viewer(),
            debrief_id,
            session.recall(key) or "",
            because=dict(because),
            now=session.now(),
            workspace=session.workspace(),
        ),
    )


def write_takeaways(pack: Pack) -> None:
    st.header("Takeaways", anchor=False)
    for one in pack.takeaways:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(one.what)
            key = f"drop {one.takeaway_id}"
            st.button(
                "Take it out", key=key, on_click=on_tap, args=(drop_takeaway, one.takeaway_id)
            )
    key = f"takeaway {pack.debrief.debrief_id}"
    st.text_input(TAKEAWAY, max_chars=SENTENCE, key=key)
    named = {case.case_id: head_of(case) for case in pack.cases}
    if named:
        st.selectbox(
            "From which case?",
            [None, *named],
            format_func=lambda case_id: named.get(case_id, "From none in particular"),
            key=f"{key} case",
        )
        st.caption(WHOSE)
    say_what_stood_in_the_way(key)
    st.button("Write this takeaway down", on_click=keep_takeaway, args=(pack, key))


def keep_takeaway(pack: Pack, key: str) -> None:
    attempt(
        key,
        lambda because: take_away(
            session.store(),
            session.the_viewer(),
            pack.debrief.debrief_id,
            session.recall(key) or "",
            case_id=session.recall(f"{key} case"),
            because=because,
            now=session.now(),
            workspace=session.workspace(),
        ),
        clears=(key,),
    )


def write_actions(pack: Pack) -> None:
    st.header("Actions", anchor=False)
    for action in pack.actions:
        with st.container(border=True, gap="xsmall"):
            show_lines(by_when(action), action.what, whose(action))
    if len(pack.actions) >= MOST_ACTIONS:
        st.caption("Two is as many as get done.")
        return
    key = f"action {pack.debrief.debrief_id}"
    people = {
        person.person_id: person.name
        for person in who_can_own(session.store(), pack.debrief.team_id, session.today())
    }
    st.text_input(WHAT, max_chars=SENTENCE, key=f"{key} what")
    st.text_input(HOW_SEEN, max_chars=SENTENCE, key=f"{key} seen")
    st.selectbox(
        OWNER,
        list(people),
        format_func=lambda person_id: people[person_id],
        index=None,
        key=f"{key} owner",
    )
    st.date_input(DUE, value=session.today() + NEXT_TIME, key=f"{key} due")
    say_what_stood_in_the_way(key)
    st.button("Write this action down", on_click=keep_action, args=(pack, key))


def keep_action(pack: Pack, key: str) -> None:
    attempt(
        key,
        lambda because: agree(
            session.store(),
            session.the_viewer(),
            pack.debrief.debrief_id,
            what=session.recall(f"{key} what") or "",
            how_seen=session.recall(f"{key} seen") or "",
            owner_id=session.recall(f"{key} owner"),
            due=session.recall(f"{key} due"),
            because=because,
            now=session.now(),
            workspace=session.workspace(),
        ),
        clears=(f"{key} what", f"{key} seen"),
    )
