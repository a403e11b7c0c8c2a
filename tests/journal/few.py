"""A team of three agents, who agree or do not, and what is then told of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from journal.actions.agreeing import agree
from journal.people import Grant, Team, Viewer
from journal.periods import BLOCK, block_of
from journal.store.engine import Store, Transaction
from journal.store.workspace import add_person, add_team, end_grants, grant
from journal.vocabulary import Role
from tests.journal.given import (
    TODAY,
    WORKSPACE,
    ZONE,
    start_of,
    stored_entry,
    weeks_ago,
    wrote,
)

RUNNING_BLOCK = block_of(TODAY)
BEFORE, AGREED, LATER = (RUNNING_BLOCK - number * BLOCK for number in (3, 2, 1))
"""Blocks that are over. The team agrees on the last day of the first."""
WHEN_AGREED = start_of(AGREED, ZONE) - timedelta(hours=10)
NIGHT = "Night desk"
LONG_AGO = weeks_ago(200)


@dataclass(frozen=True)
class Few:
    team: Team
    agents: list[Viewer]
    supervisor: Viewer


def few_agents(store: Store, sam: Viewer, number: int = 3) -> Few:
    """A small team that sam supervises."""

    def work(tx: Transaction) -> Team:
        team = add_team(tx, NIGHT)
        grant(tx, sam.person_id, Role.SUPERVISOR, team.team_id, LONG_AGO)
        return team

    team = store.write(work)
    agents = [joined(store, team, f"night{n}") for n in range(number)]
    supervises = Grant(Role.SUPERVISOR, team.team_id)
    return Few(team, agents, Viewer(sam.person, sam.grants | {supervises}))


def joined(store: Store, team: Team, login: str, since: date = LONG_AGO) -> Viewer:
    """Somebody new in a team."""

    def work(tx: Transaction) -> Viewer:
        person = add_person(tx, login, login.capitalize())
        grant(tx, person.person_id, Role.AGENT, team.team_id, since)
        return Viewer(person, frozenset({Grant(Role.AGENT, team.team_id)}))

    return store.write(work)


def left(store: Store, viewer: Viewer, day: date = TODAY) -> None:
    store.write(lambda tx: end_grants(tx, viewer.person_id, day))


def all_agree(store: Store, few: Few, at: datetime = WHEN_AGREED) -> None:
    for viewer in few.agents:
        agree(store, viewer, few.team.team_id, now=at, workspace=WORKSPACE)


def each_block(store: Store, agents: list[Viewer], *blocks: date) -> None:
    """Each wrote an entry in each block; in all that there are, if none is named."""
    told = blocks or (BEFORE, AGREED, LATER)
    wrote(store, *[stored_entry(viewer, block) for viewer in agents for block in told])
