"""The people of the workspace on the Admin screen: links for their passwords, and leaving."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.one_time_links import path_of
from dashboard.screens.admin_erasing import offer_erasing, say_erased
from dashboard.screens.table_view import show_table
from dashboard.tables import Cell, Table
from journal.actions.governing import admin_acting, remove_person, require_second_factor
from journal.actions.links import make_link
from journal.errors import JournalError
from journal.people import Person
from journal.reading.organisation import Member, members

REQUIRED = "Everybody with a password needs a second factor"


def people() -> None:
    st.header("People", anchor=False)
    say_erased()
    found = members(session.store(), session.today())
    show_table(Table.of([row_of(member) for member in found]), "People")
    chosen = st.selectbox(
        "Person",
        [member.person for member in found],
        index=None,
        format_func=lambda person: f"{person.name} ({person.login})",
    )
    if chosen is not None:
        offer_link(chosen)
        offer_leaving(chosen)
        offer_erasing(chosen)
    second_factor()


def row_of(member: Member) -> dict[str, Cell]:
    return {
        "Name": member.person.name,
        "Login": member.person.login,
        "Roles": ", ".join(member.roles) or "none today",
        "Password": "set" if member.has_password else "not set",
    }


def offer_link(person: Person) -> None:
    lost = st.checkbox("The phone and the recovery codes are lost: take the second factor away")
    if not st.button("Make a link for a new password"):
        return
    try:
        kind, token = make_link(
            session.store(),
            person.login,
            now=session.now(),
            actor=admin_acting(session.the_viewer()),
            drop_second_factor=lost,
        )
    except JournalError as error:
        st.error(str(error))
        return
    days = kind.lasts.days
    st.text(f"For {person.login}, once, within {days} {'days' if days > 1 else 'day'}:")
    st.code(f"{session.site().origin}{path_of(kind, token)}", language=None)


def offer_leaving(person: Person) -> None:
    if st.button("Remove this person", key="remove"):
        ask_before_leaving(person)


@st.dialog("Remove this person?")
def ask_before_leaving(person: Person) -> None:
    st.text(person.name)
    st.write(
        "All roles and sessions end at once. What this person wrote stays. Their open promises "
        "come first in Team promises, where the supervisor hands them over."
    )
    if not st.button("Remove", type="primary"):
        return
    try:
        remove_person(
            session.store(),
            person.login,
            now=session.now(),
            workspace=session.workspace(),
            actor=admin_acting(session.the_viewer()),
        )
    except JournalError as error:
        st.error(str(error))
        return
    st.rerun(scope="app")


def second_factor() -> None:
    before = session.workspace().second_factor_required
    required = st.toggle(REQUIRED, value=before)
    if required != before:
        actor = admin_acting(session.the_viewer())
        require_second_factor(session.store(), required, now=session.now(), actor=actor)
        st.rerun()
