"""The agenda of a debrief that is prepared: its minutes, step by step."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.drafting import Drafting, Sentences
from dashboard.screens.kept_form import say_what_is_kept
from journal.actions.debriefing import change_agenda
from journal.debrief import ABOUT, LONGEST_STEP, NEVER_LEFT_OUT, Debrief, Step
from journal.forms import Form
from journal.reading.debriefs import pack_of

SAID = Sentences(
    undone="Not in the agenda yet",
    kept="Kept {at}, for you alone. Not in the agenda yet.",
    then="",
)
THEIRS = (
    "Somebody else changed the agenda since you began, to {minutes} minutes. Yours stand above. "
    "Throw them away to take theirs, or keep yours in the place of theirs."
)


@st.fragment
def edit_agenda(debrief_id: str) -> None:
    drafting = minutes_of(looked_at(debrief_id))
    if drafting.was_pressed() and keep_minutes(drafting, debrief_id):
        drafting.throw_away()
    debrief = looked_at(debrief_id)
    drafting = minutes_of(debrief)
    with st.expander(f"Agenda, {debrief.agenda.total} minutes", key="agenda"):
        for step in Step:
            minutes_for(step, drafting)
        st.caption("A step of 0 minutes is left out.")
        if drafting.shown["version"] != debrief.version:
            theirs = ", ".join(str(minutes) for minutes in debrief.agenda.minutes)
            st.warning(THEIRS.format(minutes=theirs))
            key, now = drafting.key("mine"), ("version", debrief.version)
            st.button("Mine are to stand", key=key, on_click=drafting.given, args=now)
        st.button("Keep these minutes", on_click=drafting.press)
        say_what_is_kept(drafting, SAID)


def looked_at(debrief_id: str) -> Debrief:
    return pack_of(session.store(), session.scope(), debrief_id, today=session.today()).debrief


def minutes_of(debrief: Debrief) -> Drafting:
    minutes = {step.value: debrief.agenda.of(step) for step in Step}
    return Drafting.of_form(Form.MINUTES, debrief.debrief_id, **minutes, version=debrief.version)


def minutes_for(step: Step, drafting: Drafting) -> None:
    key, state = drafting.key(step.value), session.remembered()
    state[key] = int(drafting.shown[step.value])
    st.number_input(
        ABOUT[step],
        min_value=int(step in NEVER_LEFT_OUT),
        max_value=LONGEST_STEP,
        key=key,
        on_change=lambda: drafting.given(step.value, int(state[key])),
    )


def keep_minutes(drafting: Drafting, debrief_id: str) -> bool:
    given = drafting.shown
    return drafting.hand_in(
        lambda: change_agenda(
            session.store(),
            session.the_viewer(),
            debrief_id,
            [given[step.value] for step in Step],
            given["version"],
            now=session.now(),
        ),
        SAID,
    )
