"""People, teams, and who is looking."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from journal.vocabulary import Role, TeamKind
from journal.wording import Wording
from journal.working_hours import USUAL, Calendar
from journal.working_time import WorkingTime

USUAL_WORDING = Wording()
NAMELESS = "Somebody whose data was erased"
"""What somebody is called from then on."""


@dataclass(frozen=True)
class Workspace:
    """The organisation and the settings that figures and promises depend on."""

    organisation: str
    zone: ZoneInfo
    calendar: Calendar = USUAL
    least_agents: int = 5
    is_demo: bool = False
    second_factor_required: bool = False
    support_hours: int | None = None
    """Of working time, within which a request for support is to be seen; None is a working day."""
    wording: Wording = USUAL_WORDING
    """What words are called, and which are offered."""
    reflecting_counts: bool | None = None
    """Whether reflecting counts as working time, as its admin says; None until it is said."""

    @property
    def working_time(self) -> WorkingTime:
        """When the workspace works, whoever may be away."""
        return WorkingTime(self.zone, self.calendar)


@dataclass(frozen=True)
class Team:
    team_id: str
    name: str
    kind: TeamKind = TeamKind.AGENTS


HELD_IN_NO_TEAM = (Role.ADMIN, Role.REPRESENTATIVE)
"""Roles in the workspace as a whole; the others are held in a team."""


WORKING = (Role.AGENT, Role.FACILITATOR)
"""Roles of those who work in a team, as they may be away from it; who supervises one may not."""


@dataclass(frozen=True)
class Grant:
    """A role somebody has: in one team, or (HELD_IN_NO_TEAM) in the workspace."""

    role: Role
    team_id: str | None


@dataclass(frozen=True)
class Person:
    person_id: str
    login: str
    name: str


@dataclass(frozen=True)
class Viewer:
    """Who is looking, made from the session anew at every rerun."""

    person: Person
    grants: frozenset[Grant]

    @property
    def person_id(self) -> str:
        return self.person.person_id

    def teams_as(self, role: Role) -> tuple[str, ...]:
        """The teams in which this person has a role, in a stable order."""
        return tuple(sorted(g.team_id for g in self.grants if g.role is role and g.team_id))

    def is_a(self, role: Role) -> bool:
        return any(grant.role is role for grant in self.grants)
