"""One entry in full, for its author: read it, change it, delete it."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.screens import REFLECT
from dashboard.screens.answers_view import answers, said_when
from dashboard.screens.incident_offer import offer_incident_report
from dashboard.screens.playbook_from_entry import offer_to_playbook
from dashboard.screens.promise_view import show_promise
from dashboard.screens.reflect_after import how_are_you
from dashboard.screens.settled_promise import ENDED
from dashboard.screens.sharing_view import show_who_sees
from dashboard.screens.similar_view import show_similar
from dashboard.screens.versions_view import show_changes
from dashboard.wording import day_and_time, said_day
from journal.actions.deleting import delete
from journal.alike import of_entry
from journal.errors import JournalError
from journal.ids import is_id
from journal.reading.own import EntryInFull, my_entry
from journal.reading.retention import entry_goes_on
from journal.reading.shared import WhoSees, who_sees


def show_entry(entry_id: str) -> None:
    full = my_entry(session.store(), session.scope(), entry_id) if is_id(entry_id) else None
    if st.button("Back to my journal", type="tertiary", icon=":material/arrow_back:"):
        session.set_address(entry=None)
        st.rerun()
    if full is None:
        st.write("This entry is not there. It may have been deleted, or it is somebody else's.")
        return
    seen = who_sees(session.store(), session.scope(), entry_id)
    head(full, seen)
    answers(full.saved.entry)
    for promise in full.promises:
        show_promise(promise)
    if full.settled:
        with st.container(gap=None):
            st.caption(ENDED)
            st.text(full.settled.label)
    how_are_you(entry_id)
    offer_incident_report(full.saved.entry.behaviours)
    show_changes(full)
    offer_similar(full)
    offer_to_playbook(full.saved.entry, entry_id)
    show_who_sees(full.saved, seen)
    what_to_do(full)


def offer_similar(full: EntryInFull) -> None:
    part = st.expander("Similar encounters", key="similar", on_change="rerun")
    if part.open:
        with part:
            show_similar(of_entry(full.saved.entry, full.saved.entry_id))


def head(full: EntryInFull, seen: WhoSees) -> None:
    saved, now, zone = full.saved, session.now(), session.workspace().zone
    st.header(said_when(saved.entry.occurred_at, saved.entry.when_known), anchor=False)
    written = f"Saved {day_and_time(saved.saved_at, now, zone)}"
    if saved.changed_at:
        written += f", changed {day_and_time(saved.changed_at, now, zone)}"
    readable = "It is shared: below is with whom" if seen.shares else "Only you can read this entry"
    goes_on = entry_goes_on(session.store(), saved.saved_at, zone)
    kept = f" It is kept until {said_day(goes_on, session.today())}." if goes_on else ""
    st.caption(f"{written}. {readable}.{kept}")
    if full.draft:
        st.write("A change to this entry is kept as a draft.")


def what_to_do(full: EntryInFull) -> None:
    with st.container(horizontal=True):
        if st.button("Change it", type="primary"):
            st.switch_page(REFLECT.path, query_params={"draft": full.saved.entry_id})
        if st.button("Delete"):
            confirm_delete(full)


@st.dialog("Delete this entry?")
def confirm_delete(full: EntryInFull) -> None:
    what = ["the entry"]
    if full.check_in:
        what.append("its check-in")
    if full.promises:
        what.append(
            f"its {len(full.promises)} promises" if len(full.promises) > 1 else "its promise"
        )
    if full.draft:
        what.append("the draft of a change")
    listed = what[0] if len(what) == 1 else f"{', '.join(what[:-1])} and {what[-1]}"
    st.write(
        f"This deletes {listed}. For 30 days only you can bring it back; then it is gone for good. "
        "Team figures of past weeks forget it when the week turns. Whoever it was shared with "
        "sees it no more."
    )
    if st.button("Delete it", type="primary"):
        try:
            delete(session.store(), session.the_viewer(), full.saved.entry_id, now=session.now())
        except JournalError as error:
            st.error(str(error))
            return
        session.set_address(entry=None)
        session.remember("deleted", True)
        st.rerun()
