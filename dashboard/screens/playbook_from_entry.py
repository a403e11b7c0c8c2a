"""Taking something that one wrote in an entry to the playbook: to where it is offered, which is
where one agrees."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens import PLAYBOOK
from dashboard.screens.playbook_technique import ADDRESS
from dashboard.screens.playbook_writing import begin_with, offered_of
from dashboard.wording import shortened
from journal.entry import Entry, asks
from journal.policy import teams_worked_in
from journal.techniques import Technique

MAY_BE_SAID = ("told_customer", "went_well", "try_next")
OF_ITS_OWN = (
    "Would it help a colleague? It goes to the form in the playbook, where you can put it "
    "otherwise and agree that your team reads it, without your name. Until you do, nobody does. "
    "Nothing leads from there to this entry."
)
WHAT, WHICH = "What of it?", "For which technique?"


def offer_to_playbook(entry: Entry, entry_id: str) -> None:
    texts = {name: text for name in MAY_BE_SAID if (text := getattr(entry, name))}
    if not texts or not teams_worked_in(session.the_viewer()):
        return
    with st.expander("Offer something of it to the playbook", key="to the playbook"):
        st.caption(OF_ITS_OWN)
        name = st.selectbox(
            WHAT,
            list(texts),
            format_func=lambda name: f"{asks(name).label}: {shortened(texts[name])}",
            key=f"offered of {entry_id}",
        )
        technique = st.selectbox(
            WHICH,
            in_order(entry),
            format_func=lambda one: one.label,
            key=f"offered for {entry_id}",
        )
        if st.button("Offer this"):
            begin_with(offered_of(technique), texts[name])
            st.switch_page(PLAYBOOK.path, query_params={ADDRESS: technique.value})


def in_order(entry: Entry) -> list[Technique]:
    """Those that the entry names first, and then those that are offered."""
    named = [one for one, _ in entry.techniques]
    offered = map(Technique, session.workspace().wording.offered("technique"))
    return [*named, *(one for one in offered if one not in named)]
