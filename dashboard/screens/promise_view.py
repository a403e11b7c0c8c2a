"""A promise in words: where it stands in an entry, and in the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from dashboard import session
from dashboard.wording import day_and_time, said_day
from journal.periods import local_date
from journal.promise import EarlierDue, Promise, SavedPromise, state_of


def show_promise(saved: SavedPromise) -> None:
    """In two lines, as it belongs to an entry."""
    promise, now = saved.promise, session.now()
    with st.container(gap=None):
        st.caption(f"I promised, by {said_due(promise.due_at, is_day=promise.due_is_day)}")
        st.text(f"{promise.what} ({state_of(promise, now).label.lower()})")


def said_due(due: datetime, *, is_day: bool) -> str:
    """ "today, 14:00", or "the end of today"."""
    zone, now = session.workspace().zone, session.now()
    if not is_day:
        return day_and_time(due, now, zone)
    return f"the end of {said_day(local_date(due, zone), local_date(now, zone))}"


def headline(due: datetime, *, is_day: bool) -> str:
    """ "By the end of today", "By Mon 4 May, 14:00"."""
    return f"By {said_due(due, is_day=is_day)}"


def details(promise: Promise, chain: Sequence[EarlierDue]) -> str:
    """How it is kept, its case, and for when it was given before."""
    before = [
        f"renegotiated, was for {said_due(one.due_at, is_day=one.due_is_day)}" for one in chain
    ]
    return " · ".join(
        [promise.kind.label, *([promise.case_ref] if promise.case_ref else []), *before]
    )
