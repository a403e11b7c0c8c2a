"""Signing in: with a password, with a code, and not with anything else."""

from __future__ import annotations

from datetime import timedelta

import pyotp
import pytest
from argon2 import PasswordHasher

from journal.accounts import IDLE
from journal.actions import signing_in
from journal.actions.own_account import add_second_factor
from journal.actions.signing_in import (
    WRONG,
    AtTheDoor,
    Door,
    SignedIn,
    TooMany,
    give_code,
    sign_in,
)
from journal.errors import NotAllowed
from journal.passwords import hashed_password, is_password
from journal.people import Viewer
from journal.policy import door as at_door
from journal.second_factor import HALF_IN_FOR, new_secret
from journal.store.accounts import delete_account, find_account, set_password
from journal.store.engine import Row, Store
from journal.store.sessions import find_viewer
from tests.journal.given import NOW, TODAY

PASSWORD = "some plain words of mine"
HOME = AtTheDoor("192.0.2.7")
ELSEWHERE = AtTheDoor("198.51.100.1")
SECOND = timedelta(seconds=1)


@pytest.fixture(scope="session")
def password_hash() -> str:
    return hashed_password(PASSWORD)


@pytest.fixture
def door() -> Door:
    return Door.new()


@pytest.fixture
def ana(ana: Viewer, store: Store, password_hash: str) -> Viewer:
    """Somebody with a password."""
    store.write(lambda tx: set_password(tx, ana.person_id, password_hash, NOW))
    return ana


@pytest.fixture
def secret(ana: Viewer, store: Store, door: Door) -> str:
    """That of ana's phone, which has shown one code already."""
    made = new_secret()
    code = pyotp.TOTP(made).at(NOW - timedelta(minutes=5))
    at = NOW - timedelta(minutes=5)
    add_second_factor(store, door, ana, made, code, PASSWORD, HOME, now=at)
    return made


def audited(store: Store) -> list[Row]:
    sql = "select actor, action, subject from kept.audit order by sequence"
    return store.write(lambda tx: tx.rows(sql))


def came_in(came: SignedIn | str) -> SignedIn:
    assert isinstance(came, SignedIn)
    return came


def test_the_right_password_starts_a_session_and_is_audited(store: Store, door: Door, ana: Viewer):
    came = came_in(sign_in(store, door, " Ana ", PASSWORD, HOME, now=NOW))
    assert find_viewer(store, came.sid, NOW, TODAY) == ana
    assert audited(store)[-1] == {"actor": ana.person_id, "action": "signed_in", "subject": None}


def test_nobody_comes_in_with_another_password_or_name_and_all_are_told_the_same(
    store: Store, door: Door, ana: Viewer, ben: Viewer
):
    for login, password in (
        ("ana", "not the right words"),
        ("ana", ""),
        ("ben", PASSWORD),  # who has set no password
        ("nobody", PASSWORD),
        ("", ""),
        ("ana' or 1 = 1 --", PASSWORD),
    ):
        with pytest.raises(NotAllowed) as caught:
            sign_in(store, door, login, password, HOME, now=NOW)
        assert str(caught.value) == WRONG
    assert store.rows(at_door(), "select count(*) as n from sessions") == [{"n": 0}]


def test_a_failure_is_audited_without_the_login_of_a_stranger(
    store: Store, door: Door, ana: Viewer
):
    for login in ("ana", "mallory"):
        with pytest.raises(NotAllowed):
            sign_in(store, door, login, "not the right words", HOME, now=NOW)
    known, stranger = audited(store)
    assert known == {"actor": ana.person_id, "action": "sign_in_failed", "subject": None}
    assert stranger == {"actor": "nobody", "action": "sign_in_failed", "subject": None}


def test_after_a_thousand_guesses_from_many_addresses_the_owner_comes_in(
    store: Store, door: Door, ana: Viewer
):
    device = came_in(sign_in(store, door, "ana", PASSWORD, HOME, now=NOW)).device
    for number in range(1000):
        address = f"10.0.{number // 250}.{number % 250}"
        door.guesses.take("ana", address, NOW + number * SECOND)
    later = NOW + 1000 * SECOND
    with pytest.raises(TooMany, match=r"Wait \d+ minutes?, and try again"):
        sign_in(store, door, "ana", PASSWORD, ELSEWHERE, now=later)
    new_home = AtTheDoor("203.0.113.9", device=device)
    assert came_in(sign_in(store, door, "ana", PASSWORD, new_home, now=later)).device == device


def test_a_mark_that_was_made_up_or_is_anothers_makes_no_device_known(
    store: Store, door: Door, ana: Viewer, ben: Viewer, password_hash: str
):
    store.write(lambda tx: set_password(tx, ben.person_id, password_hash, NOW))
    bens = came_in(sign_in(store, door, "ben", PASSWORD, ELSEWHERE, now=NOW)).device
    made_up = AtTheDoor("192.0.2.1", device="made up")
    assert came_in(sign_in(store, door, "ana", PASSWORD, made_up, now=NOW)).device != "made up"
    for number in range(1000):
        door.guesses.take("ana", f"10.0.{number // 250}.{number % 250}", NOW)
    for device in (bens, "made up"):
        with pytest.raises(TooMany):
            sign_in(store, door, "ana", PASSWORD, AtTheDoor("1.2.3.4", device), now=NOW)


def test_a_shared_device_is_locked_when_idle_and_ones_own_is_not(
    store: Store, door: Door, ana: Viewer
):
    for own, stays in ((False, False), (True, True)):
        at = AtTheDoor("192.0.2.7", own_device=own)
        sid = came_in(sign_in(store, door, "ana", PASSWORD, at, now=NOW)).sid
        assert find_viewer(store, sid, NOW + IDLE - SECOND, TODAY) is not None
        assert (find_viewer(store, sid, NOW + IDLE, TODAY) is not None) == stays


def test_an_old_hash_is_made_anew_at_the_next_sign_in(store: Store, door: Door, ana: Viewer):
    old = PasswordHasher(time_cost=1, memory_cost=8192).hash(PASSWORD)
    store.write(lambda tx: set_password(tx, ana.person_id, old, NOW))
    sign_in(store, door, "ana", PASSWORD, HOME, now=NOW)
    account = find_account(store, "ana")
    assert account is not None
    assert account.password_hash != old
    sign_in(store, door, "ana", PASSWORD, HOME, now=NOW)


def test_an_old_hash_is_made_anew_for_somebody_with_a_second_factor_too(
    store: Store, door: Door, ana: Viewer, secret: str
):
    old = PasswordHasher(time_cost=1, memory_cost=8192).hash(PASSWORD)
    store.write(lambda tx: set_password(tx, ana.person_id, old, NOW))
    mark = half_in(store, door)
    came = give_code(store, door, mark, pyotp.TOTP(secret).at(NOW), HOME, now=NOW)
    assert find_viewer(store, came.sid, NOW, TODAY) == ana


@pytest.mark.parametrize("ended", ["changed", "removed"])
def test_nobody_comes_in_with_a_password_that_ends_while_it_is_compared(
    store: Store, door: Door, ana: Viewer, monkeypatch: pytest.MonkeyPatch, ended: str
):
    anew = hashed_password(f"{PASSWORD} anew")

    def compared(password_hash: str | None, password: str) -> bool:
        right = is_password(password_hash, password)
        if ended == "changed":
            store.write(lambda tx: set_password(tx, ana.person_id, anew, NOW))
        else:
            store.write(lambda tx: delete_account(tx, ana.person_id))
        return right

    monkeypatch.setattr(signing_in, "is_password", compared)
    with pytest.raises(NotAllowed, match="do not belong together"):
        sign_in(store, door, "ana", PASSWORD, HOME, now=NOW)
    assert store.rows(at_door(), "select count(*) as n from sessions") == [{"n": 0}]


def half_in(store: Store, door: Door) -> str:
    mark = sign_in(store, door, "ana", PASSWORD, HOME, now=NOW)
    assert isinstance(mark, str)
    return mark


def test_with_a_second_factor_the_password_alone_opens_nothing(
    store: Store, door: Door, ana: Viewer, secret: str
):
    mark = half_in(store, door)
    assert store.rows(at_door(), "select count(*) as n from sessions") == [{"n": 0}]
    for wrong in ("", "000000", "abc", PASSWORD):
        with pytest.raises(NotAllowed, match="not right, or was used"):
            give_code(store, door, mark, wrong, HOME, now=NOW)
    came = give_code(store, door, mark, pyotp.TOTP(secret).at(NOW), HOME, now=NOW)
    assert find_viewer(store, came.sid, NOW, TODAY) == ana
    with pytest.raises(NotAllowed, match="from the beginning"):
        give_code(store, door, mark, pyotp.TOTP(secret).at(NOW), HOME, now=NOW)


def test_a_code_is_taken_once_and_none_before_it_after(
    store: Store, door: Door, ana: Viewer, secret: str
):
    before, code = (pyotp.TOTP(secret).at(NOW - s * SECOND) for s in (30, 0))
    give_code(store, door, half_in(store, door), code, HOME, now=NOW)
    for used in (code, before):
        with pytest.raises(NotAllowed):
            give_code(store, door, half_in(store, door), used, HOME, now=NOW)


def test_each_recovery_code_is_taken_once(store: Store, door: Door, ana: Viewer):
    made = new_secret()
    code = pyotp.TOTP(made).at(NOW)
    codes = add_second_factor(store, door, ana, made, code, PASSWORD, HOME, now=NOW)
    assert not any(c in str(store.rows(at_door(), "select * from recovery_codes")) for c in codes)
    for number, recovery in enumerate(codes[:3]):
        later = NOW + timedelta(minutes=number)
        give_code(store, door, half_in(store, door), recovery.upper(), HOME, now=later)
        with pytest.raises(NotAllowed):
            give_code(store, door, half_in(store, door), recovery, HOME, now=later)
    assert [row["action"] for row in audited(store)].count("recovery_code_used") == 3


def test_codes_cannot_be_guessed(store: Store, door: Door, ana: Viewer, secret: str):
    mark = half_in(store, door)
    refused = 0
    for number in range(100):
        with pytest.raises((NotAllowed, TooMany)) as told:
            give_code(store, door, mark, f"{number:06}", HOME, now=NOW)
        refused += told.type is TooMany
    assert refused >= 90


def test_who_takes_too_long_or_changes_the_password_meanwhile_begins_again(
    store: Store, door: Door, ana: Viewer, secret: str, password_hash: str
):
    mark = half_in(store, door)
    late = NOW + HALF_IN_FOR
    with pytest.raises(NotAllowed, match="took too long"):
        give_code(store, door, mark, pyotp.TOTP(secret).at(late), HOME, now=late)
    store.write(lambda tx: set_password(tx, ana.person_id, hashed_password("x" + PASSWORD), NOW))
    with pytest.raises(NotAllowed, match="took too long"):
        give_code(store, door, mark, pyotp.TOTP(secret).at(NOW), HOME, now=NOW)
