"""By what one is reminded of one's promises: a calendar, and a digest."""

from __future__ import annotations

import streamlit as st

from dashboard import noticing, session
from dashboard.calendar_feed import path_of
from dashboard.digests import offered
from dashboard.wording import said_day
from journal.actions.reminders import end_digest, make_feed, revoke_feed, want_digest
from journal.errors import JournalError
from journal.periods import local_date
from journal.reading.reminders import my_digest, my_feed_since

WHAT_IT_HOLDS = (
    "Your open promises in the calendar of your phone or computer: the case reference and the "
    "time, nothing else. It rings an hour of working time before, and never when you are away."
)
SHOWN_ONCE = (
    "Add this address to your calendar as a subscription. It is shown this once, and whoever has "
    "it sees what it holds: keep it to yourself."
)
MADE, PROBLEM = "calendar made", "calendar problem"
WHEN = (
    "Once a day while you work, if a promise waits: the case references and the times, nothing "
    "else."
)
ADDRESS, DIGEST_PROBLEM = "digest address", "digest problem"


def calendar() -> None:
    """The address of one's calendar: made, shown once, made anew, revoked."""
    st.header("Calendar", anchor=False)
    st.caption(WHAT_IT_HOLDS)
    since = my_feed_since(session.store(), session.the_viewer())
    if token := session.take(MADE):
        st.write(SHOWN_ONCE)
        st.code(f"{session.site().origin}{path_of(token)}", language=None, wrap_lines=True)
    elif since is not None:
        day = said_day(local_date(since, session.workspace().zone), session.today())
        st.text(f"Your calendar has an address, made {day}.")
    if since is None:
        st.button("Make an address for my calendar", on_click=make)
    else:
        with st.container(horizontal=True):
            st.button("Make a new address; the old one ends", on_click=make)
            st.button("Revoke the address", on_click=revoke)
    if problem := session.take(PROBLEM):
        st.error(problem)


def make() -> None:
    try:
        token = make_feed(session.store(), session.the_viewer(), now=session.now())
    except JournalError as error:
        session.remember(PROBLEM, f"{error} Nothing was changed.")
        return
    session.remember(MADE, token)


def revoke() -> None:
    try:
        revoke_feed(session.store(), session.the_viewer(), now=session.now())
    except JournalError as error:
        session.remember(PROBLEM, f"{error} Nothing was changed.")


def in_this_browser() -> None:
    """Notices while a page is open, on a device that nobody else uses."""
    visit = session.visit()
    if visit is None or not visit.session.own_device:
        return
    st.header("In this browser", anchor=False)
    noticing.offer(visit.viewer.person_id)


def digest() -> None:
    """Where one's digest goes, and whether one wants any; where the workspace sends digests."""
    way = offered()
    if way is None:
        return
    st.header("Digest", anchor=False)
    st.caption(WHEN)
    wanted = my_digest(session.store(), session.the_viewer())
    if wanted is not None:
        st.text(f"It is sent to {wanted.address}." if wanted.address else "It is sent to you.")
        st.button("Send me none any more", on_click=send_none)
    else:
        if way.needs_address:
            st.text_input("E-mail address", key=ADDRESS)
        st.button("Send me a digest", on_click=send_me)
    if problem := session.take(DIGEST_PROBLEM):
        st.error(problem)


def send_me() -> None:
    way = offered()
    needs_address = way is not None and way.needs_address
    address = session.recall(ADDRESS) or ""
    try:
        want_digest(
            session.store(),
            session.the_viewer(),
            address,
            needs_address=needs_address,
            now=session.now(),
        )
    except JournalError as error:
        session.remember(DIGEST_PROBLEM, f"{error} Nothing was changed.")


def send_none() -> None:
    try:
        end_digest(session.store(), session.the_viewer(), now=session.now())
    except JournalError as error:
        session.remember(DIGEST_PROBLEM, f"{error} Nothing was changed.")
