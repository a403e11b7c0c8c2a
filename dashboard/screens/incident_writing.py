"""Writing an incident report: kept as it is written, and sent only when its author says so."""

from __future__ import annotations

import streamlit as st

from dashboard import forms, session
from dashboard.drafting import Drafting, Sentences
from dashboard.in_its_place import in_its_place
from dashboard.screens.help_view import TITLE as HELP
from dashboard.screens.kept_form import say_what_is_kept
from dashboard.wording import clock_or_day
from journal.actions.incidents import send_incident
from journal.draft import INCIDENT
from journal.entry import asks
from journal.incident import IncidentReport
from journal.reading.incidents import who_takes_reports
from journal.reading.own import my_draft_alone

WRITE = "write"
NAME, SENT = "incident", "incident sent"
SAID = Sentences(
    undone="Not sent", kept="Draft kept {at}, not sent yet", then="Send report sends it."
)
OF_ITS_OWN = (
    "A report is a text of its own. Nothing of your entry is in it, and nobody who reads it can "
    "open your entry or sees that there is one."
)
NOBODY = (
    "Your workspace has named nobody who takes incident reports, so nothing can be sent here. "
    f"What you write is kept for you. At the foot of the page, under “{HELP}”, is who "
    "you can turn to."
)
ROWS = {"incident_what": 5, "incident_when": 1, "incident_where": 1}


def offer_to_write() -> None:
    kept = my_draft_alone(session.store(), session.scope(), INCIDENT)
    if kept is not None:
        at = clock_or_day(kept.kept_at, session.now(), session.workspace().zone)
        st.caption(f"A report that you began is kept, {at}. It is not sent.")
    if st.button("Go on with it" if kept else "Write an incident report", type="primary"):
        session.set_address(write="1", incident=kept.draft_id if kept else None)
        st.rerun()


def write() -> None:
    if st.button("Back to incidents", type="tertiary", icon=":material/arrow_back:"):
        leave()
        st.rerun()
    st.write(OF_ITS_OWN)
    form()


@st.fragment
def form() -> None:
    """Each answer is kept; what was sent or thrown away is left."""
    if session.address(WRITE) is None:
        st.rerun(scope="app")
    shown = say_to_whom()
    drafting = Drafting(NAME, {INCIDENT: True})
    for field, rows in ROWS.items():
        text(drafting, field, rows)
    forms.yes_no(
        "incident_contact",
        asks("incident_contact", IncidentReport).label,
        key=drafting.key("incident_contact"),
        value=drafting.answers.get("incident_contact"),
        given=drafting.given,
    )
    st.button("Send report", type="primary", on_click=send, args=(drafting, shown))
    say_what_is_kept(drafting, SAID, leave)


@in_its_place
def say_to_whom() -> list[str]:
    """To whom it goes, by name; the ids of those who are shown."""
    named = who_takes_reports(session.store(), session.the_viewer().person_id)
    if not named:
        st.warning(NOBODY)
        return []
    st.write("It goes, with your name, to these people and to nobody else:")
    for one in named:
        st.text(one.name)
    st.caption("You can take it back until one of them has read it. Here you read what came of it.")
    return [one.person_id for one in named]


def text(drafting: Drafting, field: str, rows: int) -> None:
    declared = asks(field, IncidentReport)
    forms.written(
        declared.label,
        key=drafting.key(field),
        value=drafting.answers.get(field),
        given=lambda words, seen: drafting.written(field, words, seen),
        hint=declared.hint,
        rows=rows,
    )


def send(drafting: Drafting, shown: list[str]) -> None:
    def work() -> None:
        send_incident(
            session.store(),
            session.the_viewer(),
            drafting.draft_id,
            shown=shown,
            now=session.now(),
            workspace=session.workspace(),
        )

    if drafting.hand_in(work, SAID):
        session.remember(SENT, True)
        leave()


def leave() -> None:
    session.forget(f"fresh {NAME}")
    session.set_address(write=None, incident=None)
