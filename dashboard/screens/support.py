"""Support: what I am asked, what I asked for, asking, and saying that I can be asked."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.in_its_place import in_its_place
from dashboard.screens.ledger_view import say_problem
from dashboard.screens.support_asked import show_asked
from dashboard.screens.support_asking import ask
from dashboard.screens.support_own import show_own
from dashboard.screens.support_peering import being_asked
from journal.policy import can_ask_for_support
from journal.reading.support import asked_of_me, my_requests

WHO_LEARNS = (
    "A request is between whoever asks and whom they name, each in their turn. Nobody else learns "
    "of it, no supervisor and no admin, and nobody counts who asked."
)
NOTHING_ASKED = "Nobody asks you for support just now."


def page() -> None:
    st.title("Support", anchor=False)
    support()


@st.fragment
def support() -> None:
    st.caption(WHO_LEARNS)
    say_problem()
    asks = can_ask_for_support(session.the_viewer())
    asked_of_you(asks)
    if asks:
        ask()
    for own in my_requests(session.store(), session.scope(), session.now()):
        show_own(own)  # also to who writes no entries any more: nobody else can close it
    being_asked()


@in_its_place
def asked_of_you(asks: bool) -> None:
    asked = asked_of_me(session.store(), session.scope(), session.now())
    if asked:
        st.header("Asked of you", anchor=False)
    elif not asks:
        st.write(NOTHING_ASKED)
    for one in asked:
        show_asked(one)


page()
