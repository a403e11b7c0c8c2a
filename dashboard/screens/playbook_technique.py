"""One technique of the playbook: when it serves, phrases, how it went, and where it comes from."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens.playbook_figures import how_it_went
from dashboard.screens.playbook_offering import offer_a_phrase
from dashboard.screens.playbook_phrases import show_phrases
from dashboard.screens.playbook_refused import say_what_was_done
from dashboard.screens.playbook_takeaways import what_teams_took
from journal.practice import source_of
from journal.techniques import Technique

ADDRESS = "technique"
NOT_OFFERED = "No longer offered: entries are not answered with it any more."
OF_ONES_OWN = "A technique of this workspace’s own."
NOT_THAT_IT_WORKS = "Where a practice comes from does not say that it works here."


def show_technique(technique: Technique) -> None:
    if st.button("Back to the playbook", type="tertiary", icon=":material/arrow_back:"):
        session.set_address(technique=None)
        st.rerun()
    st.header(technique.label, anchor=False)
    if technique.is_own:
        st.caption(OF_ONES_OWN)
    if technique not in session.workspace().wording.offered("technique"):
        st.caption(NOT_OFFERED)
    if technique.serves:
        st.text(technique.serves)
    say_what_was_done()
    st.subheader("How it may sound", anchor=False)
    show_phrases(technique)
    offer_a_phrase(technique)
    what_teams_took(technique)
    how_it_went(technique)
    st.subheader("Where it comes from", anchor=False)
    st.write(source_of(technique))
    st.caption(NOT_THAT_IT_WORKS)
