"""The teams and people of the workspace, and who has which role; nobody's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from journal.people import Grant, Person, Team
from journal.store.accounts import who_can_sign_in, who_comes_by_single_sign_on
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
    """A person, what they are today and where, and whether they have set a password."""

    person: Person
    kinds: tuple[Role, ...]
    roles: tuple[str, ...]
    where: tuple[str, ...]
    has_password: bool
    comes_by_single_sign_on: bool = False

    @property
    def waits_for_a_link(self) -> bool:
        """Whether this person is here, and has no way in yet."""
        return bool(self.kinds) and not (self.has_password or self.comes_by_single_sign_on)


def members(store: Store, today: date) -> list[Member]:
    """Everybody by name, with their roles in words."""
    named = {team.team_id: team.name for team in teams(store)}
    able, known = who_can_sign_in(store), who_comes_by_single_sign_on(store)
    return [
        Member(
            person,
            tuple(role for role in Role if any(grant.role is role for grant in grants)),
            tuple(sorted(in_words(grant, named) for grant in grants)),
            tuple(sorted({named[grant.team_id] for grant in grants if grant.team_id})),
            person.person_id in able,
            person.person_id in known,
        )
        for person, grants in people(store, today)
    ]


def in_words(grant: Grant, named: Mapping[str, str]) -> str:
    """ "Supervisor of Billing"."""
    place = f" of {named[grant.team_id]}" if grant.team_id else ""
    return f"{grant.role.label}{place}"


def found_among(everybody: Iterable[Member], sought: str) -> list[Member]:
    """Those whose name, login, roles or teams hold every word that is sought."""
    words = sought.lower().split()
    return [one for one in everybody if all(word in told_of(one) for word in words)]


def told_of(member: Member) -> str:
    return " ".join((member.person.name, member.person.login, *member.roles)).lower()


def begun(store: Store, today: date) -> bool:
    """Whether there is an agent: until then nobody can write."""
    return any(g.role is Role.AGENT for _, held in people(store, today) for g in held)


def agents_in_team(store: Store, team_id: str, today: date) -> int:
    """How many agents a team has today."""
    sizes = (size for size in team_sizes(store, today) if size.team.team_id == team_id)
    return next((size.holders[Role.AGENT] for size in sizes), 0)
