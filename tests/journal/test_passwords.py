"""What makes a password too easy, and how one is compared."""

from __future__ import annotations

import threading
import unicodedata

import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st

from journal import passwords
from journal.passwords import (
    AT_ONCE,
    IN_LINE,
    LONGEST,
    SHORTEST,
    Busy,
    hashed_password,
    is_out_of_date,
    is_password,
    normalised,
    one_of_few,
    wrong_password,
)

NAMES = ("ana.reyes", "Ana Reyes", "Fernhill Home")
GOOD = "four plain words stand here"


@pytest.fixture(scope="module", autouse=True)
def hashed_in_no_time() -> None:
    """Not here; and what was hashed so before is forgotten."""
    passwords.decoy.cache_clear()


def told(password: str) -> str:
    return " ".join(str(problem) for problem in wrong_password(password, names=NAMES))


@pytest.mark.parametrize(
    "password",
    [
        GOOD,
        "mañana llueve otra vez",
        "Größe, Maß und 3 Äpfel",
        "密码可以用任何文字来写成",
        "tr0ub4dor&3-x9",
    ],
)
def test_a_password_may_be_written_in_any_script(password: str):
    assert told(password) == ""


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("", "0 characters"),
        ("elevensigns", "11 characters"),
        ("x" * (LONGEST + 1), "129 characters"),
        ("fernhillhome1", "a name that anybody would try"),
        ("Fernhill-2026!", "a name that anybody would try"),
        ("ana.reyes.ana.reyes", "a name that anybody would try"),
        ("aaaaaaaaaaaaaaaa", "repeats itself"),
        ("abcdeabcdeabcde", "repeats itself"),
        ("plum!plum!plum!pl", "repeats itself"),
        ("ababbaabbaab", "repeats itself"),
        ("abcdefghijklmnop", "alphabet or the keyboard"),
        ("zyxwvutsrqponm", "alphabet or the keyboard"),
        ("qwertyuiop1234", "alphabet or the keyboard"),
        ("QWERTZUIOP4321", "alphabet or the keyboard"),
        ("1234567890abcdef", "alphabet or the keyboard"),
        ("aaaabbbbccccddddeeee", "alphabet or the keyboard"),
    ],
)
def test_what_anybody_would_try_is_refused(password: str, why: str):
    assert why in told(password)


@given(st.text(min_size=1, max_size=5), st.integers(3, 20))
def test_whatever_is_repeated_three_times_is_refused(piece: str, times: int):
    assert told(piece * times) != ""


@given(st.text(min_size=LONGEST + 1, max_size=LONGEST * 2, alphabet="abcxyz 123"))
def test_no_password_is_longer_than_is_compared(password: str):
    assert "Shorten it" in told(password)


def test_a_password_is_the_same_however_a_keyboard_composes_it():
    composed, apart = unicodedata.normalize("NFC", "é" * 12), unicodedata.normalize("NFD", "é" * 12)
    assert composed != apart
    assert is_password(hashed_password(composed), apart)
    assert len(normalised(apart)) == SHORTEST


def test_only_the_password_itself_is_one():
    kept = hashed_password(GOOD)
    assert is_password(kept, GOOD)
    for other in (GOOD.upper(), f"{GOOD} ", GOOD[:-1], ""):
        assert not is_password(kept, other)
    assert GOOD not in kept


def test_nobodys_password_is_compared_all_the_same(monkeypatch: pytest.MonkeyPatch):
    compared: list[str] = []

    class Counting(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # noqa: A002
            compared.append(str(hash))
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "HASHER", Counting())
    assert not is_password(None, GOOD)
    assert not is_password(None, "nobody's")
    assert not is_password(hashed_password(GOOD), "another one here")
    assert len({hash_.rpartition("$")[0].rpartition("$")[0] for hash_ in compared}) == 1
    assert len(compared) == 3


def test_a_password_costs_whoever_guesses_what_argon2_cffi_recommends():
    assert hashed_password(GOOD).startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_a_hash_with_other_parameters_is_out_of_date():
    assert not is_out_of_date(hashed_password(GOOD))
    assert is_out_of_date(PasswordHasher(time_cost=1, memory_cost=8192).hash(GOOD))


def test_two_are_computed_at_once_and_the_line_is_short(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(passwords, "PATIENCE", 0.0)
    inside, leave = threading.Semaphore(0), threading.Event()

    def compute() -> None:
        with one_of_few():
            inside.release()
            leave.wait(30)

    threads = [threading.Thread(target=compute) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
        assert inside.acquire(timeout=30)
    with pytest.raises(Busy, match="Too many people are signing in"):
        hashed_password(GOOD)
    leave.set()
    for thread in threads:
        thread.join()
    assert is_password(hashed_password(GOOD), GOOD)


def test_whoever_finds_the_line_full_is_told_at_once(monkeypatch: pytest.MonkeyPatch):
    full = threading.BoundedSemaphore(AT_ONCE + IN_LINE)
    for _ in range(AT_ONCE + IN_LINE):
        full.acquire()
    monkeypatch.setattr(passwords, "_in_line", full)
    with pytest.raises(Busy):
        hashed_password(GOOD)
