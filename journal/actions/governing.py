"""What an admin does to the accounts of others: roles, leaving, and a second factor for all."""

from __future__ import annotations

from datetime import date, datetime

from journal.accounts import News
from journal.actions.administer import named, wrong_name, wrong_roles, wrong_teams
from journal.actions.as_seen import check_as_seen
from journal.actions.changing_settings import changing_settings
from journal.actions.incidents import let_go_of_reports
from journal.actions.support import withdraw_all_of
from journal.actions.supporting import let_go
from journal.audit_actions import AuditAction
from journal.errors import NotFound, Problem, Refused
from journal.people import Person, Viewer, Workspace
from journal.periods import local_date
from journal.policy import check_can_administer, must_leave_an_admin
from journal.store import accounts, grants, identities, settings
from journal.store import workspace as kept
from journal.store.audit import note
from journal.store.engine import Store, Transaction
from journal.store.reminders import delete_digest, delete_feed
from journal.store.working_time import delete_absences_of
from journal.vocabulary import Role


def admin_acting(viewer: Viewer) -> str:
    """Who does it, for the log, when it is done on a screen. Raises NotAllowed for anybody but an
    admin."""
    check_can_administer(viewer)
    return viewer.person_id


def grant_role(
    store: Store,
    login: str,
    role: Role,
    team_name: str | None,
    *,
    now: datetime,
    workspace: Workspace,
    actor: str,
) -> None:
    """Gives somebody another role from today on, and tells them. Audited. Raises Refused and
    NotFound."""
    names = [team_name] if team_name else []
    today = local_date(now, workspace.zone)

    def work(tx: Transaction) -> None:
        person = somebody(tx, login)
        teams = {name: kept.find_team(tx, name) for name in names}
        problems = [*wrong_roles([role], names), *wrong_teams(teams, [role])]
        if role is Role.AGENT and kept.holds_anywhere(tx, person.person_id, role, today):
            problems.append(Problem("Role", "an agent works in a single team, and has one."))
        if problems:
            raise Refused(problems)
        found = next(iter(teams.values()), None)
        team_id = found.team_id if found else None
        kept.grant(tx, person.person_id, role, team_id, today)
        accounts.add_news(tx, person.person_id, News.ROLE, now)
        note(tx, actor=actor, action=AuditAction.ROLE_GRANTED, at=now, subject=person.person_id)

    store.write(work)


def end_role(
    store: Store,
    login: str,
    role: Role,
    *,
    now: datetime,
    workspace: Workspace,
    actor: str,
    team_id: str | None = None,
) -> None:
    """Takes a role away from today on, in every team or in the one named. Audited. Raises
    NotAllowed for the last admin who can sign in, and NotFound."""
    today = local_date(now, workspace.zone)

    def work(tx: Transaction) -> None:
        person = somebody(tx, login)
        if role is Role.ADMIN:
            check_leaves_others(tx, person, today)
        if team_id is None:
            kept.end_grants(tx, person.person_id, today, role)
        else:
            grants.end_in_team(tx, person.person_id, role, team_id, today)
        let_go(tx, person.person_id, today=today, now=now, workspace=workspace)
        let_go_of_reports(tx, person.person_id, today)
        note(tx, actor=actor, action=AuditAction.ROLE_WITHDRAWN, at=now, subject=person.person_id)

    store.write(work)


def remove_person(
    store: Store, login: str, *, now: datetime, workspace: Workspace, actor: str
) -> None:
    """Ends every role and everything with which somebody comes in, in every open tab; what they
    wrote stays, but for the requests for support that they had not closed. Audited. Raises
    NotAllowed for the last admin who can sign in, and NotFound."""

    def work(tx: Transaction) -> None:
        person_id = end_everything_of(tx, login, now, workspace)
        note(tx, actor=actor, action=AuditAction.PERSON_REMOVED, at=now, subject=person_id)

    store.write(work)


def end_everything_of(tx: Transaction, login: str, now: datetime, workspace: Workspace) -> str:
    """The same within a transaction that does more; whose it was."""
    today = local_date(now, workspace.zone)
    person = somebody(tx, login)
    check_leaves_others(tx, person, today)
    grants.forget_plans(tx, person.person_id, today)
    kept.end_grants(tx, person.person_id, today)
    accounts.delete_account(tx, person.person_id)
    identities.bar(tx, person.person_id, now)
    delete_absences_of(tx, person.person_id)
    let_go_of_reports(tx, person.person_id, today)
    delete_feed(tx, person.person_id)
    delete_digest(tx, person.person_id)
    withdraw_all_of(tx, person.person_id, now)
    let_go(tx, person.person_id, today=today, now=now, workspace=workspace)
    return person.person_id


def rename_person(
    store: Store, login: str, name: str, *, seen: str, now: datetime, actor: str
) -> None:
    """Calls somebody otherwise; the login stays. `seen` is the name that the page showed. Audited.
    Raises NotFound, Refused and ChangedMeanwhile."""
    if problems := wrong_name("Name", name):
        raise Refused(problems)

    def work(tx: Transaction) -> None:
        person = somebody(tx, login)
        check_as_seen("Name", seen, person.name, person.name)
        kept.rename_person(tx, person.person_id, named(name))
        note(tx, actor=actor, action=AuditAction.PERSON_RENAMED, at=now, subject=person.person_id)

    store.write(work)


def take_move_back(
    store: Store, login: str, *, now: datetime, workspace: Workspace, actor: str
) -> None:
    """Has somebody stay in the team they are in, as if no other had been planned. Audited. Raises
    NotFound."""
    today = local_date(now, workspace.zone)

    def work(tx: Transaction) -> None:
        person = somebody(tx, login)
        if grants.planned_for(tx, person.person_id, today) is None:
            raise NotFound("Nothing is planned for this person any more. Nothing was changed.")
        grants.take_plans_back(tx, person.person_id, today)
        subject = person.person_id
        note(tx, actor=actor, action=AuditAction.MOVE_TAKEN_BACK, at=now, subject=subject)

    store.write(work)


def require_second_factor(store: Store, required: bool, *, now: datetime, actor: str) -> None:
    """Whether everybody with a password needs a second factor. Audited."""
    subject = "second_factor_required" if required else "second_factor_optional"

    def work(tx: Transaction) -> None:
        with changing_settings(tx, actor, now, subject):
            settings.set_second_factor_required(tx, required)

    store.write(work)


def somebody(tx: Transaction, login: str) -> Person:
    person = kept.find_person(tx, login)
    if person is None:
        raise NotFound(f"Nobody has the login “{named(login)}”. Nothing was changed.")
    return person


def check_leaves_others(tx: Transaction, person: Person, today: date) -> None:
    """Whoever is no admin, or could not sign in, can go."""
    able = accounts.admins_who_can_sign_in(tx, today)
    if person.person_id in able:
        must_leave_an_admin(able - {person.person_id})
