"""Signing in through a provider that tells the truth, in the many ways in which providers do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from typing import Any

import pytest

from dashboard import session
from dashboard.openid.attempts import LASTS, Attempts
from dashboard.openid.failures import Failure, SignInFailed
from dashboard.site import Site
from journal.people import Viewer
from journal.store.engine import Store
from journal.store.sessions import find_viewer, is_somebody
from journal.vocabulary import Role
from tests.sign_in.forger import KEYS, Forger, made
from tests.sign_in.lies import AGENT, ANA, told
from tests.sign_in.visiting import Visitor, audited, people_named

NOW = datetime(2026, 5, 13, 14, 2, 0, 500_000, tzinfo=UTC)
FIVE_HUNDRED = [f"a-group-with-quite-a-long-name-{n}" for n in range(499)]


def who(visitor: Visitor, store: Store) -> Viewer:
    now = session.now()
    found = find_viewer(store, visitor.cookies["sid"], now, now.date())
    assert found is not None
    return found


WAYS: dict[str, dict[str, Any]] = {
    "everything in the ID token": told(),
    "a single group as a text": told(groups="cs-agents"),
    "five hundred groups in the ID token": told(groups=[*FIVE_HUNDRED, "cs-agents"]),
    "five hundred groups at userinfo": {
        "claims": ANA,
        "userinfo": {"groups": [*FIVE_HUNDRED, "cs-agents"], "preferred_username": "ana.reyes"},
    },
    "everything at userinfo": {"claims": {"sub": "1"}, "userinfo": {**AGENT, "sub": "1"}},
    "no user name, and an e-mail address": {
        **told(preferred_username=None, email="Ana.Reyes@fernhill.example"),
    },
    "no userinfo at all": {**told(), "described": {"userinfo_endpoint": None}},
    "no PKCE": {**told(), "described": {"code_challenge_methods_supported": None}},
    "the secret in the form": {
        **told(),
        "described": {"token_endpoint_auth_methods_supported": ["client_secret_post"]},
    },
    "a list of one audience": told(aud=["afterword"]),
    "two audiences, asked by us": told(aud=["payroll", "afterword"], azp="afterword"),
    "one key without a name": {
        **told(),
        "keys": ("RS256",),
        "sign": lambda claims: made(claims, KEYS["RS256"], "RS256", kid=None),
    },
    "PS256": {**told(), "sign": lambda claims: made(claims, KEYS["RS256"], "PS256")},
    "ES256": {**told(), "alg": "ES256"},
    "EdDSA": {**told(), "alg": "EdDSA"},
    "a clock 90 s ahead": {**told(), "clock": 90},
    "a clock 90 s behind": {**told(), "clock": -90},
    "an answer that names its issuer": {
        **told(),
        "described": {"authorization_response_iss_parameter_supported": True},
        "answered": {"iss": "THE ISSUER"},
    },
}


@pytest.mark.parametrize("way", WAYS)
def test_somebody_whom_the_provider_vouches_for_is_signed_in(
    way: str, visitor: Visitor, forger: Forger, store: Store
) -> None:
    forger.begins_anew(**WAYS[way])
    if "iss" in forger.story.answered:
        forger.story.answered = {"iss": forger.issuer}
    page = visitor.sign_in()
    assert (page.status_code, page.headers.get("location")) == (303, "/")
    assert visitor.is_inside
    viewer = who(visitor, store)
    assert viewer.person.login == "ana.reyes"
    assert viewer.person.name == "Ana Reyes"
    assert [grant.role for grant in viewer.grants] == [Role.AGENT]
    assert audited(store)[-1]["action"] == "signed_in"


def test_the_proof_of_pkce_and_the_secret_never_pass_through_the_browser(
    visitor: Visitor, forger: Forger
) -> None:
    forger.begins_anew(**told())
    away = visitor.get("/sso/start").headers["location"]
    assert "code_challenge_method=S256" in away
    assert "code_verifier" not in away
    assert visitor.sign_in().status_code == 303
    (form,) = [body for path, body in forger.asked if path == "/token"]
    assert "code_verifier=" in form
    assert "s3cret" not in form


def test_on_a_shared_computer_the_provider_asks_again_who_it_is(
    visitor: Visitor, forger: Forger
) -> None:
    assert "prompt=login" in visitor.get("/sso/start").headers["location"]
    assert "prompt" not in visitor.get("/sso/start?own_device=yes").headers["location"]


def test_whoever_signs_in_ends_the_session_that_was_left_open_here(
    visitor: Visitor, forger: Forger, store: Store
) -> None:
    forger.begins_anew(**told())
    visitor.sign_in()
    left_open = Visitor()
    left_open.cookies.update(visitor.cookies)
    assert left_open.is_inside
    visitor.sign_in()
    assert visitor.is_inside
    assert not is_somebody(store, left_open.cookies["sid"], session.now())


def test_cookies_are_kept_from_scripts_and_other_sites(visitor: Visitor, forger: Forger) -> None:
    forger.begins_anew(**told())
    assert (
        visitor.get("/sso/start")
        .headers["set-cookie"]
        .lower()
        .endswith("httponly; max-age=600; path=/sso; samesite=lax")
    )
    page = visitor.sign_in()
    kept = [header.lower() for header in page.headers.get_list("set-cookie")]
    assert kept[0].endswith("httponly; max-age=28800; path=/; samesite=lax")
    assert kept[1].startswith('sso=""')
    assert "max-age=0" in kept[1]


def test_the_provider_is_asked_what_it_is_like_once(visitor: Visitor, forger: Forger) -> None:
    forger.begins_anew(**told())
    for _ in range(3):
        assert visitor.sign_in().status_code == 303
    paths = [path for path, _ in forger.asked]
    assert paths.count("/jwks") == paths.count("/.well-known/openid-configuration") == 1
    assert paths.count("/token") == 3


def test_a_ticket_is_good_for_ten_minutes_once_and_with_its_own_state() -> None:
    attempts = Attempts()
    late, first, other = (attempts.begin(NOW, own_device=True) for _ in range(3))
    taken = attempts.take(first.ticket, first.state, NOW + LASTS - timedelta(seconds=1))
    assert (taken.nonce, taken.verifier, taken.own_device) == (first.nonce, first.verifier, True)
    for refused, failure in (
        (lambda: attempts.take(first.ticket, first.state, NOW), Failure.USED_TWICE),
        (lambda: attempts.take(late.ticket, late.state, NOW + LASTS), Failure.TOO_LATE),
        (lambda: attempts.take(other.ticket, late.state, NOW), Failure.WRONG_STATE),
        (lambda: attempts.take(None, other.state, NOW), Failure.NO_ATTEMPT),
        (lambda: Attempts().take(other.ticket, other.state, NOW), Failure.WRONG_STATE),
        (lambda: attempts.take(f"{other.ticket}.own", other.state, NOW), Failure.WRONG_STATE),
    ):
        is_refused_as(refused, failure)


def is_refused_as(act: Callable[[], object], failure: Failure) -> None:
    with pytest.raises(SignInFailed) as refused:
        act()
    assert refused.value.failure is failure


def test_no_two_of_what_attempts_say_are_the_same() -> None:
    attempts = Attempts()
    begun = [attempts.begin(NOW) for _ in range(50)]
    words = [word for one in begun for word in (one.ticket, one.state, one.nonce, one.verifier)]
    assert len(set(words)) == len(words)
    assert {len(one.verifier) for one in begun} == {43}


def test_cookies_of_a_site_with_tls_are_for_tls_alone(
    visitor: Visitor, forger: Forger, store: Store
) -> None:
    proxy = ip_network("127.0.0.1")
    session.serve_from(store, Site("https://localhost", proxies=(proxy,)))
    forger.begins_anew(**told())
    visitor.headers["x-forwarded-proto"] = "https"
    assert "secure" in visitor.get("/sso/start").headers["set-cookie"].lower()
    page = visitor.sign_in()
    assert page.status_code == 303
    assert "secure" in page.headers["set-cookie"].lower()


def test_a_browser_that_uses_another_name_of_this_computer_is_sent_to_the_site(
    store: Store, offers: Callable[[str], None], forger: Forger
) -> None:
    offers(forger.issuer)
    session.serve_from(store, Site("http://127.0.0.1"))
    away = Visitor().get("/sso/start?own_device=yes")
    assert away.headers["location"] == "http://127.0.0.1/sso/start?own_device=yes"
    assert people_named(store, "ana.reyes") == 0
