"""Codes of a phone, and recovery codes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.accounts import Account
from journal.people import Person
from journal.second_factor import (
    HALF_IN_FOR,
    STEP,
    HalfIn,
    address_of,
    is_secret,
    new_recovery_codes,
    new_secret,
    said_plainly,
    step_of,
)
from tests.journal.given import NOW

# RFC 6238, appendix B, for SHA-1: the last six of its eight digits.
OF_THE_RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (2000000000, "279037")],
)
def test_the_codes_are_those_of_the_rfc(seconds: int, code: str):
    moment = datetime.fromtimestamp(seconds, UTC)
    assert step_of(OF_THE_RFC, code, moment) == seconds // STEP
    assert step_of(OF_THE_RFC, f" {code[:3]} {code[3:]} ", moment) == seconds // STEP


@pytest.mark.parametrize(
    ("seconds", "good"), [(0, True), (30, True), (-30, True), (90, False), (-90, False)]
)
def test_a_clock_may_be_a_step_off_and_no_more(seconds: int, good: bool):
    secret = new_secret()
    code = pyotp.TOTP(secret).at(NOW + timedelta(seconds=seconds))
    assert (step_of(secret, code, NOW) is not None) == good


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_code_or_none(typed: str):
    right = {pyotp.TOTP(OF_THE_RFC).at(NOW + timedelta(seconds=step)) for step in (-30, 0, 30)}
    assert (step_of(OF_THE_RFC, typed, NOW) is not None) == ("".join(typed.split()) in right)


@given(st.text(max_size=40))
def test_a_secret_is_one_that_we_make(text: str):
    assert is_secret(new_secret())
    if is_secret(text):
        assert pyotp.TOTP(text).now()


def test_a_phone_is_told_whose_codes_they_are():
    address = address_of(OF_THE_RFC, "ana", "Fernhill & Söhne: Home")
    assert pyotp.parse_uri(address).secret == OF_THE_RFC
    assert pyotp.parse_uri(address).name == "ana"


def test_recovery_codes_are_ten_that_nobody_guesses_and_may_be_typed_anyhow():
    codes = new_recovery_codes()
    assert len(set(codes)) == 10
    for code in codes:
        assert len(said_plainly(code)) == 16
        assert said_plainly(f" {code.upper().replace('-', ' ')}") == said_plainly(code)


def test_who_is_half_in_comes_back_with_their_mark_for_a_while():
    half_in = HalfIn()
    account = Account(Person("id", "ana", "Ana"), "a hash", OF_THE_RFC)
    mark = half_in.keep(account, own_device=True, now=NOW)
    found = half_in.find(mark, NOW + HALF_IN_FOR - timedelta(seconds=1))
    assert found is not None
    assert (found.login, found.own_device) == ("ana", True)
    assert half_in.find(mark, NOW + HALF_IN_FOR) is None
    assert half_in.find("another", NOW) is None
    half_in.forget(mark)
    assert half_in.find(mark, NOW) is None
