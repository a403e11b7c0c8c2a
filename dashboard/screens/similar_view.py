"""Similar encounters: what was tried in them, and how it went."""

from __future__ import annotations

import streamlit as st
from pydantic import BaseModel

from dashboard import session
from dashboard.screens import JOURNAL, SHARED
from dashboard.screens.answers_view import in_words
from dashboard.screens.shared_view import from_whom
from dashboard.wording import said_day, shortened
from journal.alike import Encounter
from journal.entry import SavedEntry, asks
from journal.reading.similar import Similar, similar
from journal.sharing import SharedInList

SHOWN = ("techniques", "went_well", "try_next")
NONE = (
    "None yet. Here will be your own encounters that resemble this one, and those that colleagues "
    "share with the team."
)


def show_similar(encounter: Encounter) -> None:
    found = similar(session.store(), session.scope(), encounter)
    if not found:
        st.caption(NONE)
    for one in found:
        show_one(one)


def show_one(one: Similar) -> None:
    with st.container(gap="xsmall"):
        if one.own is not None:
            show_own(one.own)
        elif one.shared is not None:
            show_shared(one.shared)


def show_own(saved: SavedEntry) -> None:
    day = said_day(saved.local_date, session.today())
    st.markdown(f"**You, {day}**")
    how_it_was(saved.entry)
    if saved.entry.what_happened:
        st.text(shortened(saved.entry.what_happened))
    how_it_went(saved.entry)
    st.page_link(JOURNAL.path, label="Open", query_params={"entry": saved.entry_id})


def show_shared(shared: SharedInList) -> None:
    """Of another's no text: opening it is noted, and its author sees that it was read."""
    st.text(f"{from_whom(shared.author, shared.team)}, shared with the team")
    how_it_was(shared.about)
    how_it_went(shared.about)
    st.page_link(SHARED.path, label="Open", query_params={"share": shared.share_id})


def how_it_was(entry: BaseModel) -> None:
    said = [in_words(getattr(entry, name)) for name in ("cause", "outcome", "channel")]
    st.caption(" · ".join(said))


def how_it_went(entry: BaseModel) -> None:
    for name in SHOWN:
        said = in_words(getattr(entry, name, None))
        if said:
            with st.container(gap=None):
                st.caption(asks(name).label)
                st.text(said)
