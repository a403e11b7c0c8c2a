"""A sign-in that was begun: what ties the provider's answer to the browser that asked.

The browser keeps a ticket in a cookie. State, nonce and the verifier of PKCE are made from the
ticket with a key that only this process has, so that nothing is stored for whoever begins and
never comes back, and no other ticket fits the answer.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta

from dashboard.openid.failures import Failure, SignInFailed

LASTS = timedelta(minutes=10)


@dataclass(frozen=True)
class Attempt:
    """What one sign-in says of itself; each is 256 bits that nobody can guess."""

    ticket: str
    state: str
    nonce: str
    verifier: str
    begun_at: datetime
    own_device: bool


class Attempts:
    """Begins sign-ins, and takes each answer once."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._taken: dict[str, datetime] = {}
        self._taking = threading.Lock()

    def begin(self, now: datetime, *, own_device: bool = False) -> Attempt:
        whose = "own" if own_device else "shared"
        return self._made_from(f"{secrets.token_urlsafe(32)}.{int(now.timestamp())}.{whose}", now)

    def take(self, ticket: str | None, state: str, now: datetime) -> Attempt:
        """The attempt that an answer belongs to, which no other answer can have after this.

        Raises SignInFailed where this browser did not begin it, or too long ago.
        """
        if not ticket:
            raise SignInFailed(Failure.NO_ATTEMPT)
        if not hmac.compare_digest(self._proof("state", ticket).encode(), state.encode()):
            raise SignInFailed(Failure.WRONG_STATE)
        # The state is of our making, and so the ticket is as it was handed out.
        begun_at = datetime.fromtimestamp(int(ticket.split(".")[1]), now.tzinfo)
        attempt = self._made_from(ticket, begun_at)
        if now - attempt.begun_at > LASTS:
            raise SignInFailed(Failure.TOO_LATE)
        with self._taking:
            self._taken = {old: at for old, at in self._taken.items() if now - at <= LASTS}
            if ticket in self._taken:
                raise SignInFailed(Failure.USED_TWICE)
            self._taken[ticket] = attempt.begun_at
        return attempt

    def _made_from(self, ticket: str, begun_at: datetime) -> Attempt:
        state, nonce, verifier = (self._proof(of, ticket) for of in ("state", "nonce", "verifier"))
        return Attempt(ticket, state, nonce, verifier, begun_at, ticket.endswith(".own"))

    def _proof(self, of: str, ticket: str) -> str:
        digest = hmac.digest(self._key, f"{of} {ticket}".encode(), hashlib.sha256)
        return urlsafe_b64encode(digest).rstrip(b"=").decode()
