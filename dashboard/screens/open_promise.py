"""An open promise of one's own: one tap when it is done, and the rest behind one more."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens.handover_view import withdraw_button
from dashboard.screens.ledger_view import act
from dashboard.screens.promise_more import more, was_in_time
from dashboard.screens.promise_view import details, headline, said_due, show_lines
from dashboard.screens.settled_promise import remember_settled
from journal.actions.promising import mark_done
from journal.ledger import InLedger
from journal.promise import SavedPromise
from journal.vocabulary import Place


def show_open(one: InLedger) -> None:
    saved, promise = one.saved, one.saved.promise
    overdue = one.place is Place.OVERDUE
    with st.container(border=True, gap="xsmall"):
        head = headline(promise.due_at, is_day=promise.due_is_day)
        show_lines(head, promise.what, details(promise, one.chain))
        say_more(one)
        with st.container(horizontal=True):
            key = saved.promise_id
            label = "Done, late" if overdue else "Done"
            st.button(label, key=f"done {key}", on_click=done, args=(saved,))
            if overdue and st.button("It was in time", key=f"in time {key}"):
                was_in_time(saved)
            if st.button("More", key=f"more {key}"):
                more(one)


def say_more(one: InLedger) -> None:
    snoozed = one.saved.snoozed_until
    if one.away_then and one.place is not Place.OVERDUE:
        st.text("You are away then.")
    if one.asked:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(f"{one.asked.asked} is asked to take it over.")
            withdraw_button(one.asked.handover_id)
    if snoozed and snoozed > session.now():
        st.caption(f"Reminder put off until {said_due(snoozed, is_day=False)}")


def done(saved: SavedPromise) -> None:
    if act(mark_done, saved.promise_id, saved.version):
        remember_settled(saved.promise_id)
