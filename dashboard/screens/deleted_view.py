"""What one deleted, while it can be brought back."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard import session
from dashboard.screens.answers_view import said_when
from dashboard.wording import day_and_time, said_day, shortened
from journal.actions.deleting import bring_back, forget
from journal.deleted import DeletedEntry
from journal.errors import JournalError
from journal.periods import local_date
from journal.reading.own import my_deleted

SHOW, DELETED = "show", "deleted"


def offer_deleted() -> None:
    """The way to what was deleted, where there is any."""
    deleted = my_deleted(session.store(), session.scope())
    if deleted and st.button(f"Deleted ({len(deleted)})", type="tertiary"):
        session.set_address(show=DELETED, page=None)
        st.rerun()


def show_deleted() -> None:
    if st.button("Back to my journal", type="tertiary", icon=":material/arrow_back:"):
        session.set_address(show=None)
        st.rerun()
    st.header("Deleted", anchor=False)
    deleted = my_deleted(session.store(), session.scope())
    if not deleted:
        st.write(
            "Here will be what you delete, for 30 days. Only you see it, it counts in no figure "
            "from the next copy on, and after that it is gone for good."
        )
    for one in deleted:
        show_one(one)


def show_one(deleted: DeletedEntry) -> None:
    entry, zone = deleted.saved.entry, session.workspace().zone
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{said_when(entry.occurred_at, entry.when_known)}**")
        st.caption(" · ".join((entry.cause.label, entry.outcome.label, entry.channel.label)))
        if entry.what_happened:
            st.text(shortened(entry.what_happened))
        since = day_and_time(deleted.deleted_at, session.now(), zone)
        gone = said_day(local_date(deleted.gone_at, zone), session.today())
        st.caption(f"Deleted {since}. Gone for good {gone}.")
        with st.container(horizontal=True):
            entry_id = deleted.saved.entry_id
            if st.button("Bring it back", key=f"back {entry_id}"):
                act(bring_back, entry_id)
                session.set_address(show=None, entry=entry_id)
                st.rerun()
            if st.button("Forget it now", key=f"forget {entry_id}", type="tertiary"):
                confirm(entry_id)


@st.dialog("Forget this entry for good?")
def confirm(entry_id: str) -> None:
    st.write("It cannot be brought back after that, with all that belongs to it.")
    if st.button("Forget it for good", type="primary"):
        act(forget, entry_id)
        st.rerun()


def act(action: Callable[..., None], entry_id: str) -> None:
    try:
        action(session.store(), session.the_viewer(), entry_id, now=session.now())
    except JournalError as error:
        st.error(str(error))
        st.stop()
