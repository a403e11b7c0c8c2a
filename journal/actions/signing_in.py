"""Signing in with a password, and a second factor where there is one."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from journal.accounts import Account
from journal.actions.enter import start_session
from journal.audit_actions import AuditAction
from journal.errors import NotAllowed, Unavailable
from journal.guesses import CODES_AT_PLACE, CODES_FOR_ACCOUNT, Guesses, WrongAddresses
from journal.passwords import decoy, hashed_password, is_out_of_date, is_password
from journal.second_factor import HalfIn, step_of
from journal.store import accounts
from journal.store.audit import NOBODY, note
from journal.store.engine import Store, Transaction

DEVICE_LASTS = timedelta(days=365)
WRONG = "This login and password do not belong together. Check both, and try again."
WRONG_CODE = (
    "This code is not right, or was used already. Wait for the next one; if none is taken, check "
    "the clock of your phone."
)


@dataclass(frozen=True)
class AtTheDoor:
    """Where somebody stands who wants to come in."""

    address: str
    device: str | None = None
    """The mark that this browser carries since somebody signed in with it."""
    own_device: bool = False
    """“Only I use this device.”"""


@dataclass(frozen=True)
class SignedIn:
    """What the browser is given to keep."""

    sid: str
    device: str


class TooMany(Unavailable):
    """Too many wrong guesses; `wait` says how long."""

    def __init__(self, wait: timedelta) -> None:
        self.wait = wait
        minutes = -(-int(wait.total_seconds()) // 60) or 1
        super().__init__(
            f"There were too many wrong tries. Nothing is lost. Wait {minutes} "
            f"{'minute' if minutes == 1 else 'minutes'}, and try again."
        )


@dataclass(frozen=True)
class Door:
    """What the door of a workspace remembers while the app runs."""

    guesses: Guesses
    codes: Guesses
    half_in: HalfIn
    calendars: WrongAddresses

    @classmethod
    def new(cls) -> Door:
        decoy()  # or the first stranger would wait longer than everybody after
        return cls(
            Guesses(), Guesses(CODES_AT_PLACE, CODES_FOR_ACCOUNT), HalfIn(), WrongAddresses()
        )


def sign_in(
    store: Store, door: Door, login: str, password: str, at: AtTheDoor, *, now: datetime
) -> SignedIn | str:
    """Comes in; or, with a second factor, a mark to come back with beside its code. Audited.

    Raises NotAllowed, the same and as slowly whether or not there is such a login; TooMany; Busy.
    """
    login = login.strip().lower()
    device = known(store, at, login, now)
    if wait := door.guesses.take(login, at.address, now, device=device):
        raise TooMany(wait)
    account = accounts.find_account(store, login)
    right = is_password(account.password_hash if account else None, password)
    if account is None or not right:
        failed(store, account, now)
        raise NotAllowed(WRONG)
    door.guesses.right(login, at.address, device=device)
    account = with_new_hash(store, account, password)
    if account.totp_secret:
        return door.half_in.keep(account, at.own_device, now)
    signed_in = store.write(lambda tx: with_password(tx, account, at, now))
    if signed_in is None:
        raise NotAllowed(WRONG)
    return signed_in


def known(store: Store, at: AtTheDoor, login: str, now: datetime) -> str:
    """The mark of this device, if its word counts for this login."""
    if at.device and accounts.is_known_device(store, at.device, login, now):
        return at.device
    return ""


def failed(store: Store, account: Account | None, now: datetime) -> None:
    actor = account.person.person_id if account else NOBODY
    store.write(lambda tx: note(tx, actor=actor, action=AuditAction.SIGN_IN_FAILED, at=now))


def with_new_hash(store: Store, account: Account, password: str) -> Account:
    """The account with its password hashed anew, where the parameters have changed since it was
    set."""
    if not is_out_of_date(account.password_hash):
        return account
    person_id, old, new = account.person.person_id, account.password_hash, hashed_password(password)
    store.write(lambda tx: accounts.replace_hash(tx, person_id, old, new))
    return replace(account, password_hash=new)


def with_password(
    tx: Transaction, account: Account, at: AtTheDoor, now: datetime
) -> SignedIn | None:
    """Comes in, unless the password was changed or the person removed while it was compared."""
    person_id = account.person.person_id
    if not accounts.is_password_hash(tx, person_id, account.password_hash):
        return None
    return come_in(tx, person_id, at, now)


def come_in(tx: Transaction, person_id: str, at: AtTheDoor, now: datetime) -> SignedIn:
    """Starts the session of somebody whose word was good, and knows the device from now on."""
    device = at.device
    if device is None or not accounts.is_device(tx, device, now):
        device = secrets.token_urlsafe(32)
    accounts.know_device(tx, device, person_id, now + DEVICE_LASTS)
    note(tx, actor=person_id, action=AuditAction.SIGNED_IN, at=now)
    return SignedIn(start_session(tx, person_id, now=now, own_device=at.own_device), device)


def give_code(
    store: Store, door: Door, mark: str, code: str, at: AtTheDoor, *, now: datetime
) -> SignedIn:
    """The second step: a code, or a recovery code, each taken once. Audited.

    Raises NotAllowed and TooMany; NotAllowed too where the first step is too long ago.
    """
    half = door.half_in.find(mark, now)
    account = accounts.find_account(store, half.login) if half else None
    if half is None or account is None or account.password_hash != half.password_hash:
        raise NotAllowed("This took too long. Nothing is lost. Sign in from the beginning.")
    device = known(store, at, half.login, now)
    if wait := door.codes.take(half.login, at.address, now, device=device):
        raise TooMany(wait)
    signed_in = store.write(lambda tx: with_code(tx, account, code, half.own_device, at, now))
    if signed_in is None:
        failed(store, account, now)
        raise NotAllowed(WRONG_CODE)
    door.codes.right(half.login, at.address, device=device)
    door.half_in.forget(mark)
    return signed_in


def with_code(
    tx: Transaction, account: Account, code: str, own_device: bool, at: AtTheDoor, now: datetime
) -> SignedIn | None:
    person_id = account.person.person_id
    if not use_code(tx, person_id, code, now):
        return None
    return with_password(tx, account, AtTheDoor(at.address, at.device, own_device), now)


def use_code(tx: Transaction, person_id: str, code: str, now: datetime) -> bool:
    """Whether a code is good, and it never is again."""
    kept = accounts.second_factor_of(tx, person_id)
    if kept is None:
        return False
    secret, last_step = kept
    step = step_of(secret, code, now)
    if step is not None and step > last_step:
        accounts.use_step(tx, person_id, step)
        return True
    if accounts.use_recovery_code(tx, person_id, code):
        note(tx, actor=person_id, action=AuditAction.RECOVERY_CODE_USED, at=now)
        return True
    return False
