"""What people do with their own account: another password, a second factor."""

from __future__ import annotations

from datetime import datetime

from journal.accounts import Account
from journal.actions.signing_in import AtTheDoor, Door, TooMany, failed, known
from journal.audit_actions import AuditAction
from journal.errors import NotAllowed, Problem, Refused
from journal.passwords import hashed_password, is_password, wrong_password
from journal.people import Viewer, Workspace
from journal.policy import must_not_require_second_factor
from journal.second_factor import is_secret, new_recovery_codes, step_of
from journal.store import accounts
from journal.store.audit import note
from journal.store.engine import Store, Transaction
from journal.store.links import end_links_of
from journal.store.sessions import end_sessions_of

HAS_NONE = "You sign in without a password here, so there is none to change."


def change_password(
    store: Store,
    door: Door,
    viewer: Viewer,
    sid: str,
    old: str,
    new: str,
    at: AtTheDoor,
    *,
    workspace: Workspace,
    now: datetime,
) -> None:
    """Sets another password, and ends every other session of the person and any link with which
    the password could be set anew. Audited.

    Raises Refused, NotAllowed for a wrong old password, TooMany and Busy.
    """
    account = check_password(store, door, viewer, old, at, now)
    person = viewer.person
    names = (person.login, person.name, workspace.organisation)
    if problems := wrong_password(new, names=names):
        raise Refused(problems)
    password_hash = hashed_password(new)

    def work(tx: Transaction) -> None:
        accounts.set_password(tx, account.person.person_id, password_hash, now)
        end_sessions_of(tx, person.person_id, but=sid)
        end_links_of(tx, person.person_id)
        note(tx, actor=person.person_id, action=AuditAction.PASSWORD_CHANGED, at=now)

    store.write(work)


def check_password(
    store: Store, door: Door, viewer: Viewer, password: str, at: AtTheDoor, now: datetime
) -> Account:
    """A session that was left open, or stolen, is not enough for what lasts. Wrong guesses are
    audited."""
    login = viewer.person.login
    account = accounts.find_account(store, login)
    if account is None:
        raise NotAllowed(HAS_NONE)
    device = known(store, at, login, now)
    if wait := door.guesses.take(login, at.address, now, device=device):
        raise TooMany(wait)
    if not is_password(account.password_hash, password):
        failed(store, account, now)
        raise NotAllowed("This is not your password. Nothing was changed. Try again.")
    door.guesses.right(login, at.address, device=device)
    return account


def add_second_factor(
    store: Store,
    door: Door,
    viewer: Viewer,
    secret: str,
    code: str,
    password: str,
    at: AtTheDoor,
    *,
    now: datetime,
) -> tuple[str, ...]:
    """Asks for codes from now on, made from a secret that the phone has shown to know; the
    recovery codes, which nobody sees again. Audited.

    Raises Refused, NotAllowed for a wrong password, TooMany and Busy.
    """
    check_password(store, door, viewer, password, at, now)
    step = step_of(secret, code, now) if is_secret(secret) else None
    if step is None:
        sentence = "it is not the one that belongs to this picture and this minute. Try the next."
        raise Refused([Problem("Code", sentence)])
    codes, person_id = new_recovery_codes(), viewer.person_id

    def work(tx: Transaction) -> None:
        accounts.put_second_factor(tx, person_id, secret, step, codes)
        note(tx, actor=person_id, action=AuditAction.SECOND_FACTOR_ADDED, at=now)

    store.write(work)
    return codes


def remove_second_factor(
    store: Store,
    door: Door,
    viewer: Viewer,
    password: str,
    at: AtTheDoor,
    *,
    workspace: Workspace,
    now: datetime,
) -> None:
    """Goes back to the password alone, where the workspace allows it. Audited.

    Raises NotAllowed, TooMany and Busy.
    """
    must_not_require_second_factor(workspace)
    check_password(store, door, viewer, password, at, now)

    def work(tx: Transaction) -> None:
        accounts.put_second_factor(tx, viewer.person_id, None, 0, ())
        note(tx, actor=viewer.person_id, action=AuditAction.SECOND_FACTOR_REMOVED, at=now)

    store.write(work)


def told(store: Store, viewer: Viewer, *, now: datetime) -> None:
    """The person has read what an admin did to their account until now."""
    store.write(lambda tx: accounts.forget_news(tx, viewer.person_id, now))
