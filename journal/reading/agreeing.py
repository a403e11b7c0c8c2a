"""What an agent may say on the figures of their own team, and has said; nobody else's answer."""

from __future__ import annotations

from datetime import date

from journal.agreement import OwnAgreement
from journal.disclosure import least_agents, may_agree
from journal.people import Viewer, Workspace
from journal.periods import local_date, next_block
from journal.policy import scope_for
from journal.store.agreements import agents_at_door, own_agreement_given_at
from journal.store.engine import Store
from journal.store.workspace import teams
from journal.vocabulary import Role, TeamKind


def own_agreements(
    store: Store, viewer: Viewer, workspace: Workspace, today: date
) -> list[OwnAgreement]:
    """For each team in which this person is an agent today, which is mostly one."""
    least = least_agents(TeamKind.AGENTS, workspace.least_agents)
    found = []
    for team in teams(store):
        if team.team_id not in viewer.teams_as(Role.AGENT):
            continue
        agents = agents_at_door(store, team.team_id)
        given_at = own_agreement_given_at(store, scope_for(viewer), team.team_id)
        begins = next_block(local_date(given_at, workspace.zone) if given_at else today)
        may = may_agree(agents, least)
        found.append(OwnAgreement(team, agents.number, least, may, given_at, begins))
    return found
