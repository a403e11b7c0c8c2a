"""Incident reports that were sent to oneself: opened, which is recorded, and answered."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens.incidents_sent import moment, show_answers, show_report
from journal.actions.incidents import WHAT_CAME, answer_incident, read_incident
from journal.errors import JournalError
from journal.ids import is_id
from journal.incident import IncidentInList, SentReport
from journal.reading.incidents import incidents_to_me

EMPTY = (
    "Here will be the incidents that colleagues report to you. Your admin has named you for them; "
    "whoever reports sees your name before they send it."
)
REFUSED, SAID = "incident answer refused", "incident answers sent"


def show_sent_to_me(opened: str | None) -> None:
    if opened:
        show_opened(opened)
        return
    st.header("Sent to you", anchor=False)
    found = incidents_to_me(session.store(), session.scope())
    if not found:
        st.write(EMPTY)
    for one in found:
        show_in_list(one)


def show_in_list(one: IncidentInList) -> None:
    with st.container(border=True, gap="xsmall"):
        st.text(one.reporter)
        st.caption(f"Sent {moment(one.sent_at)}. {said_state(one)}.")
        if st.button("Open", key=f"open incident {one.report_id}"):
            session.set_address(report=one.report_id)
            st.rerun()


def said_state(one: IncidentInList) -> str:
    if one.is_closed:
        return "Closed"
    if one.is_answered:
        return "Answered, and still open"
    return "Nobody has answered yet" if one.is_read else "You have not read it yet"


def show_opened(report_id: str) -> None:
    if st.button("Back to incidents", type="tertiary", icon=":material/arrow_back:"):
        session.set_address(report=None)
        st.rerun()
    if not is_id(report_id):
        st.write("This report is not there.")
        return
    try:
        sent = read_incident(session.store(), session.the_viewer(), report_id, now=session.now())
    except JournalError as error:
        st.write(str(error))
        return
    st.header("A report to you", anchor=False)
    st.text(f"From {sent.reporter}")
    st.caption(f"Sent {moment(sent.sent_at)}. {sent.state.label}.")
    show_report(sent.report)
    show_answers(sent)
    st.caption("Whoever reported it sees that you have read it, and what you answer.")
    answering(sent)


def answering(sent: SentReport) -> None:
    key = f"answer {sent.report_id} {session.recall(SAID, 0)}"
    st.text_area(WHAT_CAME, key=key)
    st.caption("What was done, by whom, and what happens next. Numbers of cards are masked.")
    with st.container(horizontal=True):
        st.button("Send this answer", type="primary", on_click=answer, args=(sent, key, False))
        if not sent.closed_at:
            st.button("Answer and close", on_click=answer, args=(sent, key, True))
    if refused := session.take(REFUSED):
        st.error(refused)


def answer(sent: SentReport, key: str, closes: bool) -> None:
    what = session.recall(key) or ""
    try:
        answer_incident(
            session.store(),
            session.the_viewer(),
            sent.report_id,
            what,
            closes=closes,
            now=session.now(),
        )
    except JournalError as error:
        session.remember(REFUSED, f"Not sent; what you wrote is still there. {error}")
    else:
        session.remember(SAID, session.recall(SAID, 0) + 1)  # the next answer starts empty
