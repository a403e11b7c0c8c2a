"""Handing over: what one is asked to take over, whom one asks, and what they said."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import session
from dashboard.screens.ledger_view import act, on_tap
from dashboard.screens.promise_view import headline, show_lines
from journal.actions.handing_over import accept, ask_to_take_over, decline, withdraw
from journal.ledger import AskedOver, HandedOver
from journal.reading.promises import colleagues
from journal.vocabulary import HandoverAnswer

GOES_ALONG = (
    "They see what was promised, by when and the case reference, and nothing of an entry. Until "
    "they accept it stays where it is."
)
SAID = {
    HandoverAnswer.ACCEPTED: "{name} took this over from you:",
    HandoverAnswer.DECLINED: "{name} did not take this over; it stays yours:",
}


def show_asked(asked: AskedOver) -> None:
    """A colleague's promise that one is asked to take over."""
    whose = "a promise" if asked.asked_by == asked.owner else f"a promise of {asked.owner}"
    with st.container(border=True, gap="xsmall"):
        st.text(f"{asked.asked_by} asks you to take over {whose}.")
        head = headline(asked.due_at, is_day=asked.due_is_day)
        show_lines(head, asked.what, asked.case_ref or "")
        with st.container(horizontal=True):
            of = asked.handover_id
            st.button("Take it over", key=f"accept {of}", on_click=on_tap, args=(accept, of))
            st.button("Not me", key=f"decline {of}", on_click=on_tap, args=(decline, of))


def say_answered(answered: Sequence[HandedOver]) -> None:
    for one in answered:
        if one.answer:
            with st.container(gap=None):
                st.caption(SAID[one.answer].format(name=one.asked))
                st.text(one.what)


def withdraw_button(handover_id: str) -> None:
    st.button(
        "Take that back",
        type="tertiary",
        key=f"withdraw {handover_id}",
        on_click=on_tap,
        args=(withdraw, handover_id),
    )


def choose_colleague(promise_id: str, team_id: str, owner_id: str) -> None:
    """Agents of the team by name; who is chosen is asked."""
    found = colleagues(session.store(), team_id, now=session.now(), workspace=session.workspace())
    others = [person for person in found if person.person_id != owner_id]
    if not others:
        st.caption("Nobody else works in this team.")
        return
    chosen = st.selectbox(
        "Whom to ask",
        others,
        index=None,
        format_func=lambda person: person.name,
        key=f"colleague {promise_id}",
    )
    st.caption(GOES_ALONG)
    if st.button("Ask", key=f"ask {promise_id}", disabled=chosen is None) and chosen:
        act(ask_to_take_over, promise_id, chosen.person_id, workspace=session.workspace())
        st.rerun()
