"""A promise in words: where it stands in an entry, and in the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape

import streamlit as st

from dashboard import session
from dashboard.wording import clock, said_day
from journal.periods import local_date
from journal.promise import EarlierDue, Promise, SavedPromise, state_of


def show_promise(saved: SavedPromise) -> None:
    """In two lines, as it belongs to an entry."""
    promise = saved.promise
    with st.container(gap=None):
        st.caption(f"I promised, by {said_due(promise.due_at, is_day=promise.due_is_day)}")
        st.text(f"{promise.what} ({state_of(promise, session.now()).label.lower()})")


def show_lines(head: str, what: str, details: str) -> None:
    """What stands of a promise in the ledger: its state or time, its text, and the rest; drawn in
    one go, since there are many on a page."""
    parts = (("strong", head), ("span", what), ("small", details))
    lines = (f'<{tag} dir="auto">{escape(text)}</{tag}>' for tag, text in parts if text)
    st.html(f'<p class="promised">{"".join(lines)}</p>')


def said_due(due: datetime, *, is_day: bool) -> str:
    """ "14:00 today", "Mon 4 May, 14:00", or "the end of today"."""
    zone = session.workspace().zone
    day = said_day(local_date(due, zone), session.today())
    if is_day:
        return f"the end of {day}"
    return f"{clock(due, zone)} {day}" if day.islower() else f"{day}, {clock(due, zone)}"


def headline(due: datetime, *, is_day: bool) -> str:
    """ "By the end of today", "By 14:00 tomorrow", "By Mon 4 May, 14:00"."""
    return f"By {said_due(due, is_day=is_day)}"


def details(promise: Promise, chain: Sequence[EarlierDue]) -> str:
    """How it is kept, its case, and for when it was given before."""
    before = [
        f"renegotiated, was for {said_due(one.due_at, is_day=one.due_is_day)}" for one in chain
    ]
    return " · ".join(
        [promise.kind.label, *([promise.case_ref] if promise.case_ref else []), *before]
    )
