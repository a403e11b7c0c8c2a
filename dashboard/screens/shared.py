"""Shared: what colleagues share with their supervisor by name, and with their team without."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens.shared_view import from_whom, show_shared_entry
from dashboard.screens.similar_view import how_it_was
from journal.actions.sharing import read_shared
from journal.errors import JournalError
from journal.policy import teams_of_readers
from journal.reading.shared import shared_with
from journal.sharing import MOST_LISTED, SharedInList
from journal.vocabulary import Audience

OPENED = "share"
TITLES = {
    Audience.SUPERVISOR: "Shared with me",
    Audience.TEAM: "Shared with the team",
}
EMPTY = {
    Audience.SUPERVISOR: (
        "Here will be the entries that agents of your team share with you, by name. Only they can "
        "share them, and they can stop at any time."
    ),
    Audience.TEAM: (
        "Here will be the entries that agents share with their team, without their names. An agent "
        "shares one from its page in My journal."
    ),
}


def page() -> None:
    st.title("Shared", anchor=False)
    opened = session.address(OPENED)
    if opened:
        show_opened(opened)
        return
    for audience in TITLES:
        if teams_of_readers(session.the_viewer(), audience):
            show_list(audience)


def show_opened(share_id: str) -> None:
    """Opening it is recorded, and its author sees that it was read."""
    if st.button("Back to what is shared", type="tertiary", icon=":material/arrow_back:"):
        session.set_address(share=None)
        st.rerun()
    try:
        shared = read_shared(session.store(), session.the_viewer(), share_id, now=session.now())
    except JournalError as error:
        st.write(str(error))
        return
    show_shared_entry(shared)
    st.caption("Its author sees that you have read it.")


def show_list(audience: Audience) -> None:
    st.header(TITLES[audience], anchor=False)
    found = shared_with(session.store(), session.scope(), audience)
    if not found:
        st.write(EMPTY[audience])
    for shared in found:
        show_in_list(shared)
    if len(found) == MOST_LISTED:
        st.caption(f"These are the newest {MOST_LISTED}.")


def show_in_list(shared: SharedInList) -> None:
    with st.container(border=True, gap="xsmall"):
        st.text(from_whom(shared.author, shared.team))
        how_it_was(shared.about)
        if st.button("Open", key=f"open {shared.share_id}"):
            session.set_address(share=shared.share_id)
            st.rerun()


page()
