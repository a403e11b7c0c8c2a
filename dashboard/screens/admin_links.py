"""The one-time links with which people come in for the first time: made, shown once, handed on."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.one_time_links import path_of
from dashboard.screens.admin_part import say, tried
from journal.accounts import LinkKind
from journal.actions.newcomers import invite_all
from journal.free_text import unformulated
from journal.reading.organisation import members

NAME, MADE = "links", "links made"
WHAT_THEY_ARE = (
    "Each person comes in by a link of their own, once and within 7 days, and chooses a password. "
    "Whoever has a link can come in as its person: hand it on where nobody else reads it. A link "
    "is shown while you stay here; another one can be made at any time, and ends the one before."
)
EVERYBODY_IN = "Everybody has a way in: nobody waits for a link."
FEW = 8
Made = tuple[str, str, str]
"""A name, a login and a link."""


def links() -> None:
    st.write(WHAT_THEY_ARE)
    say(NAME)
    made: list[Made] = session.recall(MADE, [])
    waiting = [one for one in members(session.store(), session.today()) if one.waits_for_a_link]
    if made:
        show(made)
        st.button("I have handed them on", on_click=session.forget, args=(MADE,))
    elif not waiting:
        st.write(EVERYBODY_IN)
        return
    many = len(waiting)
    label = f"Make links for {many:,} people" if many > 1 else "Make a link for one person"
    if waiting and not made:
        st.button(label, type="primary", on_click=make)


def make() -> None:
    def work() -> None:
        found = invite_all(
            session.store(),
            session.the_viewer(),
            now=session.now(),
            workspace=session.workspace(),
        )
        session.remember(
            MADE,
            [
                (person.name, person.login, address_of(LinkKind.INVITATION, token))
                for person, token in found
            ],
        )

    tried(NAME, work, "The links are made.")


def address_of(kind: LinkKind, token: str) -> str:
    return f"{session.site().origin}{path_of(kind, token)}"


def show(made: list[Made]) -> None:
    """Each with a way to copy it while there are few; all at once, as a spreadsheet takes them,
    where there are many."""
    if len(made) > FEW:
        st.caption("Copy them all at once, and paste them into a table.")
        st.code(as_lines(made), language=None, wrap_lines=True)
        return
    for name, login, link in made:
        st.text(f"{name} ({login})")
        st.code(link, language=None, wrap_lines=True)


def as_lines(made: list[Made]) -> str:
    """Columns with tabs between; a name holds none."""
    cells = (("Name", "Login", "Link"), *made)
    return "\n".join("\t".join(map(unformulated, line)) for line in cells)
