"""The overview of Admin: what waits for an admin, and the parts with what each is for."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import session
from dashboard.screens import ADMIN
from dashboard.screens.admin_part import PART, SEEN, Part
from journal.reading.help_list import where_to_find_help
from journal.reading.incidents import everybody_named
from journal.reading.organisation import members

WHAT_IT_IS = "An admin runs the workspace and reads nobody’s text."
NO_HELP = "Nobody is on the help list: name who can be turned to"
NO_REPORTS = "Nobody takes incident reports: name who does"


def overview(parts: Sequence[Part]) -> None:
    session.forget_all(SEEN)
    st.text(session.workspace().organisation)
    st.write(WHAT_IT_IS)
    what_waits()
    for part in parts:
        with st.container(gap=None, key=f"part-{part.address}"):
            lead_to(part.address, part.title)
            st.caption(part.what_for)


def what_waits() -> None:
    """What others miss until an admin has seen to it, each with the way there."""
    store = session.store()
    everybody = [] if session.workspace().is_demo else members(store, session.today())
    no_way_in = sum(one.waits_for_a_link for one in everybody)
    many = f"{no_way_in:,} people have" if no_way_in > 1 else "One person has"
    found = [
        ("help", NO_HELP, not where_to_find_help(store)),
        ("help", NO_REPORTS, not everybody_named(store)),
        ("people", f"{many} no way in yet: make links", no_way_in > 0),
    ]
    waiting = [(part, told) for part, told, waits in found if waits]
    if waiting:
        with st.container(border=True, gap=None, key="part-waiting"):
            st.caption("What waits for you")
            for part, told in waiting:
                lead_to(part, told)


def lead_to(address: str, title: str) -> None:
    st.page_link(ADMIN.path, label=title, query_params={PART: address})
