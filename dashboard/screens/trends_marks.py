"""Marking a change in a team's figures, and taking a mark away."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import session
from dashboard.charts.marks import letter
from journal.actions.marking import mark_change, take_mark_away
from journal.errors import JournalError
from journal.free_text import SENTENCE
from journal.marked_changes import MarkedChange
from journal.questions import Asked

SINCE, REASON = "mark since", "mark reason"
WHAT_IT_DOES = (
    "It is drawn with its reason for every supervisor of this team, and once eight points are "
    "there what is usual is learned anew from that day on. It is noted in the audit log."
)


def mark_changes(asked: Asked, marked: Sequence[MarkedChange]) -> None:
    """What is marked, and the fields to mark another change."""
    with st.expander("Mark a change"):
        for number, change in enumerate(marked):
            show(number, change)
        st.date_input("From which day on", value=None, max_value=session.today(), key=SINCE)
        st.text_input("What changed", max_chars=SENTENCE, key=REASON)
        st.caption(WHAT_IT_DOES)
        st.button("Mark this change", on_click=mark, args=(asked.team.team_id,))
        if problem := session.take("mark problem"):
            st.error(problem)


def show(number: int, change: MarkedChange) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(said(number, change))
        st.button(f"Take mark {letter(number)} away", on_click=take_away, args=(change.change_id,))


def said(number: int, change: MarkedChange) -> str:
    """ "A, 4 May 2026: new refund rule (marked by Sam Whitlock)"."""
    return f"{letter(number)}, {change.told}"


def mark(team_id: str) -> None:
    state = session.remembered()
    try:
        mark_change(
            session.store(),
            session.the_viewer(),
            team_id,
            state[SINCE],
            state[REASON] or "",
            now=session.now(),
            workspace=session.workspace(),
        )
    except JournalError as error:
        session.remember("mark problem", f"{error} Nothing was marked.")
        return
    state[SINCE], state[REASON] = None, ""


def take_away(change_id: str) -> None:
    try:
        take_mark_away(session.store(), session.the_viewer(), change_id, now=session.now())
    except JournalError as error:
        session.remember("mark problem", str(error))
