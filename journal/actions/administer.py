"""Setting a workspace up: its name and time zone, its teams, its people and their roles.

Who may do this is settled before: whoever can read the workspace folder runs its commands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from journal.audit_actions import AuditAction
from journal.errors import Problem, Refused
from journal.free_text import cleaned
from journal.identifiers import has_card
from journal.people import HELD_IN_NO_TEAM, Person, Team, Workspace
from journal.periods import local_date
from journal.store import workspace as kept
from journal.store.audit import note
from journal.store.engine import Store, Transaction
from journal.vocabulary import Role, TeamKind

LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
LONGEST_NAME = 100
TURNING = dict.fromkeys(
    map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
"""Marks and overrides of the writing direction; scripts that run from the right need none."""
CARD = "it looks like the number of a payment card, and none is stored. Choose another."


def new_workspace(organisation: str, timezone: str) -> Workspace:
    """A workspace that is not stored yet. Raises Refused with all that is wrong with it."""
    problems = wrong_name("Organisation", organisation)
    zone = zone_named(timezone)
    if zone is None:
        sentence = f"“{timezone}” is not known. Write it as “Europe/London”. Nothing was stored."
        problems.append(Problem("Time zone", sentence))
    if problems or zone is None:
        raise Refused(problems)
    return Workspace(named(organisation), zone)


def zone_named(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def init_workspace(store: Store, workspace: Workspace, *, now: datetime, actor: str) -> None:
    """Sets an empty workspace up. Audited. Raises Refused where it was set up before."""
    before = kept.find_workspace(store)
    if before is not None:
        sentence = f"is set up already, for {before.organisation}. Nothing was changed."
        raise Refused([Problem("This workspace", sentence)])

    def work(tx: Transaction) -> None:
        kept.add_workspace(tx, workspace)
        note(tx, actor=actor, action=AuditAction.WORKSPACE_SET_UP, at=now)

    store.write(work)


def add_team(store: Store, name: str, *, now: datetime, actor: str) -> Team:
    """Adds a team of agents. Audited. Raises Refused for a name that is taken or none."""
    return store.write(lambda tx: add_team_in(tx, name, now=now, actor=actor))


def add_team_in(tx: Transaction, name: str, *, now: datetime, actor: str) -> Team:
    """The same, in a work that does more."""
    check_is_free(tx, name)
    team = kept.add_team(tx, named(name))
    note(tx, actor=actor, action=AuditAction.TEAM_ADDED, at=now, subject=team.team_id)
    return team


def check_is_free(tx: Transaction, name: str, team_id: str = "") -> None:
    """Whether a team can be called so, or the one that has this id already."""
    if problems := wrong_name("Team", name):
        raise Refused(problems)
    taken = kept.find_team(tx, named(name))
    if taken is not None and taken.team_id != team_id:
        sentence = f"there is one named “{taken.name}” already. Choose another name."
        raise Refused([Problem("Team", sentence)])


def add_person(
    store: Store,
    login: str,
    name: str,
    *,
    roles: Sequence[Role],
    team_names: Sequence[str],
    now: datetime,
    workspace: Workspace,
    actor: str,
) -> Person:
    """Adds a person with roles from today on; those held in a team, in each team named. Audited.

    Raises Refused with all that is wrong, and stores nothing then.
    """

    def work(tx: Transaction) -> Person:
        given: dict[str, Any] = {"roles": roles, "team_names": team_names}
        return add_person_in(tx, login, name, **given, now=now, workspace=workspace, actor=actor)

    return store.write(work)


def add_person_in(
    tx: Transaction,
    login: str,
    name: str,
    *,
    roles: Sequence[Role],
    team_names: Sequence[str],
    now: datetime,
    workspace: Workspace,
    actor: str,
) -> Person:
    """The same, in a work that does more."""
    today = local_date(now, workspace.zone)
    teams = {team_name: kept.find_team(tx, team_name) for team_name in team_names}
    problems = [*wrong_login(login), *wrong_name("Name", name), *wrong_roles(roles, team_names)]
    problems += wrong_teams(teams, roles)
    if kept.find_person(tx, login) is not None:
        sentence = f"“{login}” is somebody's already. Choose another one."
        problems.append(Problem("Login", sentence))
    if problems:
        raise Refused([*problems, Problem("Person", "nobody was added.")])
    person = kept.add_person(tx, login, named(name))
    note(tx, actor=actor, action=AuditAction.PERSON_ADDED, at=now, subject=person.person_id)
    for role, team_id in granted(roles, teams.values()):
        kept.grant(tx, person.person_id, role, team_id, today)
        note(tx, actor=actor, action=AuditAction.ROLE_GRANTED, at=now, subject=person.person_id)
    return person


def granted(roles: Iterable[Role], teams: Iterable[Team | None]) -> list[tuple[Role, str | None]]:
    """Each role once, in the workspace or in each of the teams."""
    team_ids = dict.fromkeys(team.team_id for team in teams if team is not None)
    return [
        (role, team_id)
        for role in dict.fromkeys(roles)
        for team_id in ([None] if role in HELD_IN_NO_TEAM else team_ids)
    ]


def named(name: str) -> str:
    """A name in one line, without space around it, and without what would turn around the words
    beside it."""
    return " ".join(cleaned(name).translate(TURNING).split())


def wrong_name(where: str, name: str) -> list[Problem]:
    length = len(named(name))
    if not length:
        return [Problem(where, "the name is empty. Nothing was stored.")]
    if length > LONGEST_NAME:
        told = f"the name is {length} characters long, and {LONGEST_NAME} fit. Shorten it."
        return [Problem(where, told)]
    return [Problem(where, CARD)] if has_card(named(name)) else []


def wrong_login(login: str) -> list[Problem]:
    if LOGIN.fullmatch(login):
        return [Problem("Login", CARD)] if has_card(login) else []
    sentence = (
        f"“{named(login)}” is none. A login has lower-case letters a to z, digits, full stops, "
        "hyphens and underscores, 64 at the most, and begins with a letter or a digit."
    )
    return [Problem("Login", sentence)]


def wrong_roles(roles: Sequence[Role], team_names: Sequence[str]) -> list[Problem]:
    """A team for each role that is held in one, and for an agent a single one: an entry belongs
    to the one team in which its author works."""
    in_team = [role for role in roles if role not in HELD_IN_NO_TEAM]
    if not roles:
        return [Problem("Role", "none was named, and a person needs at least one.")]
    if in_team and not team_names:
        label = in_team[0].label.lower()
        return [Problem("Team", f"none was named, and the role of {label} is held in a team.")]
    if team_names and not in_team:
        label = roles[0].label.lower()
        return [Problem("Team", f"the role of {label} is held in no team. Leave the team out.")]
    if Role.AGENT in roles and len(set(team_names)) > 1:
        return [Problem("Team", "several were named, and an agent works in a single one.")]
    return []


def wrong_teams(teams: dict[str, Team | None], roles: Sequence[Role]) -> list[Problem]:
    """Teams that are not there; and a team of imported records, whose figures are shown without
    a threshold, so that nobody may write in it."""
    problems = []
    others = [role for role in roles if role not in (*HELD_IN_NO_TEAM, Role.SUPERVISOR)]
    for name, team in teams.items():
        if team is None:
            sentence = f"there is none named “{named(name)}”. Add it first, or check its name."
            problems.append(Problem("Team", sentence))
        elif team.kind is TeamKind.RECORDS and others:
            sentence = f"“{team.name}” holds imported records, and has supervisors alone."
            problems.append(Problem("Team", sentence))
    return problems
