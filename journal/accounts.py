"""Accounts: what somebody signs in with, and the links that lead to a first or a new password."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from journal.people import Person, Viewer
from journal.vocabulary import Word

IDLE = timedelta(minutes=10)
"""After so long without a sign of life a session on a shared device is locked, for good."""
SEEN_EVERY = timedelta(minutes=1)
"""A sign of life is written no more often, so that most reruns write nothing."""


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
    TEAM = "team", "An admin moved you to another team, from today or from a later day on"
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
class Session:
    """What is known of somebody who came in; whether it still opens anything is a question of
    the moment."""

    person_id: str
    expires_at: datetime
    own_device: bool
    last_seen_at: datetime

    def is_over(self, now: datetime) -> bool:
        """Whether its time has run out."""
        return self.expires_at <= now

    def is_locked(self, now: datetime) -> bool:
        """Whether it would be open, had anybody been there."""
        return not self.is_over(now) and not self.own_device and now - self.last_seen_at >= IDLE

    def is_open(self, now: datetime) -> bool:
        """Whether it stands for its person."""
        return not self.is_over(now) and not self.is_locked(now)

    def is_to_be_noted(self, now: datetime) -> bool:
        """Whether a sign of life is to be written: where it keeps the session from being locked,
        and no more often than every SEEN_EVERY."""
        return not self.own_device and now - self.last_seen_at >= SEEN_EVERY


@dataclass(frozen=True)
class Visit:
    """An open session, and who it stands for."""

    viewer: Viewer
    session: Session
