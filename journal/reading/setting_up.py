"""How far the setting up of a workspace has come: from an empty one to who can write in it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from journal.people import Team, Workspace
from journal.reading.organisation import begun, members
from journal.store.engine import Store
from journal.store.workspace import teams
from journal.vocabulary import TeamKind
from journal.working_hours import USUAL


class SettingUp(StrEnum):
    """Its steps, each with what the next one needs."""

    HOURS = "hours"
    TEAMS = "teams"
    PEOPLE = "people"
    LINKS = "links"
    FIRST_ENTRY = "first"


def where_it_goes_on(store: Store, workspace: Workspace, today: date) -> SettingUp:
    """The first step of which nothing is there yet: it may have been left in the middle."""
    if not teams_of_agents(store):
        asked = workspace.calendar != USUAL or workspace.reflecting_counts is not None
        return SettingUp.TEAMS if asked else SettingUp.HOURS
    if not begun(store, today):
        return SettingUp.PEOPLE
    if any(one.waits_for_a_link for one in members(store, today)):
        return SettingUp.LINKS
    return SettingUp.FIRST_ENTRY


def teams_of_agents(store: Store) -> list[Team]:
    """Those in which somebody can write, by name."""
    return [team for team in teams(store) if team.kind is TeamKind.AGENTS]
