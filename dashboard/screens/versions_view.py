"""What an entry said before each change, for its author."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens.answers_view import WHEN, in_words, said_when
from dashboard.wording import day_and_time
from journal.actions.deleting import forget_versions
from journal.entry import asks
from journal.errors import JournalError
from journal.reading.own import EntryInFull
from journal.versions import Change

UNANSWERED = "(not answered)"


def show_changes(full: EntryInFull) -> None:
    """Closed until it is asked for; nobody else ever sees it."""
    if not full.changes:
        return
    with st.expander(f"What it said before ({len(full.changes)})"):
        st.caption("Only you see this, whoever the entry is shared with.")
        for change in full.changes:
            show_change(change)
        if st.button("Forget what it said before", type="tertiary"):
            forget_all_of(full.saved.entry_id)


def show_change(change: Change) -> None:
    when = day_and_time(change.at, session.now(), session.workspace().zone)
    st.markdown(f"**Until {when}**")
    for field in change.fields:
        if field in WHEN:
            continue
        with st.container(gap=None):
            st.caption(asks(field).label)
            st.text(in_words(getattr(change.before, field)) or UNANSWERED)
    if set(change.fields) & set(WHEN):
        with st.container(gap=None):
            st.caption(asks("occurred_at").label)
            st.text(said_when(change.before.occurred_at, change.before.when_known))


@st.dialog("Forget what it said before?")
def forget_all_of(entry_id: str) -> None:
    st.write("What the entry says now stays. What it said before cannot be brought back.")
    if st.button("Forget it", type="primary"):
        try:
            forget_versions(session.store(), session.the_viewer(), entry_id, now=session.now())
        except JournalError as error:
            st.error(str(error))
            return
        st.rerun()
