"""What a team comes to on Debriefs: the next or running one, actions, and takeaways."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens import JOURNAL
from dashboard.screens.debrief_actions import show_action, show_counts
from dashboard.screens.debrief_room import ROOM
from dashboard.screens.ledger_view import could, say_problem
from dashboard.wording import day_and_time
from journal.actions.debriefing import prepare
from journal.debrief import Debrief, DebriefState
from journal.policy import can_facilitate
from journal.reading.debriefs import TeamDebriefs, debriefs_of

WHAT_IT_IS = (
    "A team learns in 25 minutes from what its members share. Nobody has to speak, and nothing is "
    "noted by person but who owns an action."
)
EMPTY = (
    "Here will be your team’s next debrief, its actions and what it took away. Somebody who "
    "facilitates prepares it out of entries that are shared with the team."
)
PREPARE = (
    "Here you prepare a debrief: choose a case that went well and one or two others, out of what "
    "colleagues share with the team; the agenda is there already."
)
ASKED = (
    "Whoever prepares the next debrief asks the team for encounters about this: {cause}. If you "
    "have one, share it with your team from its page. Nobody sees who did, and who did not."
)
BY_ITSELF = "The last one was left open, and ended by itself. What was written down is there."
MOST_TAKEAWAYS = 10


def show_teams() -> None:
    st.caption(WHAT_IT_IS)
    say_problem()
    found = debriefs_of(session.store(), session.scope(), now=session.now(), today=session.today())
    for one in found:
        if len(found) > 1:
            st.text(one.team)
        show_team(one)


def show_team(found: TeamDebriefs) -> None:
    leads = can_facilitate(session.the_viewer(), found.team_id)
    show_next(found, leads)
    if found.actions:
        st.header("Actions", anchor=False)
    for action in found.actions:
        show_action(action, leads=leads)
    show_counts(found.counts)
    if found.takeaways:
        st.header("What we took from it", anchor=False)
    for takeaway in found.takeaways[:MOST_TAKEAWAYS]:
        st.text(takeaway.what)


def show_next(found: TeamDebriefs, leads: bool) -> None:
    if found.now_on is not None:
        show_now_on(found.now_on, leads)
        return
    if not found.held:
        st.write(PREPARE if leads else EMPTY)
    else:
        held = found.held[0]
        if held.was_left_open(session.now()):
            st.caption(BY_ITSELF)
        st.text(f"The last debrief was {said_moment(held)}.")
        if leads:
            st.button(
                "What it yielded",
                key=f"yielded {held.debrief_id}",
                on_click=session.set_address,
                kwargs={"debrief": held.debrief_id, "view": "lead"},
            )
    if leads:
        st.button(
            "Prepare a debrief",
            type="primary",
            key=f"prepare {found.team_id}",
            on_click=begin,
            args=(found.team_id,),
        )


def show_now_on(debrief: Debrief, leads: bool) -> None:
    runs = debrief.state(session.now()) is DebriefState.RUNNING
    st.header(
        "A debrief is running" if runs else "The next debrief is being prepared", anchor=False
    )
    if debrief.asked_about and not runs:
        st.write(ASKED.format(cause=debrief.asked_about.label.lower()))
        if JOURNAL.fits(session.the_viewer()):
            st.page_link(JOURNAL.path, label="My journal", icon=":material/arrow_forward:")
    if runs:
        open_button("Open the room", debrief, ROOM, comes_first=not leads)
    if leads:
        label, view = ("Lead it", "lead") if runs else ("Go on preparing", None)
        open_button(label, debrief, view, comes_first=True)


def open_button(label: str, debrief: Debrief, view: str | None, *, comes_first: bool) -> None:
    st.button(
        label,
        type="primary" if comes_first else "secondary",
        key=f"{label} {debrief.debrief_id}",
        on_click=session.set_address,
        kwargs={"debrief": debrief.debrief_id, "view": view},
    )


def begin(team_id: str) -> None:
    def work() -> None:
        debrief_id = prepare(
            session.store(),
            session.the_viewer(),
            team_id,
            now=session.now(),
            workspace=session.workspace(),
        )
        session.set_address(debrief=debrief_id)

    could(work)


def said_moment(debrief: Debrief) -> str:
    now = session.now()
    at = debrief.started_at or debrief.made_at
    return day_and_time(at, now, session.workspace().zone)
