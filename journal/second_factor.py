"""A second factor: codes of an app on a phone (TOTP, RFC 6238), and recovery codes on paper."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

import pyotp

from journal.accounts import Account

STEP = 30
"""Seconds; a code of the step before or after is taken too, as clocks differ."""
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without signs that are taken for one another."""
RECOVERY_CODES = 10
HALF_IN_FOR = timedelta(minutes=5)
MOST_HALF_IN = 1_000


def new_secret() -> str:
    return pyotp.random_base32()


def is_secret(text: str) -> bool:
    """Whether a text is a secret of the kind that new_secret makes."""
    return len(text) == 32 and set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


def address_of(secret: str, login: str, organisation: str) -> str:
    """What an app on a phone reads from the picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=f"Afterword, {organisation}")


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The step that a code belongs to, if it is right about now."""
    digits = "".join(code.split())
    if len(digits) != 6 or not (digits.isascii() and digits.isdecimal()):
        return None
    totp = pyotp.TOTP(secret)
    current = int(now.timestamp()) // STEP
    for step in (current, current - 1, current + 1):
        if secrets.compare_digest(totp.at(step * STEP), digits):
            return step
    return None


def new_recovery_codes() -> tuple[str, ...]:
    return tuple(
        "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
        for _ in range(RECOVERY_CODES)
    )


def said_plainly(code: str) -> str:
    """A recovery code however it was typed."""
    return "".join(sign for sign in code.lower() if sign in ALPHABET)


@dataclass(frozen=True)
class Half:
    """Somebody whose password was right and whose code is awaited."""

    login: str
    password_hash: str
    own_device: bool
    until: datetime


class HalfIn:
    """Those who are half in, in memory: whoever is here when the app stops begins again."""

    def __init__(self) -> None:
        self.waiting: OrderedDict[str, Half] = OrderedDict()
        self.turn = threading.Lock()

    def keep(self, account: Account, own_device: bool, now: datetime) -> str:
        """Lets somebody wait for their code; the mark with which they come back."""
        mark = secrets.token_urlsafe(32)
        half = Half(account.person.login, account.password_hash, own_device, now + HALF_IN_FOR)
        with self.turn:
            self.waiting[mark] = half
            if len(self.waiting) > MOST_HALF_IN:
                self.waiting.popitem(last=False)
        return mark

    def find(self, mark: str, now: datetime) -> Half | None:
        half = self.waiting.get(mark)
        return half if half and now < half.until else None

    def forget(self, mark: str) -> None:
        with self.turn:
            self.waiting.pop(mark, None)
