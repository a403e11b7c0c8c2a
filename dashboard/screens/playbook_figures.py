"""How a technique went here: one's own use of it, and to supervisors their team's."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens import TRENDS
from journal.policy import can_see_trends, can_write
from journal.questions.one_technique import went_in_team
from journal.reading.playbook import my_use
from journal.reading.team import teams_in_scope
from journal.techniques import Technique

NOT_USED = "You have not named it in an entry yet."
NOT_YOURS = (
    "How it went in a team is told to those who supervise it, on this page and in Trends; how it "
    "went for one person, to that person alone."
)


def how_it_went(technique: Technique) -> None:
    st.subheader("How it went here", anchor=False)
    viewer = session.the_viewer()
    if can_write(viewer):
        for_me(technique)
    if can_see_trends(viewer):
        in_my_team(technique)
    if not can_see_trends(viewer):
        st.caption(NOT_YOURS)


def for_me(technique: Technique) -> None:
    used = my_use(session.store(), session.scope()).get(technique)
    if used is None:
        st.write(NOT_USED)
        return
    times = "1 entry" if used.times == 1 else f"{used.times:,} entries"
    told = str(used.helped)
    helped = "you have not said yet how it went" if told == "no entries" else f"it helped in {told}"
    st.write(f"You used it in {times}; where you said how it went, {helped}. Only you see this.")


def in_my_team(technique: Technique) -> None:
    """Of one team at a time, as Trends tells it."""
    named = {one.team_id: one.name for one in teams_in_scope(session.store(), session.scope())}
    team_id = next(iter(named))
    if len(named) > 1:
        key = "playbook team"
        team_id = st.selectbox("Team", list(named), format_func=named.__getitem__, key=key)
    else:
        st.text(named[team_id])
    told = went_in_team(session.store(), session.scope(), session.workspace(), team_id, technique)
    if told.span:
        st.caption(told.span)
    with st.container(gap="xsmall"):
        for sentence in told.sentences:
            st.text(sentence)
    st.page_link(TRENDS.path, label="All techniques in Trends", query_params={"team": team_id})
