"""The teams of the workspace and how many people have which role in them; nobody's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journal.people import Team
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
