"""The people of the workspace: found, added, and one by one what they are."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens.admin_erasing import say_erased
from dashboard.screens.admin_links import links
from dashboard.screens.admin_newcomers import newcomers
from dashboard.screens.admin_part import open_part
from dashboard.screens.admin_person import one_person
from dashboard.screens.paging import page_shown, turn_pages
from journal.reading import PAGE
from journal.reading.organisation import Member, found_among, members

PERSON, SOUGHT = "person", "people sought"
NOBODY = "Nobody fits. A shorter part of the name, the login, the role or the team finds more."
NO_SUCH = "There is nobody with this login. The link may be an old one."
DEMO = "In the demo everybody is made up and comes in without a password: nobody is added here."


def people() -> None:
    st.header("People", anchor=False)
    was_erased = say_erased()
    everybody = members(session.store(), session.today())
    login = session.address(PERSON)
    chosen = next((one for one in everybody if one.person.login == login), None)
    if chosen is not None:
        one_person(chosen)
        return
    if login and not was_erased:
        st.write(NO_SUCH)
    if session.workspace().is_demo:
        st.caption(DEMO)
    else:
        with st.expander("Add people"):
            newcomers()
        with st.expander("Links to hand on"):
            links()
    list_of(everybody)


def list_of(everybody: list[Member]) -> None:
    state = session.remembered()
    state[SOUGHT] = session.recall("people looked for", "")
    st.text_input(
        "Search people",
        key=SOUGHT,
        placeholder="A name, a login, a role or a team",
        on_change=seek,
    )
    found = found_among(everybody, session.recall("people looked for", ""))
    if not found:
        st.write(NOBODY)
    number, shown = page_shown(
        lambda page: found[page * PAGE : (page + 1) * PAGE], lambda _: len(found)
    )
    for member in shown:
        show_in_list(member)
    turn_pages(number, len(found), "people", back="Before", on="After")


def show_in_list(member: Member) -> None:
    row = st.container(horizontal=True, vertical_alignment="center", border=True)
    with row.container(gap=None):
        st.text(f"{member.person.name} ({member.person.login})")
        st.text(", ".join(member.roles) or "no role today")
    row.button(
        "Open",
        key=f"open {member.person.person_id}",
        on_click=open_part,
        args=("people",),
        kwargs={PERSON: member.person.login},
    )


def seek() -> None:
    session.remember("people looked for", session.recall(SOUGHT) or "")
    session.set_address(page=None)
