"""Setting up: from an empty workspace to the first entry, one step at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from dashboard import session
from dashboard.screens import ADMIN, REFLECT
from dashboard.screens.admin_hours import hours
from dashboard.screens.admin_links import links
from dashboard.screens.admin_newcomers import newcomers
from dashboard.screens.admin_part import as_seen, open_part, say, tried
from journal.actions.governing import admin_acting, grant_role
from journal.actions.teams import add_teams
from journal.policy import can_write
from journal.reading.setting_up import SettingUp, teams_of_agents, where_it_goes_on
from journal.vocabulary import Role

STEP, SET_UP, GOES_ON = "step", "set-up", "where setting up goes on"
TEAMS, MY_TEAM, NAME = "set-up teams", "set-up my team", "set-up"
TEAMS_ARE = (
    "An entry belongs to the team in which its author works, and figures are shown for a team from "
    "five agents on. Teams can be renamed, split and merged later."
)
PEOPLE_ARE = (
    "Agents write; facilitators prepare debriefs; supervisors see figures and what is shared with "
    "them; admins run the workspace; representatives see its settings. Somebody can be several."
)
FIRST_IS = (
    "Whoever opens their link and chooses a password as an agent stands before three questions, "
    "the first time four, and Save entry. That is all; the rest of Admin can wait."
)


@dataclass(frozen=True)
class Step:
    address: SettingUp
    title: str
    draw: Callable[[], None]


def set_up() -> None:
    asked = session.address(STEP) or as_seen(GOES_ON, goes_on())
    shown = next((one for one in STEPS if one.address == asked), STEPS[0])
    place = STEPS.index(shown)
    st.header(shown.title, anchor=False)
    st.caption(f"Step {place + 1} of {len(STEPS)} of setting up")
    say(NAME)
    shown.draw()
    with st.container(horizontal=True):
        if place:
            st.button("Back", on_click=go_to, args=(STEPS[place - 1].address,))
        if place + 1 < len(STEPS) and has_what_is_next(shown.address):
            st.button("Go on", on_click=go_to, args=(STEPS[place + 1].address,))


def goes_on() -> SettingUp:
    return where_it_goes_on(session.store(), session.workspace(), session.today())


def go_to(step: SettingUp) -> None:
    open_part(SET_UP, **{STEP: step})


def has_what_is_next(step: SettingUp) -> bool:
    """The hours have a button of their own; without a team there is nobody to add."""
    needs_a_team = step in (SettingUp.TEAMS, SettingUp.PEOPLE)
    return step is SettingUp.LINKS or (needs_a_team and bool(our_teams()))


def our_teams() -> list[str]:
    return [team.name for team in teams_of_agents(session.store())]


def first_hours() -> None:
    hours(then=lambda: go_to(SettingUp.TEAMS))


def teams() -> None:
    st.write(TEAMS_ARE)
    there = our_teams()
    if there:
        st.caption("These are there:")
        st.text(", ".join(there))
    st.text_area("Teams, one a line", key=TEAMS, placeholder="Billing\nDeliveries")
    st.button("Add these teams", type="primary", on_click=save_teams)


def save_teams() -> None:
    names = (session.recall(TEAMS) or "").splitlines()
    store, viewer, now = session.store(), session.the_viewer(), session.now()
    if tried(NAME, lambda: add_teams(store, viewer, names, now=now), "The teams are there."):
        session.remember(TEAMS, "")
        go_to(SettingUp.PEOPLE)


def everybody() -> None:
    st.write(PEOPLE_ARE)
    newcomers(then=lambda: go_to(SettingUp.LINKS))


def first_entry() -> None:
    st.write(FIRST_IS)
    if can_write(session.the_viewer()):
        st.page_link(REFLECT.path, label="Write the first entry", query_params={})
        return
    st.write("Do you write entries, too? Then be an agent of your team.")
    st.selectbox("Your team", our_teams(), index=None, key=MY_TEAM)
    st.button("I write entries, too", on_click=write_too)
    st.page_link(ADMIN.path, label="To the overview of Admin", query_params={"part": "overview"})


def write_too() -> None:
    viewer = session.the_viewer()
    tried(
        NAME,
        lambda: grant_role(
            session.store(),
            viewer.person.login,
            Role.AGENT,
            session.recall(MY_TEAM),
            now=session.now(),
            workspace=session.workspace(),
            actor=admin_acting(viewer),
        ),
        "You are an agent of this team now.",
    )


STEPS = (
    Step(SettingUp.HOURS, "Working time", first_hours),
    Step(SettingUp.TEAMS, "Teams", teams),
    Step(SettingUp.PEOPLE, "People", everybody),
    Step(SettingUp.LINKS, "Links to hand on", links),
    Step(SettingUp.FIRST_ENTRY, "The first entry", first_entry),
)
