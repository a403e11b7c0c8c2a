"""The foot of a dialog that asks before something is done: do it, or leave everything as it is."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard import session
from journal.errors import JournalError

KEEP = "Keep everything"
UNCHANGED = "Leave it as it is"


def do_or_not(label: str, work: Callable[[], object], *, otherwise: str = UNCHANGED) -> None:
    """Does it on its button and draws the page anew; the dialog stays where it could not be done,
    and says why. The other button closes it."""
    with st.container(horizontal=True):
        does = st.button(label, type="primary")
        if st.button(otherwise):
            st.rerun(scope="app")
    if not does:
        return
    try:
        work()
    except JournalError as error:
        st.error(str(error))
        return
    session.look_up_anew()
    st.rerun(scope="app")
