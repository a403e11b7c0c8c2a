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
NO_HELP = "The help list is empty: whoever looks for help in this workspace finds nobody."
NO_REPORTS = "Nobody takes incident reports: agents are told so, and led to the help list."


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
    """What others miss until an admin has seen to it."""
    if not where_to_find_help(session.store()):
        st.warning(NO_HELP)
    if not everybody_named(session.store()):
        st.warning(NO_REPORTS)
    everybody = [] if session.workspace().is_demo else members(session.store(), session.today())
    waiting = sum(one.waits_for_a_link for one in everybody)
    if waiting:
        many = f"{waiting:,} people have" if waiting > 1 else "One person has"
        st.warning(f"{many} no way in yet: make a link for each under People.")


def lead_to(address: str, title: str) -> None:
    st.page_link(ADMIN.path, label=title, query_params={PART: address})
