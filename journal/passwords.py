"""Passwords: what makes one too easy, and how one is kept and compared.

Kept as argon2id with the parameters that argon2-cffi recommends (RFC 9106's for little memory);
at most two are computed at once, as each takes 64 MB.
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from journal.errors import Problem, Unavailable

SHORTEST, LONGEST = 12, 128
LEAST_OF_ONES_OWN = 8
"""Characters that are left of a good password without the names that anybody would try."""
LEAST_SIGNS, LEAST_RUNS = 5, 5
ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop")
BESIDE = {pair for row in ROWS for pair in pairwise(row)}

AT_ONCE, IN_LINE, PATIENCE = 2, 8, 5.0
HASHER = PasswordHasher()
_computing = threading.BoundedSemaphore(AT_ONCE)
_in_line = threading.BoundedSemaphore(AT_ONCE + IN_LINE)


class Busy(Unavailable):
    """Too many are signing in at this moment."""


def normalised(password: str) -> str:
    """The same text however a keyboard composes it (NFKC)."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace").decode()


def wrong_password(password: str, *, names: tuple[str, ...]) -> list[Problem]:
    """Why a new password is too easy to guess; `names` are those that anybody would try."""
    text = normalised(password)
    sentence = None
    if len(text) < SHORTEST:
        sentence = (
            f"it is {len(text)} characters long. Take at least {SHORTEST}, such as a few words."
        )
    elif len(text) > LONGEST:
        sentence = f"it is {len(text)} characters long, and {LONGEST} fit. Shorten it."
    elif len(without(names, text)) < LEAST_OF_ONES_OWN:
        sentence = "it is little more than a name that anybody would try. Add words of your own."
    elif len(set(text.casefold())) < LEAST_SIGNS or repeats(text.casefold()):
        sentence = "it repeats itself. Take several different words."
    elif runs(text.casefold()) < LEAST_RUNS:
        sentence = "it follows the alphabet or the keyboard. Take several different words."
    return [Problem("Password", sentence)] if sentence else []


def without(names: tuple[str, ...], text: str) -> str:
    """A text without the words of some names, whichever way they are written."""
    left = text.casefold()
    words = {word for name in names for word in normalised(name).casefold().split()}
    for word in sorted(words, key=len, reverse=True):
        if len(word) > 2:
            left = left.replace(word, "")
    return left


def repeats(text: str) -> bool:
    """Whether a text is one piece, three times over or more."""
    return any(text[size:] == text[:-size] for size in range(1, len(text) // 3 + 1))


def runs(text: str) -> int:
    """Of how many pieces a text is made in which each sign follows from the one before."""
    return 1 + sum(not follows(one, next_) for one, next_ in pairwise(text))


def follows(one: str, next_: str) -> bool:
    beside = (one, next_) in BESIDE or (next_, one) in BESIDE
    return beside or abs(ord(one) - ord(next_)) <= 1


def hashed_password(password: str) -> str:
    """What is stored of a password. Raises Busy."""
    with one_of_few():
        return HASHER.hash(normalised(password))


def is_password(password_hash: str | None, password: str) -> bool:
    """Whether this is the password; takes as long where there is none. Raises Busy."""
    with one_of_few():
        try:
            HASHER.verify(password_hash or decoy(), normalised(password)[: LONGEST + 1])
        except (VerificationError, InvalidHashError):
            return False
    return password_hash is not None


def is_out_of_date(password_hash: str) -> bool:
    """Whether a hash was made with other parameters than today's."""
    return HASHER.check_needs_rehash(password_hash)


@cache
def decoy() -> str:
    """What a password is compared with where nobody has one; made once, before it is needed."""
    return HASHER.hash("nobody's")


@contextmanager
def one_of_few() -> Iterator[None]:
    """A turn at computing; the line is short and waits for a bounded time."""
    if not _in_line.acquire(blocking=False):
        raise busy()
    try:
        if not _computing.acquire(timeout=PATIENCE):
            raise busy()
        try:
            yield
        finally:
            _computing.release()
    finally:
        _in_line.release()


def busy() -> Busy:
    return Busy(
        "Too many people are signing in at this moment. Nothing was changed. "
        "Wait a few seconds, and try again."
    )
