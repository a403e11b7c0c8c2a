"""A request for support of one's own: where it stands, what is offered, and how it ends."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens.help_view import offer_help
from dashboard.screens.ledger_view import on_tap
from dashboard.screens.support_wording import became, said, what_next, with_capital
from journal.actions.support import ask_next, close, withdraw
from journal.support import OwnRequest, next_turn, state_of
from journal.support_words import Closing, RequestState

HEADS = {
    RequestState.ASKED: "You asked for support {when}",
    RequestState.SEEN: "You asked for support {when}, and it was seen",
    RequestState.OFFERED: "You asked for support {when}, and somebody has time for you",
    RequestState.UNANSWERED: "You asked for support {when}, and nobody has answered",
    RequestState.CLOSED: "You asked for support {when}, and closed it",
    RequestState.WITHDRAWN: "You asked for support {when}, and withdrew it",
}
ANSWERED = (RequestState.SEEN, RequestState.OFFERED)


def show_own(own: OwnRequest) -> None:
    saved = own.saved
    state = state_of(saved, session.now())
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{HEADS[state].format(when=said(saved.asked_at))}**")
        if saved.request.note:
            st.text(saved.request.note)
        for turn in saved.turns:
            if told := became(own, turn):
                st.text(told)
        if told := what_next(own):
            st.text(with_capital(told))
        if state is RequestState.UNANSWERED:
            offer_help(f"beside {saved.request_id}")
        if not saved.is_over:
            what_to_do(own, state)


def what_to_do(own: OwnRequest, state: RequestState) -> None:
    of, after = own.saved.request_id, next_turn(own.saved, session.now())
    with st.container(horizontal=True):
        if state in ANSWERED:
            for closing in Closing:
                st.button(
                    closing.label, key=f"{closing} {of}", on_click=on_tap, args=(close, of, closing)
                )
        if after is not None:
            label = "Ask the next one too" if state in ANSWERED else "Ask the next one now"
            st.button(
                label,
                key=f"next {of}",
                on_click=on_tap,
                args=(ask_next, of),
                kwargs={"workspace": session.workspace()},
            )
        st.button(
            "Withdraw it",
            type="tertiary",
            key=f"withdraw {of}",
            on_click=on_tap,
            args=(withdraw, of),
        )
    if state in ANSWERED:
        st.caption("Only you close it. Which of the two you choose is for you alone.")
