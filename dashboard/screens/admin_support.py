"""Support on the Admin screen: within which time a request is to be seen, and whom everybody can
ask. Nothing here says who asked."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens.admin_part import as_seen, say, tried
from dashboard.screens.ledger_view import could, on_tap, say_problem
from journal.actions.support_settings import (
    MOST_HOURS,
    name_contact,
    set_support_hours,
    take_contact_away,
)
from journal.reading.support import contacts

WHAT_IT_IS = (
    "Whoever is asked for support has this long to open the request; then the next person whom its "
    "asker chose is asked. Who asks, and how many do, is told to nobody."
)
OUTSIDE = (
    "People whom agents of every other team can ask. Others say for themselves that they can be "
    "asked, under Support."
)
HOURS, CONTACT = "support hours", "outside contact"


def support() -> None:
    st.header("Support", anchor=False)
    say_problem()
    st.write(WHAT_IT_IS)
    state = session.remembered()
    seen = as_seen(HOURS, session.workspace().support_hours)
    state[HOURS] = seen
    st.number_input(
        "Hours of working time; empty is a working day",
        min_value=1,
        max_value=MOST_HOURS,
        value=None,
        key=HOURS,
        on_change=lambda: save_hours(seen),
    )
    say(HOURS)
    st.write(OUTSIDE)
    named, others = contacts(session.store(), now=session.now(), workspace=session.workspace())
    for number, person in enumerate(named, start=1):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(person.name)
            st.button(
                f"Take contact {number} away",
                type="tertiary",
                key=f"contact {person.person_id}",
                on_click=on_tap,
                args=(take_contact_away, person.person_id),
            )
    chosen = st.selectbox(
        "Who else?", others, index=None, format_func=lambda person: person.name, key=CONTACT
    )
    if st.button("Name them", disabled=chosen is None) and chosen:
        workspace = session.workspace()
        could(
            lambda: name_contact(
                session.store(),
                session.the_viewer(),
                chosen.person_id,
                now=session.now(),
                workspace=workspace,
            )
        )
        st.rerun()


def save_hours(seen: int | None) -> None:
    store, viewer, now = session.store(), session.the_viewer(), session.now()
    hours = session.recall(HOURS)
    tried(
        HOURS,
        lambda: set_support_hours(store, viewer, hours, seen=seen, now=now),
        "Saved. It holds for requests from now on.",
    )
