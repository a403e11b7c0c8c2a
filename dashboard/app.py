"""The viewer, then the navigation that fits the viewer. Streamlit runs this at every rerun."""

from __future__ import annotations

import streamlit as st

from dashboard import keeping, leaving, left_behind, noticing, session
from dashboard.backup_notice import show_backups
from dashboard.news import show_cases, show_incidents, show_news, show_requests
from dashboard.screens import DEBRIEFS, INCIDENTS, PRIVATE, REMINDERS, pages_for
from dashboard.screens.debrief_room import ROOM, VIEW
from dashboard.screens.help_view import offer_help
from dashboard.traffic import TRAFFIC
from dashboard.wording import (
    BE_SOMEBODY_ELSE,
    COUNTS,
    COUNTS_NOT,
    ENTER_AGAIN,
    LOCKED,
    MY_ACCOUNT,
    PAGE_TITLE,
    SIGN_IN_AGAIN,
    SIGNED_OUT,
)
from journal.policy import can_promise, can_report
from journal.reading.incidents import takes_reports

st.set_page_config(page_title=PAGE_TITLE, layout="centered", initial_sidebar_state="collapsed")
st.html(session.STYLE)

is_demo = session.workspace().is_demo
visit = session.visit()
if visit is None:
    st.title("Afterword", anchor=False)
    st.write(LOCKED if session.was_locked() else SIGNED_OUT)
    st.html(ENTER_AGAIN if is_demo else SIGN_IN_AGAIN)
    if session.was_ended():
        keeping.forget()
    st.stop()

if session.must_add_second_factor():
    st.title("Afterword", anchor=False)
    st.write("Your workspace asks everybody for a second factor. Add yours to go on.")
    st.html(MY_ACCOUNT)
    offer_help("at the door")
    st.stop()

page = st.navigation(pages_for(visit.viewer), position="top")
left_behind.look_after(visit)
is_seen_by_a_room = page.title == DEBRIEFS.title and session.address(VIEW) == ROOM
if not is_seen_by_a_room:
    if visit.session.own_device and can_promise(visit.viewer):
        noticing.watch(visit.viewer.person_id)
    with st.container(key="news", gap=None):
        show_backups()
        show_news()
        show_requests(page.title)
        if page.title != INCIDENTS.title:
            show_incidents()
        if page.title != DEBRIEFS.title:
            show_cases()
leaving.watch(can_hide=page.title in PRIVATE, locks=not visit.session.own_device)
with TRAFFIC.runs.timed():
    page.run()

name = visit.viewer.person.name
with st.container(key="foot"):
    offer_help("at the foot")
    counts = session.workspace().reflecting_counts
    if counts is not None:
        st.caption(COUNTS if counts else COUNTS_NOT)
    if is_demo:
        st.text(f"This is a demo, and you are {name}, who is made up.")
        st.html(BE_SOMEBODY_ELSE)
    else:
        st.caption("Signed in as")
        st.text(name)
        st.html(MY_ACCOUNT)
    if can_report(visit.viewer) or takes_reports(session.store(), visit.viewer.person_id):
        st.page_link(INCIDENTS.path, label="Incident reports")
    if REMINDERS.fits(visit.viewer):
        st.page_link(REMINDERS.path, label="Reminders and days away")
