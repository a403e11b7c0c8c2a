"""One-time links: for setting a workspace up, for an invitation, for a new password.

Whoever opens one has it from somebody who may make it. It is used up in the transaction that
sets the password, and never by looking at it.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from journal.accounts import Link, LinkKind, News
from journal.actions.administer import (
    named,
    new_workspace,
    wrong_login,
    wrong_name,
)
from journal.actions.signing_in import AtTheDoor, SignedIn, come_in
from journal.audit_actions import AuditAction
from journal.errors import JournalError, NotFound, Refused
from journal.passwords import hashed_password, wrong_password
from journal.people import Person, Workspace
from journal.periods import local_date
from journal.store import accounts, links
from journal.store import workspace as kept
from journal.store.audit import AFTERWORD, note
from journal.store.engine import Store, Transaction
from journal.store.sessions import end_sessions_of
from journal.vocabulary import Role

MADE = {
    LinkKind.SETUP: AuditAction.SET_UP_LINK_MADE,
    LinkKind.INVITATION: AuditAction.INVITATION_MADE,
    LinkKind.RESET: AuditAction.RESET_MADE,
}


class NoLink(JournalError):
    """A link that was used, is late or never was; nobody is told which."""

    def __init__(self) -> None:
        super().__init__(
            "This link cannot be used, or not any more. Nothing was changed. Ask whoever gave it "
            "to you for a new one."
        )


@dataclass(frozen=True)
class FirstAdmin:
    """What the first admin says of themselves and, where nobody has yet, of the workspace."""

    login: str
    name: str
    password: str
    organisation: str = ""
    timezone: str = ""


def setup_token(store: Store, *, now: datetime) -> str | None:
    """The token of a new set-up link, the only one that counts from now on; None where an admin
    can sign in."""
    workspace = kept.find_workspace(store)
    today = local_date(now, workspace.zone) if workspace else now.date()
    token = secrets.token_urlsafe(32)

    def work(tx: Transaction) -> str | None:
        if accounts.admins_who_can_sign_in(tx, today):
            return None
        links.put_link(tx, token, LinkKind.SETUP, None, now + LinkKind.SETUP.lasts)
        note(tx, actor=AFTERWORD, action=AuditAction.SET_UP_LINK_MADE, at=now)
        return token

    return store.write(work)


def make_link(
    store: Store, login: str, *, now: datetime, actor: str, drop_second_factor: bool = False
) -> tuple[LinkKind, str]:
    """A link for somebody to set their password, first or anew, with its token; without their
    second factor where the phone is lost. Audited, and they are told.

    Links made for them before end. Raises NotFound for a login that nobody has.
    """
    token = secrets.token_urlsafe(32)

    def work(tx: Transaction) -> tuple[LinkKind, str]:
        person = kept.find_person(tx, login)
        if person is None:
            raise NotFound(f"Nobody has the login “{named(login)}”. Nothing was changed.")
        is_reset = accounts.has_password(tx, person.person_id)
        kind = LinkKind.RESET if is_reset else LinkKind.INVITATION
        links.put_link(tx, token, kind, person.person_id, now + kind.lasts)
        if kind is LinkKind.RESET:
            accounts.add_news(tx, person.person_id, News.RESET, now)
        if drop_second_factor and accounts.second_factor_of(tx, person.person_id):
            accounts.put_second_factor(tx, person.person_id, None, 0, ())
            accounts.add_news(tx, person.person_id, News.FACTOR, now)
            subject = person.person_id
            note(tx, actor=actor, action=AuditAction.SECOND_FACTOR_REMOVED, at=now, subject=subject)
        note(tx, actor=actor, action=MADE[kind], at=now, subject=person.person_id)
        return kind, token

    return store.write(work)


def find_link(store: Store, token: str, kind: LinkKind, *, now: datetime) -> Link:
    """A link that can still be used; looking changes nothing. Raises NoLink."""
    link = links.find_link(store, token, kind, now)
    if link is None:
        raise NoLink
    return link


def use_link(
    store: Store,
    token: str,
    kind: LinkKind,
    password: str,
    at: AtTheDoor,
    *,
    workspace: Workspace,
    now: datetime,
) -> SignedIn | None:
    """Sets the password of the link's person, ends their other sessions and lets them in, or to
    the door if they have a second factor (None). Audited. Raises NoLink, Refused and Busy."""
    person = find_link(store, token, kind, now=now).person
    if person is None:
        raise NoLink
    names = (person.login, person.name, workspace.organisation)
    if problems := wrong_password(password, names=names):
        raise Refused(problems)
    password_hash = hashed_password(password)

    def work(tx: Transaction) -> SignedIn | None:
        if links.use_link(tx, token, kind, now) is None:
            raise NoLink
        give_password(tx, person, password_hash, now)
        if accounts.second_factor_of(tx, person.person_id):
            return None
        return come_in(tx, person.person_id, at, now)

    return store.write(work)


def give_password(tx: Transaction, person: Person, password_hash: str, now: datetime) -> None:
    """Sets a password; whoever was in with the old one is out, on every device."""
    accounts.set_password(tx, person.person_id, password_hash, now)
    accounts.forget_devices(tx, person.person_id)
    end_sessions_of(tx, person.person_id)
    note(tx, actor=person.person_id, action=AuditAction.PASSWORD_SET, at=now)


def set_up(
    store: Store, token: str, first: FirstAdmin, at: AtTheDoor, *, now: datetime
) -> SignedIn:
    """Makes the first admin, and the workspace where nobody has yet, and lets them in. Audited.

    Somebody who has the login already becomes an admin and keeps their name. Raises NoLink,
    Refused with all that is wrong, and Busy.
    """
    find_link(store, token, LinkKind.SETUP, now=now)
    before = kept.find_workspace(store)
    workspace = set_up_as(first, before)
    password_hash = hashed_password(first.password)

    def work(tx: Transaction) -> SignedIn:
        if links.use_link(tx, token, LinkKind.SETUP, now) is None:
            raise NoLink
        if before is None:
            kept.add_workspace(tx, workspace)
            note(tx, actor=AFTERWORD, action=AuditAction.WORKSPACE_SET_UP, at=now)
        person = first_admin(tx, first, workspace, now)
        give_password(tx, person, password_hash, now)
        return come_in(tx, person.person_id, at, now)

    return store.write(work)


def set_up_as(first: FirstAdmin, before: Workspace | None) -> Workspace:
    """The workspace, which may be there already. Raises Refused with all that is wrong."""
    organisation = before.organisation if before else first.organisation
    problems = [
        *wrong_name("Name", first.name),
        *wrong_login(first.login),
        *wrong_password(first.password, names=(first.login, first.name, organisation)),
    ]
    try:
        workspace = before or new_workspace(first.organisation, first.timezone)
    except Refused as refused:
        raise Refused([*refused.problems, *problems]) from refused
    if problems:
        raise Refused(problems)
    return workspace


def first_admin(tx: Transaction, first: FirstAdmin, workspace: Workspace, now: datetime) -> Person:
    today = local_date(now, workspace.zone)
    person = kept.find_person(tx, first.login)
    if person is None:
        person = kept.add_person(tx, first.login, named(first.name))
        note(tx, actor=AFTERWORD, action=AuditAction.PERSON_ADDED, at=now, subject=person.person_id)
    if not kept.holds_anywhere(tx, person.person_id, Role.ADMIN, today):
        kept.grant(tx, person.person_id, Role.ADMIN, None, today)
        note(tx, actor=AFTERWORD, action=AuditAction.ROLE_GRANTED, at=now, subject=person.person_id)
    return person
