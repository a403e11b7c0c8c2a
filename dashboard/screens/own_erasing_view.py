"""Erasing all that one wrote, at the foot of My journal: asked once, with what goes."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens.asked_first import KEEP, do_or_not
from journal.actions.erasing import erase_own_journal

ERASED = "own journal erased"


def offer_erasing_all() -> None:
    if st.button("Erase everything of mine", type="tertiary"):
        ask_before_erasing_all()


def say_erased_all() -> None:
    if session.take(ERASED):
        st.success("Everything of yours is erased.")


@st.dialog("Erase everything of yours?")
def ask_before_erasing_all() -> None:
    st.write(
        "This erases every entry of yours with its history, your check-ins, drafts and settled "
        "promises, what you offered to the playbook, and your requests for support; at once and "
        "for good. Whoever it was shared with sees it no more. You may want to take it along as a "
        "file before."
    )
    st.write(
        "Your account and your days away stay, and so do incident reports that you sent. Bands "
        "that were released stay; they name nobody. Team figures forget it when the week turns. "
        "Backups hold it until they are thrown away."
    )
    do_or_not("Erase it for good", erase_all, otherwise=KEEP)


def erase_all() -> None:
    erase_own_journal(session.store(), session.the_viewer(), now=session.now())
    session.remember(ERASED, True)
