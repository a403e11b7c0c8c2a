"""Erasing a person on the Admin screen: asked once, with what goes."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens.asked_first import KEEP, do_or_not
from journal.actions.erasing import erase_person, open_promises_of
from journal.actions.governing import admin_acting
from journal.people import Person

ERASED, LEFT = "person erased", "person left in files"


def offer_erasing(person: Person) -> None:
    if st.button("Erase this person", key="erase"):
        ask_before_erasing(person)


def say_erased() -> bool:
    """Whether somebody was erased just now, with what is to be known of it."""
    was_erased: bool = session.take(ERASED, False)
    if was_erased:
        st.success("Erased. Backups hold what was theirs until they are thrown away.")
    if left := session.take(LEFT):
        st.warning(left)
    return was_erased


@st.dialog("Erase this person and all that is theirs?")
def ask_before_erasing(person: Person) -> None:
    st.text(person.name)
    st.write(
        "This erases the name, the account, and every entry, check-in, draft, promise, phrase, "
        "request for support and incident report of theirs, at once and for good, also from the "
        "database’s file. Nobody can bring it back. Others see that somebody was there, and not "
        "who. Bands that were released, and the audit log, which holds no text, stay."
    )
    waiting = open_promises_of(session.store(), person.login)
    if waiting:
        st.write(
            f"Open promises to customers that go with it: {waiting:,}. Their supervisor can hand "
            "them over before, in Team promises."
        )
    st.write("The person may want to take their journal along before: My journal has it as a file.")
    do_or_not("Erase for good", lambda: erase(person), otherwise=KEEP)


def erase(person: Person) -> None:
    done = erase_person(
        session.store(),
        person.login,
        now=session.now(),
        workspace=session.workspace(),
        actor=admin_acting(session.the_viewer()),
    )
    session.remember(ERASED, True)
    session.remember(LEFT, done.left_in_files)
