"""What is remembered of a provider, for how long, and what happens when it changes."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import httpx
import pytest
from starlette.responses import Response

from dashboard.openid.allowance import Allowance
from dashboard.openid.attempts import Attempt, Attempts
from dashboard.openid.failures import Failure, SignInFailed
from dashboard.openid.provider import KEPT, REST, Provider
from dashboard.openid.settings import parse_settings
from tests.sign_in.forger import CLIENT, SECRET, Forger
from tests.sign_in.lies import WELL_KNOWN, broken, told

T = TypeVar("T")
BACK = "http://localhost/sso/callback"


class Clock:
    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


class Client:
    """Somebody who signs in again and again, while time passes as the test likes."""

    def __init__(self, forger: Forger, folder: Any) -> None:
        given = {
            "issuer": forger.issuer,
            "client_id": CLIENT,
            "client_secret": SECRET,
            "name": "A",
            "groups": [{"group": "a", "role": "admin"}],
        }
        self.clock = Clock()
        self.provider = Provider(parse_settings(given, folder), clock=self.clock)
        self.attempts = Attempts()

    def sign_in(self) -> dict[str, Any]:
        attempt = self.attempts.begin(self.clock())
        address = run(self.provider.address_to_sign_in(attempt, BACK))
        code = httpx.URL(httpx.get(address).headers["location"]).params["code"]
        return self.come_back(attempt, code)

    def come_back(self, attempt: Attempt, code: str) -> dict[str, Any]:
        return run(self.provider.claims(attempt, code, BACK, answered_by=None))


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(coroutine)


def asked(forger: Forger, path: str) -> int:
    return [asked for asked, _ in forger.asked].count(path)


@pytest.fixture
def client(forger: Forger, tmp_path: Any) -> Client:
    forger.begins_anew(**told())
    return Client(forger, tmp_path)


def test_a_provider_is_looked_at_again_after_an_hour(client: Client, forger: Forger) -> None:
    client.sign_in()
    client.sign_in()
    assert asked(forger, WELL_KNOWN) == asked(forger, "/jwks") == 1
    client.clock.ahead = forger.story.clock = KEPT
    forger.story.clock = KEPT.total_seconds()
    client.sign_in()
    assert asked(forger, WELL_KNOWN) == asked(forger, "/jwks") == 2


def test_a_new_key_is_looked_for_when_it_is_first_used(client: Client, forger: Forger) -> None:
    forger.story.keys = ("RS256",)
    client.sign_in()
    client.clock.ahead = REST
    forger.story.clock = REST.total_seconds()
    forger.story.keys, forger.story.alg = ("ES256",), "ES256"
    assert client.sign_in()["name"] == "Ana Reyes"
    assert asked(forger, "/jwks") == 2


def test_a_key_that_is_invented_is_not_looked_for_again_and_again(
    client: Client, forger: Forger
) -> None:
    forger.story.keys = ("RS256",)
    client.sign_in()
    forger.story.alg = "ES256"
    for _ in range(5):
        is_refused(client, Failure.UNKNOWN_KEY)
    assert asked(forger, "/jwks") == 1


def test_a_provider_that_failed_is_left_alone_for_a_moment_and_tried_again(
    client: Client, forger: Forger
) -> None:
    forger.story.instead[WELL_KNOWN] = broken
    for _ in range(5):
        is_refused(client, Failure.RUBBISH)
    assert asked(forger, WELL_KNOWN) == 1
    forger.story.instead.clear()
    client.clock.ahead = REST
    assert client.sign_in()["name"] == "Ana Reyes"


def is_refused(client: Client, failure: Failure) -> None:
    with pytest.raises(SignInFailed) as refused:
        client.sign_in()
    assert refused.value.failure is failure


def test_neither_secret_nor_token_follows_a_redirect(client: Client, forger: Forger) -> None:
    away = Response(status_code=307, headers={"location": f"{forger.issuer}/elsewhere"})
    forger.story.claims = {"sub": "1"}
    for path in ("/token", "/userinfo"):
        forger.story.instead = {path: lambda: away}
        is_refused(client, Failure.RUBBISH)
    assert asked(forger, "/elsewhere") == 0


def test_userinfo_is_asked_only_for_what_the_id_token_lacks(client: Client, forger: Forger) -> None:
    client.sign_in()
    assert asked(forger, "/userinfo") == 0
    forger.story.claims = {**forger.story.claims, "email": None, "name": "As the token says"}
    forger.story.userinfo = {"email": "ana@fernhill.example", "name": "As userinfo says"}
    found = client.sign_in()
    assert (found["email"], found["name"]) == ("ana@fernhill.example", "As the token says")


def test_an_allowance_is_used_up_and_comes_back() -> None:
    now = datetime(2026, 5, 13, tzinfo=UTC)
    allowance = Allowance(2, timedelta(minutes=1))
    moments = (0, 10, 59, 60, 61, 70)
    allowed = [allowance.allow(now + timedelta(seconds=second)) for second in moments]
    assert allowed == [True, True, False, True, False, True]
