"""What an admin did to one's account, told at the next sign-in and until it is read; that a
colleague asks one to take a promise over, or for support; and what came of an incident that was
reported, or of an entry that was a case of a debrief."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens import DEBRIEFS, INCIDENTS, MY_PROMISES, SUPPORT, Screen
from dashboard.wording import day_and_time
from journal.actions.own_account import told
from journal.policy import can_promise, can_support
from journal.reading.debriefs import news_of_cases
from journal.reading.incidents import news_of_incidents
from journal.reading.own import my_news
from journal.reading.promises import requests_to_me
from journal.reading.support import support_to_give

LOOKED = "news looked up"


def show_news() -> None:
    """Looked up once for each tab that is opened."""
    if session.recall(LOOKED):
        return
    viewer = session.the_viewer()
    news = my_news(session.store(), viewer)
    if not news:
        session.remember(LOOKED, True)
        return
    with st.container(border=True):
        st.write("Since you were last here:")
        for happened_at, what in news:
            when = day_and_time(happened_at, session.now(), session.workspace().zone)
            st.text(f"{when}: {what.label}.")
        st.caption("If you did not ask for this, tell your admin.")
        if st.button("I have read this"):
            told(session.store(), viewer, now=news[-1][0])
            st.rerun()


def show_requests(title: str) -> None:
    """On every page but the one on which they are answered, until they are."""
    viewer, scope = session.the_viewer(), session.scope()
    if title != MY_PROMISES.title and can_promise(viewer):
        asked = requests_to_me(session.store(), scope)
        lead_to(MY_PROMISES, asked, "to take a promise over")
    if title != SUPPORT.title and can_support(viewer):
        lead_to(SUPPORT, support_to_give(session.store(), scope, session.now()), "for support")


def lead_to(screen: Screen, asked: int, what: str) -> None:
    if asked:
        many = f"{asked} requests" if asked > 1 else "1 request"
        st.page_link(screen.path, label=f"{many} {what}", icon=":material/arrow_forward:")


def show_incidents() -> None:
    """That something came of a report of one's own, and that reports wait to be read."""
    came, waiting = news_of_incidents(session.store(), session.scope())
    if came:
        label = "Something came of your incident report"
        st.page_link(INCIDENTS.path, label=label, icon=":material/arrow_forward:")
    if waiting:
        many = f"{waiting} incident reports wait" if waiting > 1 else "1 incident report waits"
        label = f"{many} for you to read"
        st.page_link(INCIDENTS.path, label=label, icon=":material/arrow_forward:")


def show_cases() -> None:
    """That an entry of one's own was picked for a debrief, or what the team took from it."""
    if news_of_cases(session.store(), session.scope()):
        label = "News of an entry that you shared"
        st.page_link(DEBRIEFS.path, label=label, icon=":material/arrow_forward:")
