"""A shared entry as its audience reads it: for readers, and for its author before sharing it."""

from __future__ import annotations

import streamlit as st
from pydantic import BaseModel

from dashboard.screens.answers_view import answers, said_when
from journal.sharing import SharedEntry

UNNAMED = "Somebody"


def show_shared_entry(shared: SharedEntry) -> None:
    """The one drawing of it; whose it is and when it was stand there where they arrive."""
    with st.container(key="shared-entry"):
        with st.container(gap=None):
            st.text(from_whom(shared.author, shared.team))
            when = when_of(shared.said)
            if when:
                st.caption(when)
        answers(shared.said)


def from_whom(author: str | None, team: str) -> str:
    return f"{author or UNNAMED}, {team}"


def when_of(said: BaseModel) -> str:
    """When it was, where that arrives."""
    moment, known = getattr(said, "occurred_at", None), getattr(said, "when_known", None)
    return said_when(moment, known) if moment and known else ""
