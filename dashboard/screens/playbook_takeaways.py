"""What one's teams took from debriefs in which a technique was tried."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from journal.policy import can_debrief
from journal.reading.playbook import chapter_of
from journal.techniques import Technique

FROM_WHERE = (
    "From debriefs of the teams in which you work, where a case tells of this technique; only they "
    "read it."
)
NOTHING_YET = (
    "Nothing yet. What your team takes from a case that tells of this technique comes here."
)


def what_teams_took(technique: Technique) -> None:
    """For those who work in a team; for nobody else there is anything."""
    if not can_debrief(session.the_viewer()):
        return
    st.subheader("What your team took from it", anchor=False)
    taken = chapter_of(session.store(), session.scope(), technique).takeaways
    if not taken:
        st.caption(NOTHING_YET)
        return
    with st.container(gap="xsmall"):
        for takeaway in taken:
            st.text(takeaway.what)
    st.caption(FROM_WHERE)
