"""Incident reports on the Admin screen: to whom they go."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens.admin_part import as_seen, say, tried
from journal.actions.incidents import name_recipients
from journal.reading.incidents import everybody_named
from journal.reading.organisation import members

WHAT_IT_IS = (
    "After an encounter with threats, assault or discrimination agents are offered to report it. "
    "Reports go to the people you name here, and to nobody else. Whoever reports sees these names "
    "before sending. Who is named no more reads no report any more; who is new reads those sent "
    "from then on."
)
NOBODY = "Nobody is named: agents are told so, and led to the help list."
NAME, CHOSEN = "recipients", "incident recipients"


def incident_recipients() -> None:
    st.header("Incident reports", anchor=False)
    st.write(WHAT_IT_IS)
    named = as_seen(NAME, [one.person_id for one in everybody_named(session.store())])
    people = {
        member.person.person_id: f"{member.person.name} ({member.person.login})"
        for member in members(session.store(), session.today())
        if member.roles
    }
    st.multiselect(
        "Who takes reports",
        list(people),
        default=[person_id for person_id in named if person_id in people],
        format_func=lambda person_id: people.get(person_id, person_id),
        key=CHOSEN,
    )
    if not named:
        st.caption(NOBODY)
    st.button("Save who takes reports", on_click=save, args=(named,))
    say(NAME)


def save(seen: list[str]) -> None:
    tried(
        NAME,
        lambda: name_recipients(
            session.store(),
            session.the_viewer(),
            session.recall(CHOSEN, []),
            now=session.now(),
            workspace=session.workspace(),
            seen=seen,
        ),
        "Saved. It holds for reports from now on.",
    )
