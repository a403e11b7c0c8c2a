"""The incident reports one has sent: how each stands, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from dashboard import session
from dashboard.screens.incident_writing import SENT
from dashboard.wording import day_and_time
from journal.actions.incidents import take_incident_back, told_of_incident
from journal.errors import JournalError
from journal.incident import Addressee, IncidentReport, IncidentState, SentReport
from journal.reading.incidents import my_incidents

EMPTY = (
    "Here will be what came of the incidents you report: of threats, assault, discrimination, or "
    "whatever somebody in your workspace has to know of. A report is never sent by itself."
)
NOBODY_READS = (
    "None of them takes reports any more, so nobody can read or answer this one. If it still "
    "matters, write another: it goes to whoever is named now."
)
CONTACT = {True: "Would like to be contacted", False: "Would rather not be contacted"}


def show_my_reports() -> None:
    st.header("My reports", anchor=False)
    if session.take(SENT):
        st.success(
            "Sent. What comes of it is told to you here, and on every page until you read it."
        )
    reports = my_incidents(session.store(), session.scope())
    if not reports:
        st.write(EMPTY)
    for sent in reports:
        with st.container(border=True, gap="small"):
            show_mine(sent)


def show_mine(sent: SentReport) -> None:
    st.markdown(f"**{sent.state.label}**")
    st.caption(f"Sent {moment(sent.sent_at)}")
    for one in sent.addressees:
        st.text(f"To {one.name}: {what_became(one)}")
    if sent.waits_for_nobody:
        st.write(NOBODY_READS)
    show_report(sent.report)
    show_answers(sent)
    if sent.has_news and st.button("I have read this", key=f"told {sent.report_id}"):
        until = max(one.answered_at for one in sent.answers)
        act(told_of_incident, sent, until=max(until, sent.closed_at or until))
    if sent.state is IncidentState.RECEIVED and st.button(
        "Take it back", key=f"take back {sent.report_id}"
    ):
        act(take_incident_back, sent, now=session.now())


def what_became(one: Addressee) -> str:
    """ "not read yet", "read today, 14:05", "read today, 14:05; takes reports no longer"."""
    read = f"read {moment(one.read_at)}" if one.read_at else "not read yet"
    return read if one.is_named else f"{read}; takes reports no longer"


def show_report(report: IncidentReport) -> None:
    st.text(report.incident_what)
    for label, said in (("When", report.incident_when), ("Where", report.incident_where)):
        if said:
            st.text(f"{label}: {said}")
    if report.incident_contact is not None:
        st.caption(CONTACT[report.incident_contact])


def show_answers(sent: SentReport) -> None:
    for answer in sent.answers:
        with st.container(gap=None):
            st.text(f"{answer.name}, {moment(answer.answered_at)}:")
            st.text(answer.what)
    if sent.closed_at:
        st.caption(f"Closed {moment(sent.closed_at)}.")


def act(action: Callable[..., None], sent: SentReport, **when: datetime) -> None:
    try:
        action(session.store(), session.the_viewer(), sent.report_id, **when)
    except JournalError as error:
        st.error(str(error))
        return
    st.rerun()


def moment(at: datetime) -> str:
    return day_and_time(at, session.now(), session.workspace().zone)
