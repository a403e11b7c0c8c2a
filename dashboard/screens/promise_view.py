"""A promise that stands in the ledger, in two lines."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.wording import day_and_time
from journal.promise import SavedPromise, state_of


def show_promise(saved: SavedPromise) -> None:
    promise, now = saved.promise, session.now()
    due = day_and_time(promise.due_at, now, session.workspace().zone)
    with st.container(gap=None):
        st.caption(f"I promised, by {due}")
        st.text(f"{promise.what} ({state_of(promise, now).label.lower()})")
