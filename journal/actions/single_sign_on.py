"""Arriving from a provider of sign-in: who it is, and the roles that groups there give.

A person is known by issuer and subject, never by an e-mail address, which a provider may give to
somebody else tomorrow. No group that the settings name, no role; no role, no session.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count

from journal.actions.administer import (
    LONGEST_NAME,
    named,
    wrong_login,
    wrong_roles,
    wrong_teams,
)
from journal.actions.enter import start_session
from journal.actions.incidents import let_go_of_reports
from journal.actions.supporting import let_go
from journal.audit_actions import AuditAction
from journal.errors import NotAllowed, Problem, Refused
from journal.identifiers import masked
from journal.people import HELD_IN_NO_TEAM, Grant, Person, Team, Workspace
from journal.periods import local_date
from journal.store import identities
from journal.store import workspace as kept
from journal.store.audit import AFTERWORD, NOBODY, note
from journal.store.engine import Store, Transaction
from journal.vocabulary import Role

LONGEST_LOGIN = 64
OUTSIDE_A_LOGIN = re.compile(r"[^a-z0-9._-]+")


@dataclass(frozen=True)
class GroupRole:
    """What a group at the provider gives: a role, in a team or in the workspace."""

    group: str
    role: Role
    team: str | None = None


@dataclass(frozen=True)
class Arrival:
    """Whom a provider vouches for, in its own words."""

    issuer: str
    subject: str
    login: str
    name: str
    groups: frozenset[str]


class WasRemoved(NotAllowed):
    """An admin has removed this person, and groups do not bring them back."""


def arrive(
    store: Store,
    arrival: Arrival,
    mapping: Sequence[GroupRole],
    *,
    now: datetime,
    workspace: Workspace,
    own_device: bool = False,
) -> str:
    """Signs in somebody whom a provider vouches for; returns the id of the session. Audited.

    Who comes for the first time becomes a person. What groups give is settled anew at every
    arrival, and what was granted by hand stays. Raises NotAllowed where the groups give no role,
    after those that they gave before have ended, and WasRemoved.
    """
    today = local_date(now, workspace.zone)

    def work(tx: Transaction) -> str | None:
        given = given_by(mapping, arrival.groups, teams_of(tx, mapping))
        person = identities.find_known(tx, arrival.issuer, arrival.subject)
        if person is None and given:
            person = newcomer(tx, arrival, now)
        elif person is not None and was_removed(tx, person, today):
            raise WasRemoved("Your admin has removed you from Afterword.")
        if person is not None:
            settle(tx, person, given, arrival.issuer, today=today, now=now)
            let_go(tx, person.person_id, today=today, now=now, workspace=workspace)
            let_go_of_reports(tx, person.person_id, today)
        if person is None or not given:
            return None
        note(tx, actor=person.person_id, action=AuditAction.SIGNED_IN, at=now)
        return start_session(tx, person.person_id, now=now, own_device=own_device)

    sid = store.write(work)
    if sid is None:
        raise NotAllowed("None of your groups there has a role in Afterword.")
    return sid


def turn_away(store: Store, reason: str, *, now: datetime) -> None:
    """Notes that a sign-in failed, with the code of the reason and nothing that was sent."""
    store.write(
        lambda tx: note(tx, actor=NOBODY, action=AuditAction.SIGN_IN_FAILED, at=now, subject=reason)
    )


def given_by(
    mapping: Iterable[GroupRole], groups: Iterable[str], teams: Mapping[str, Team]
) -> frozenset[Grant]:
    """The grants that groups give, whatever their order, and however often one is named.

    An agent works in a single team: where groups name several, the first of the mapping counts.
    A team that is not there gives nothing.
    """
    belongs_to = frozenset(groups)
    given: list[Grant] = []
    for row in mapping:
        if row.group not in belongs_to:
            continue
        team = teams.get(row.team) if row.team is not None else None
        if row.role in HELD_IN_NO_TEAM:
            given.append(Grant(row.role, None))
        elif team is not None and not (row.role is Role.AGENT and is_agent(given)):
            given.append(Grant(row.role, team.team_id))
    return frozenset(given)


def is_agent(grants: Iterable[Grant]) -> bool:
    return any(grant.role is Role.AGENT for grant in grants)


def teams_of(tx: Transaction, mapping: Iterable[GroupRole]) -> dict[str, Team]:
    names = {row.team for row in mapping if row.team is not None}
    found = {name: kept.find_team(tx, name) for name in names}
    return {name: team for name, team in found.items() if team is not None}


def was_removed(tx: Transaction, person: Person, today: date) -> bool:
    """Whether an admin has removed somebody, and given them no role again."""
    by_hand = identities.grants_by_hand(tx, person.person_id, today)
    return identities.is_barred(tx, person.person_id) and not by_hand


def settle(
    tx: Transaction,
    person: Person,
    given: frozenset[Grant],
    issuer: str,
    *,
    today: date,
    now: datetime,
) -> None:
    """Makes the grants that came from groups those that groups give now. Audited.

    What was granted by hand is not given twice, and stands before another team of an agent.
    """
    by_hand = identities.grants_by_hand(tx, person.person_id, today)
    before = identities.grants_mapped(tx, person.person_id, today)
    wanted = given - by_hand
    if is_agent(by_hand):
        wanted = frozenset(grant for grant in wanted if grant.role is not Role.AGENT)
    for grant in sorted(before - wanted, key=in_order):
        identities.end_mapped(tx, person.person_id, grant, today)
        note(
            tx, actor=AFTERWORD, action=AuditAction.ROLE_WITHDRAWN, at=now, subject=person.person_id
        )
    for grant in sorted(wanted - before, key=in_order):
        identities.grant_mapped(tx, person.person_id, grant, issuer, today)
        note(tx, actor=AFTERWORD, action=AuditAction.ROLE_GRANTED, at=now, subject=person.person_id)


def in_order(grant: Grant) -> tuple[str, str]:
    return grant.role.value, grant.team_id or ""


def newcomer(tx: Transaction, arrival: Arrival, now: datetime) -> Person:
    """Adds the person that a provider vouches for. Audited."""
    login = free_login(tx, login_like(arrival.login))
    name = masked(named(arrival.name))[:LONGEST_NAME].strip() or login
    person = kept.add_person(tx, login, name)
    identities.know(tx, arrival.issuer, arrival.subject, person.person_id, now)
    note(tx, actor=AFTERWORD, action=AuditAction.PERSON_ADDED, at=now, subject=person.person_id)
    return person


def login_like(wish: str) -> str:
    """A login as near as can be to a user name or an e-mail address."""
    local_part = wish.partition("@")[0]
    plain = unicodedata.normalize("NFKD", local_part).encode("ascii", "ignore").decode().lower()
    login = OUTSIDE_A_LOGIN.sub("-", plain).strip("._-")[:LONGEST_LOGIN]
    return "person" if wrong_login(login) else login


def free_login(tx: Transaction, login: str) -> str:
    """The login itself, or with the first number that makes it nobody's."""
    if kept.find_person(tx, login) is None:
        return login
    numbered = (f"{login[: LONGEST_LOGIN - len(str(n))]}{n}" for n in count(2))
    return next(other for other in numbered if kept.find_person(tx, other) is None)


def check_mapping(store: Store, mapping: Sequence[GroupRole]) -> None:
    """Raises Refused with every role and team of a mapping that cannot be given."""
    found = {team.name.lower(): team for team in kept.teams(store)}
    problems = []
    for row in mapping:
        team_names = [] if row.team is None else [row.team]
        teams = {name: found.get(name.lower()) for name in team_names}
        wrong = [*wrong_roles([row.role], team_names), *wrong_teams(teams, [row.role])]
        problems += [Problem(f"Group “{named(row.group)}”, {p.where}", p.sentence) for p in wrong]
    if problems:
        raise Refused(problems)
