"""A thousand guesses get nobody in, and lock nobody out. The clock is moved by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import guesses as module
from journal.guesses import (
    CODES_AT_PLACE,
    CODES_FOR_ACCOUNT,
    SAME_PLACE,
    WHOLE_ACCOUNT,
    WHOLE_PLACE,
    Guesses,
    Limit,
    Spent,
    WrongAddresses,
    place_of,
)
from tests.journal.given import NOW

HOME, STRANGER, DEVICE = "192.0.2.7", "198.51.100.1", "ana's phone"
SECOND = timedelta(seconds=1)


def made(guesses: Guesses, count: int, login: str = "ana", **place: str) -> int:
    """How many of so many guesses are let through, one each second, each from `address`."""
    address = place.get("address")
    return sum(
        not guesses.take(login, address or f"10.0.{n // 250}.{n % 250}", NOW + n * SECOND)
        for n in range(count)
    )


def test_of_a_thousand_guesses_from_one_address_a_few_are_made():
    through = made(Guesses(), 1000, address=STRANGER)
    assert through <= SAME_PLACE.at_once + 1000 / 60 + 1


def test_of_a_thousand_guesses_from_many_addresses_as_many_are_made_as_an_account_bears():
    through = made(Guesses(), 1000)
    assert through <= WHOLE_ACCOUNT.at_once + 1000 / 180 + 1


def test_an_address_guesses_at_many_accounts_no_more_than_an_office_signs_in():
    guesses = Guesses()
    through = sum(not guesses.take(f"login{n}", STRANGER, NOW + n * SECOND) for n in range(1000))
    assert through <= WHOLE_PLACE.at_once + 1000 / 10 + 1


@pytest.mark.parametrize("address", [STRANGER, None, HOME])
def test_after_a_thousand_guesses_the_owner_comes_in_on_a_known_device(address: str | None):
    guesses = Guesses()
    made(guesses, 1000, **({"address": address} if address else {}))
    assert not guesses.take("ana", HOME, NOW + 1000 * SECOND, device=DEVICE)


@pytest.mark.parametrize("address", [STRANGER, None])
def test_after_a_thousand_guesses_the_owner_comes_in_where_they_did_before(address: str | None):
    guesses = Guesses()
    assert not guesses.take("ana", HOME, NOW)
    guesses.right("ana", HOME)
    made(guesses, 1000, **({"address": address} if address else {}))
    assert not guesses.take("ana", HOME, NOW + 1000 * SECOND)


def test_a_known_device_is_no_way_to_guess_without_end():
    guesses = Guesses()
    through = sum(
        not guesses.take("ana", HOME, NOW + n * SECOND, device=DEVICE) for n in range(1000)
    )
    assert through <= SAME_PLACE.at_once + 1000 / 60 + 1


def test_whoever_knows_one_account_guesses_no_faster_at_another():
    guesses = Guesses()
    guesses.take("mallory", STRANGER, NOW)
    guesses.right("mallory", STRANGER)
    assert made(guesses, 1000, address=STRANGER) <= SAME_PLACE.at_once + 1000 / 60 + 1


def test_an_office_that_comes_to_work_at_once_is_let_in():
    guesses = Guesses()
    for number in range(500):
        assert not guesses.take(f"agent{number}", HOME, NOW)
        guesses.right(f"agent{number}", HOME)


def test_a_login_that_nobody_has_is_limited_like_any_other():
    taken = [made(Guesses(), 200, login, address=STRANGER) for login in ("ana", "nobody")]
    assert taken[0] == taken[1]


def test_who_waits_as_long_as_told_may_try_again():
    guesses = Guesses()
    made(guesses, 100, address=STRANGER)
    now = NOW + 100 * SECOND
    wait = guesses.take("ana", STRANGER, now)
    assert wait > timedelta()
    assert guesses.take("ana", STRANGER, now + wait - SECOND)
    assert not guesses.take("ana", STRANGER, now + wait)


@given(st.lists(st.integers(0, 600), max_size=200), st.integers(1, 20), st.integers(1, 120))
def test_no_window_lets_more_through_than_the_limit_says(
    gaps: list[int], at_once: int, seconds: int
):
    limit = Limit(at_once, timedelta(seconds=seconds))
    spent, now, times = Spent(limit), NOW, []
    for gap in gaps:
        now += timedelta(seconds=gap)
        if not spent.wait("key", now):
            spent.spend("key", now)
            times.append(now)
    for first, start in enumerate(times):
        for last, end in enumerate(times[first:], first):
            assert last - first + 1 <= at_once + (end - start) / limit.one_more_each


def test_strangers_fill_no_memory(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "MOST_REMEMBERED", 100)
    guesses = Guesses()
    for number in range(1000):
        guesses.take(f"login{number}", f"10.0.{number // 250}.{number % 250}", NOW)
        guesses.right(f"login{number}", "10.0.0.1")
    for spent in (guesses.same_place, guesses.whole_place, guesses.whole_account):
        assert len(spent.paid_off) <= 100
    assert len(guesses.known_places) == 100


def test_a_crowd_of_made_up_logins_wipes_out_nothing_that_was_spent(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(module, "MOST_REMEMBERED", 100)
    guesses = Guesses()
    through = made(guesses, 200)
    for number in range(1000):
        guesses.take(f"login{number}", f"10.1.{number // 250}.{number % 250}", NOW + 200 * SECOND)
    through += sum(
        not guesses.take("ana", f"10.2.0.{number}", NOW + 200 * SECOND) for number in range(100)
    )
    assert through <= WHOLE_ACCOUNT.at_once + 200 / 180 + 1


def test_a_network_of_ipv6_is_one_place():
    guesses = Guesses()
    through = sum(
        not guesses.take(f"login{n}", f"2001:db8:0:7:{n:x}::1", NOW + n * SECOND)
        for n in range(1000)
    )
    assert through <= WHOLE_PLACE.at_once + 1000 / 10 + 1
    assert not guesses.take("ana", "2001:db8:0:8::1", NOW + 1000 * SECOND)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:0:7:1:2:3:4", "2001:db8:0:7::"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", ""),
        ("a socket", "a socket"),
    ],
)
def test_a_place_is_an_address_or_a_network(address: str, place: str):
    assert place_of(address) == place


def a_day_of_codes(known: bool) -> int:
    """How many codes somebody who has the password tries in a day, each half-minute one, from
    another place each time or from the owner's own."""
    codes = Guesses(CODES_AT_PLACE, CODES_FOR_ACCOUNT)
    if known:
        codes.right("ana", HOME)
    tries = (
        codes.take("ana", HOME if known else f"10.0.{n // 250}.{n % 250}", NOW + n * 30 * SECOND)
        for n in range(24 * 60 * 2)
    )
    return sum(not wait for wait in tries)


def test_codes_are_guessed_for_years_before_one_is_right():
    good = 3 / 1_000_000
    elsewhere, at_home = ((1 - good) ** (365 * a_day_of_codes(known)) for known in (False, True))
    assert elsewhere > 0.95
    assert at_home > 0.85


def test_wrong_addresses_are_paid_for_by_the_place_they_come_from_and_forgiven_with_time():
    addresses = WrongAddresses()
    for _ in range(WHOLE_PLACE.at_once):
        assert not addresses.wait("2001:db8::1", NOW)
        addresses.wrong("2001:db8::1", NOW)
    assert addresses.wait("2001:db8::2", NOW)  # of the same network
    assert not addresses.wait("192.0.2.7", NOW)
    assert not addresses.wait("2001:db8::1", NOW + WHOLE_PLACE.one_more_each)
