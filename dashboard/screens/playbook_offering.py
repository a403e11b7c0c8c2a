"""Offering a phrase to one's team, from what one wrote or anew; and as an admin adding one to the
workspace's own."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.drafting import Drafting
from dashboard.rows import row_to_open
from dashboard.screens.playbook_refused import tried
from dashboard.screens.playbook_writing import (
    added_of,
    begin_with,
    offered_of,
    say_phrase_is_kept,
    write_phrase,
    written,
)
from dashboard.screens.sharing_view import FEW
from dashboard.wording import shortened
from journal.actions.phrases import add_workspace_phrase, offer_phrase
from journal.disclosure import LEAST_AGENTS
from journal.people import Team
from journal.policy import can_administer, teams_worked_in
from journal.reading.organisation import agents_in_team
from journal.reading.playbook import my_words, teams_named
from journal.techniques import Technique

WHO_READS = (
    "Your team and whoever supervises it read it at once, without your name and without when you "
    "offered it. Colleagues may still know how you put things. You can change it or take it back "
    "at any time; a facilitator or supervisor of your team can hide it."
)
OF_ITS_OWN = (
    "It is a text of its own: nothing leads from it to your entry, and it stays when you delete "
    "that. Leave out names and numbers; what may say who a customer is stops it."
)
AGREED = "I agree that my team reads this, without my name."
OFFERED = "Offered. Your team reads it from now on."
ADDED = "Added. Everybody in the workspace reads it from now on."
CHOSEN = "offered to"
ANEW = "Nothing: I write it anew"


def offer_a_phrase(technique: Technique) -> None:
    viewer = session.the_viewer()
    teams = teams_named(session.store(), teams_worked_in(viewer))
    if teams:
        is_begun = offered_of(technique).draft is not None
        part = row_to_open(
            "Offer a phrase of yours", key=f"offering {technique.value}", reason=is_begun
        )
        if part.open:
            with part:
                offering(technique, teams)
    if can_administer(viewer):
        with st.expander("Add a phrase of the workspace", key="adding"):
            st.caption("Everybody reads it, in every team, as the workspace’s own.")
            adding(technique)


@st.fragment
def offering(technique: Technique, teams: list[Team]) -> None:
    drafting = offered_of(technique)
    if drafting.was_pressed():
        offer(drafting, technique, session.recall(CHOSEN) or teams[0].team_id)
        st.rerun(scope="app")
    choose_words(drafting, technique)
    write_phrase("How you say it", drafting)
    team_id = choose_team(teams)
    st.caption(OF_ITS_OWN)
    st.caption(WHO_READS)
    if agents_in_team(session.store(), team_id, session.today()) < LEAST_AGENTS:
        st.warning(FEW)
    st.checkbox(AGREED, key=agreed_of(technique))
    st.button("Offer it to my team", type="primary", on_click=drafting.press)
    say_phrase_is_kept(drafting)


def choose_words(drafting: Drafting, technique: Technique) -> None:
    """What one wrote where one used it, to begin with."""
    said = my_words(session.store(), session.scope(), technique)
    if not said:
        return
    key = drafting.key("words")

    def taken() -> None:
        if chosen := session.recall(key):
            begin_with(drafting, chosen)

    st.selectbox(
        "Begin with something you wrote",
        said,
        index=None,
        format_func=shortened,
        placeholder=ANEW,
        key=key,
        on_change=taken,
    )


def choose_team(teams: list[Team]) -> str:
    if len(teams) == 1:
        return teams[0].team_id
    named = {team.team_id: team.name for team in teams}
    chosen = st.selectbox("To which team", list(named), format_func=named.__getitem__, key=CHOSEN)
    return str(chosen)


def agreed_of(technique: Technique) -> str:
    return f"agreed {technique.value}"


def offer(drafting: Drafting, technique: Technique, team_id: str) -> None:
    text = written(drafting)

    def work() -> None:
        offer_phrase(
            session.store(),
            session.the_viewer(),
            team_id,
            technique,
            text,
            agrees=bool(session.recall(agreed_of(technique))),
            now=session.now(),
            workspace=session.workspace(),
        )

    if tried(work, OFFERED, text):
        drafting.throw_away()
        session.forget(agreed_of(technique))


@st.fragment
def adding(technique: Technique) -> None:
    drafting = added_of(technique)
    if drafting.was_pressed():
        add(drafting, technique)
        st.rerun(scope="app")
    write_phrase("How we say it here", drafting)
    st.button("Add it", on_click=drafting.press)
    say_phrase_is_kept(drafting)


def add(drafting: Drafting, technique: Technique) -> None:
    text = written(drafting)

    def work() -> None:
        add_workspace_phrase(
            session.store(),
            session.the_viewer(),
            technique,
            text,
            now=session.now(),
            workspace=session.workspace(),
        )

    if tried(work, ADDED, text):
        drafting.throw_away()
