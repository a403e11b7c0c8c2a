"""The teams and people of the workspace, and who has which role; nobody's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journal.people import Person, Team
from journal.store.accounts import who_can_sign_in
from journal.store.engine import Store
from journal.store.workspace import people, teams
from journal.vocabulary import Role


@dataclass(frozen=True)
class TeamSize:
    """A team, and how many have each role in it today."""

    team: Team
    holders: dict[Role, int]


def team_sizes(store: Store, today: date) -> list[TeamSize]:
    """Every team with the number of people in each role, by name."""
    grants = [grant for _, held in people(store, today) for grant in held]
    return [
        TeamSize(
            team,
            {
                role: sum(1 for g in grants if g.role is role and g.team_id == team.team_id)
                for role in Role
            },
        )
        for team in teams(store)
    ]


@dataclass(frozen=True)
class Member:
    """A person, what they are today, and whether they have set a password."""

    person: Person
    roles: tuple[str, ...]
    has_password: bool


def members(store: Store, today: date) -> list[Member]:
    """Everybody by name, with their roles in words."""
    named = {team.team_id: team.name for team in teams(store)}
    able = who_can_sign_in(store)
    return [
        Member(
            person,
            tuple(
                sorted(
                    f"{grant.role.label} of {named[grant.team_id]}"
                    if grant.team_id
                    else grant.role.label
                    for grant in grants
                )
            ),
            person.person_id in able,
        )
        for person, grants in people(store, today)
    ]


def agents_in_team(store: Store, team_id: str, today: date) -> int:
    """How many agents a team has today."""
    sizes = (size for size in team_sizes(store, today) if size.team.team_id == team_id)
    return next((size.holders[Role.AGENT] for size in sizes), 0)
