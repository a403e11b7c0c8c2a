"""Incidents: reports one has sent, with what came of them; and those that were sent to oneself."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens.incident_answering import show_sent_to_me
from dashboard.screens.incident_writing import WRITE, offer_to_write, write
from dashboard.screens.incidents_sent import show_my_reports
from journal.policy import can_report
from journal.reading.incidents import my_incidents, takes_reports

REPORT = "report"
NOT_FOR_YOU = (
    "Agents report incidents here, and those whom your workspace names answer them. You are not "
    "named, so there is nothing here for you to read."
)


def page() -> None:
    st.title("Incidents", anchor=False)
    viewer = session.the_viewer()
    if can_report(viewer) and session.address(WRITE):
        write()
        return
    takes = takes_reports(session.store(), viewer.person_id)
    # Who writes no entries any more is still told what came of a report.
    has_reports = can_report(viewer) or bool(my_incidents(session.store(), session.scope()))
    if not takes and not has_reports:
        st.write(NOT_FOR_YOU)
    if takes:
        show_sent_to_me(session.address(REPORT))
        if session.address(REPORT):
            return
    if has_reports:
        show_my_reports()
    if can_report(viewer):
        offer_to_write()


page()
