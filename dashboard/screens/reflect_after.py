"""After saving: how the agent is, if they want to say so, and where to go from here."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import streamlit as st

from dashboard import forms, session
from dashboard.screens import JOURNAL, SUPPORT
from dashboard.screens.help_view import offer_help
from dashboard.screens.incident_offer import offer_incident_report
from dashboard.screens.who_sees_what import say_who_sees_what
from dashboard.wording import clock
from journal.actions.check_in import check_in
from journal.actions.reflect import Saved
from journal.checkin import CheckIn
from journal.entry import asks
from journal.errors import JournalError
from journal.reading.own import my_check_in, my_entry
from journal.support_words import Whom
from journal.vocabulary import Face, Flag

NOBODY = "nobody"
WHOSE = (
    "Only you see this; the team's bands need five people or more. It is not a validated test, "
    "gives no score, and sets nothing going."
)


def after_saving(entry_id: str) -> None:
    """What follows once an entry is saved, however the page was come to."""
    full = my_entry(session.store(), session.scope(), entry_id)
    if full is None:
        st.write("This entry is not there any more.")
    else:
        say_saved(full.saved.changed_at or full.saved.saved_at)
        say_promises(len(full.promises))
        how_are_you(entry_id, can_skip=True)
        offer_incident_report(full.saved.entry.behaviours)
    go_on(entry_id)


def just_saved(saved: Saved) -> None:
    """The same in the run that has saved it. What is known of a new entry is not looked up: each
    question to the store keeps the word that it is saved from leaving."""
    say_saved(saved.saved_at)
    if saved.promises is None:
        full = my_entry(session.store(), session.scope(), saved.entry_id)
        say_promises(len(full.promises) if full else 0)
    else:
        say_promises(saved.promises)
        session.looked_up()[check_in_of(saved.entry_id)] = None
    how_are_you(saved.entry_id, can_skip=True)
    offer_incident_report(saved.behaviours)
    go_on(saved.entry_id)


def go_on(entry_id: str) -> None:
    ask_for_somebody()
    with st.container(horizontal=True):
        if st.button("Write another", type="primary"):
            session.set_address(saved=None)
            st.rerun()
        if st.button("Who sees what"):
            say_who_sees_what(entry_id)
        if st.button("Done"):
            st.switch_page(JOURNAL.path)


def ask_for_somebody() -> None:
    """The way to Support; nothing is stored here, and nothing of the entry goes along."""
    answer = st.pills(
        "Would you like somebody to check in with you?",
        [NOBODY, *(whom.value for whom in Whom)],
        format_func=lambda code: "No" if code == NOBODY else Whom(code).label,
        key="somebody to check in",
    )
    if answer in list(Whom):
        st.switch_page(SUPPORT.path, query_params={"whom": answer})


def say_saved(saved_at: datetime) -> None:
    at = clock(saved_at, session.workspace().zone)
    if session.recall("saved already"):
        st.write(f"Saved {at} already, and nothing was changed since. It is stored once.")
    else:
        st.write(f"Saved {at}")


def say_promises(number: int) -> None:
    if number:
        many = f"{number} promises" if number > 1 else "1 promise"
        st.caption(f"{many} written down with it.")


def check_in_of(entry_id: str) -> str:
    return f"check-in of {entry_id}"


def kept_check_in(entry_id: str) -> CheckIn | None:
    known = session.looked_up()
    if check_in_of(entry_id) not in known:
        known[check_in_of(entry_id)] = my_check_in(session.store(), session.scope(), entry_id)
    found: CheckIn | None = known[check_in_of(entry_id)]
    return found


@st.fragment
def how_are_you(entry_id: str, *, can_skip: bool = False) -> None:
    """Each tap is kept; skipping leaves nothing behind."""
    skipped = f"skipped:{entry_id}"
    if can_skip and session.recall(skipped):
        st.caption("Skipped. You can say it later in My journal.")
        offer_help("beside the check-in")
        return
    kept = kept_check_in(entry_id)
    face = kept.face.value if kept else None
    flags = [flag.value for flag in kept.flags] if kept else []
    failed = f"check-in failed:{entry_id}"

    def given(changes: dict[str, Any]) -> None:
        answers = {"face": face, "flags": flags} | changes
        try:
            check_in(
                session.store(),
                session.the_viewer(),
                entry_id,
                answers,
                now=session.now(),
                workspace=session.workspace(),
            )
            session.forget(failed)
        except JournalError as error:
            session.remember(failed, str(error))

    forms.chips(
        "face",
        asks("face", CheckIn).label,
        list(Face),
        key=f"{entry_id}:face",
        value=face,
        given=lambda field, value: given({field: value}),
    )
    st.caption(WHOSE)
    if kept is not None:
        forms.chips(
            "flags",
            asks("flags", CheckIn).label,
            list(Flag),
            key=f"{entry_id}:flags",
            value=flags,
            given=lambda field, value: given({field: value}),
            many=True,
        )
        st.caption("Kept. Tap again to take it back.")
    elif can_skip and st.button("Skip", type="tertiary"):
        session.remember(skipped, True)
        st.rerun(scope="fragment")
    if session.recall(failed):
        st.error(session.recall(failed))
    offer_help("beside the check-in")
