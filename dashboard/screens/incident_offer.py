"""After an encounter with threats, assault or discrimination: a report is offered, never made."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import session
from dashboard.screens import INCIDENTS
from dashboard.screens.incident_writing import WRITE
from journal.incident import is_abuse
from journal.policy import can_report
from journal.reading.incidents import who_takes_reports
from journal.vocabulary import Behaviour

OFFER = (
    "Nobody has to put up with what you met. If you want, report it as an incident, in a text of "
    "its own. Nothing is sent by itself, and your entry stays yours."
)
NOBODY = (
    "Nobody has to put up with what you met. Your workspace has named nobody who takes incident "
    "reports; “Where to find help” names who you can turn to. Your entry stays yours."
)


def offer_incident_report(behaviours: Sequence[Behaviour]) -> None:
    viewer = session.the_viewer()
    if not is_abuse(behaviours) or not can_report(viewer):
        return
    if not who_takes_reports(session.store(), viewer.person_id):
        st.write(NOBODY)
        return
    st.write(OFFER)
    if st.button("Write an incident report"):
        st.switch_page(INCIDENTS.path, query_params={WRITE: "1"})
