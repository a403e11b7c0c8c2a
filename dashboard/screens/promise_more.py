"""What is rarely done about an open promise, in a dialog: each names what it does."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

import streamlit as st

from dashboard import session
from dashboard.screens.due_choice import choose_due
from dashboard.screens.handover_view import choose_colleague
from dashboard.screens.ledger_view import act, say_problem
from dashboard.screens.promise_view import headline
from dashboard.screens.settled_promise import remember_settled
from journal.actions.promising import cancel, mark_done, renegotiate, snooze
from journal.ledger import InLedger
from journal.periods import local_date
from journal.promise import NoSuchTime, SavedPromise, at_local_time
from journal.vocabulary import Place

AGREED = "The customer has agreed to the new time"
LATE = "A promise that has fallen due can be kept late, and cannot be renegotiated."


@st.dialog("This promise")
def more(one: InLedger) -> None:
    saved, promise = one.saved, one.saved.promise
    with st.container(gap=None):
        st.caption(headline(promise.due_at, is_day=promise.due_is_day))
        st.text(promise.what)
    if st.button("No longer needed", key=f"off {saved.promise_id}"):
        if act(cancel, saved.promise_id, saved.version):
            remember_settled(saved.promise_id)
        st.rerun()
    st.subheader("Renegotiated", anchor=False)
    if one.place is Place.OVERDUE:
        st.caption(LATE)
    else:
        ask_new_due(saved)
    st.subheader("Remind me later", anchor=False)
    remind_later(saved)
    if one.asked is None:
        st.subheader("Hand over", anchor=False)
        choose_colleague(saved.promise_id, saved.team_id, saved.owner_id)


def ask_new_due(saved: SavedPromise) -> None:
    key = f"new due {saved.promise_id}"

    def change(due: str | None, **_: Any) -> None:
        session.remember(f"{key} answer", due)

    due: str | None = session.recall(f"{key} answer")
    choose_due("By when now?", key, due, change)
    agreed = st.checkbox(AGREED, key=f"{key} agreed")
    if st.button("Move it", key=f"{key} move", disabled=not due):
        of = (saved.promise_id, saved.version, due)
        if act(renegotiate, *of, agreed=agreed, workspace=session.workspace()):
            session.forget(f"{key} answer")
            st.rerun()
    say_problem()


def remind_later(saved: SavedPromise) -> None:
    st.caption("This moves the reminder, never the promise.")
    now, zone = session.now(), session.workspace().zone
    morning = datetime.combine(local_date(now, zone) + timedelta(days=1), time(9), tzinfo=zone)
    with st.container(horizontal=True):
        for label, until in (
            ("In an hour", now + timedelta(hours=1)),
            ("Tomorrow, 09:00", morning),
        ):
            if st.button(label, key=f"{label} {saved.promise_id}"):
                act(snooze, saved.promise_id, until)
                st.rerun()


@st.dialog("When was it?")
def was_in_time(saved: SavedPromise) -> None:
    """For what was done in time and is marked only now."""
    zone = session.workspace().zone
    due = saved.promise.due_at.astimezone(zone)
    st.text(saved.promise.what)
    day = st.date_input("On which day?", value=due.date(), format="DD/MM/YYYY")
    clock = st.time_input("At what time?", value=due.time())
    if not st.button("Done then", type="primary"):
        return
    if day is None or clock is None:
        st.error("Say on which day and at what time it was. Nothing was changed.")
        return
    try:
        at = at_local_time(datetime.combine(day, clock), zone)
    except NoSuchTime as error:
        st.error(f"{error} Nothing was changed.")
        return
    if act(mark_done, saved.promise_id, saved.version, at=at):
        remember_settled(saved.promise_id)
        st.rerun()
    say_problem()
