"""Debriefs: what a team's sessions come to; prepared, led, on the screen of the room, and what came
of entries of one's own."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens.debrief_leading import lead
from dashboard.screens.debrief_own_case import show_my_cases, show_own_case
from dashboard.screens.debrief_preparing import prepare_pack
from dashboard.screens.debrief_room import ROOM, VIEW, show_room
from dashboard.screens.debrief_team import show_teams
from journal.errors import JournalError
from journal.ids import is_id
from journal.policy import can_facilitate
from journal.reading.debriefs import NOT_THERE, Pack, pack_of

LEADING = "lead"


def page() -> None:
    st.title("Debriefs", anchor=False)
    opened = session.address("debrief")
    if case_id := session.address("case"):
        back()
        show_own_case(case_id)
    elif opened:
        show_debrief(opened)
    else:
        show_teams()
        show_my_cases()


def show_debrief(debrief_id: str) -> None:
    view = session.address(VIEW)
    if view != ROOM:
        back()
    try:
        if not is_id(debrief_id):
            raise LookupError
        pack = pack_of(session.store(), session.scope(), debrief_id, today=session.today())
    except (JournalError, LookupError):
        st.write(NOT_THERE)
        return
    leads = can_facilitate(session.the_viewer(), pack.debrief.team_id)
    show_view(view, pack, leads=leads)


def show_view(view: str | None, pack: Pack, *, leads: bool) -> None:
    if view == ROOM or not leads:
        show_room(pack.debrief.debrief_id, leads=leads)
    elif view == LEADING:
        lead(pack)
    else:
        prepare_pack(pack)


def back() -> None:
    if st.button("Back to debriefs", type="tertiary", icon=":material/arrow_back:"):
        session.set_address(debrief=None, view=None, case=None)
        st.rerun()


page()
