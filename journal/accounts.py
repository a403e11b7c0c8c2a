"""Accounts: what somebody signs in with, and the links that lead to a first or a new password."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from journal.people import Person, Viewer
from journal.vocabulary import Word


class LinkKind(StrEnum):
    """What a one-time link is for."""

    SETUP = "setup"
    INVITATION = "invitation"
    RESET = "reset"

    @property
    def lasts(self) -> timedelta:
        return timedelta(days=7) if self is LinkKind.INVITATION else timedelta(days=1)


class News(Word):
    """What an admin did to an account, and its person is told at the next sign-in."""

    RESET = "reset", "An admin made a link with which your password can be set anew"
    FACTOR = "factor", "An admin took the second factor from your account"
    ROLE = "role", "An admin gave you another role"


@dataclass(frozen=True)
class Account:
    """What the door compares with. Its values open doors: it is read there and nowhere else."""

    person: Person
    password_hash: str
    totp_secret: str | None = None
    totp_last_step: int = 0


@dataclass(frozen=True)
class Link:
    """A link that has not been used and has not expired; without a person it is for setting up."""

    kind: LinkKind
    person: Person | None


@dataclass(frozen=True)
class Visit:
    """An open session: who it stands for, and when they were last there."""

    viewer: Viewer
    own_device: bool
    last_seen_at: datetime
