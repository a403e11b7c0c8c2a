"""Whatever a provider, or somebody who plays one, gets wrong: a plain page, and a row of audit."""

from __future__ import annotations

import logging
from html import escape

import httpx
import pytest

from dashboard import session
from dashboard.openid.failures import Failure
from journal.store.engine import Store
from tests.browser.served import free_port
from tests.sign_in.conftest import Offers
from tests.sign_in.forger import KEYS, SECRET, Claims, Forger, made
from tests.sign_in.lies import AGENT, DESCRIBED, FORGED, WELL_KNOWN, drop_by_drop, told
from tests.sign_in.visiting import Visitor, audited, failures, people_named


def is_turned_away(visitor: Visitor, page: httpx.Response, failure: Failure) -> None:
    assert page.status_code in (403, 502)
    assert page.headers["content-type"].startswith("text/html")
    assert f"<p>{escape(failure.happened)} Nothing is lost" in page.text
    assert escape(failure.do) in page.text
    assert 'href="/login"' in page.text
    assert "Traceback" not in page.text
    assert "sid" not in visitor.cookies
    assert not visitor.is_inside


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_answer_signs_nobody_in_and_is_noted(
    name: str, visitor: Visitor, forger: Forger, store: Store
) -> None:
    failure, story = FORGED[name]
    forger.begins_anew(**story)
    is_turned_away(visitor, visitor.sign_in(), failure)
    assert failures(store) == [failure.code]
    assert people_named(store, "ana.reyes") == 0


@pytest.mark.parametrize("name", DESCRIBED)
def test_a_provider_that_describes_itself_wrongly_is_sent_nobody(
    name: str, visitor: Visitor, forger: Forger, store: Store
) -> None:
    failure, story = DESCRIBED[name]
    forger.begins_anew(**story)
    is_turned_away(visitor, visitor.get("/sso/start"), failure)
    assert failures(store) == [failure.code]


def test_the_same_answer_without_a_lie_signs_in(visitor: Visitor, forger: Forger) -> None:
    """Or the tests above would show nothing."""
    forger.begins_anew(**told())
    assert visitor.sign_in().headers["location"] == "/"
    assert visitor.is_inside


def test_a_provider_that_is_down_signs_nobody_in(
    visitor: Visitor, offers: Offers, store: Store
) -> None:
    offers(f"http://127.0.0.1:{free_port()}")
    is_turned_away(visitor, visitor.get("/sso/start"), Failure.UNREACHABLE)
    assert failures(store) == ["unreachable"]


def test_a_provider_that_is_slow_is_not_waited_for(
    visitor: Visitor, forger: Forger, offers: Offers
) -> None:
    """It would never end by itself: it goes on until nobody listens."""
    offers(forger.issuer, patience=1)
    forger.begins_anew(instead={WELL_KNOWN: drop_by_drop})
    is_turned_away(visitor, visitor.get("/sso/start"), Failure.UNREACHABLE)


def test_an_answer_is_for_the_browser_that_asked(
    visitor: Visitor, forger: Forger, store: Store
) -> None:
    forger.begins_anew(**told())
    back = visitor.begin()
    somebody_else = Visitor()
    is_turned_away(somebody_else, somebody_else.get(back), Failure.NO_ATTEMPT)
    somebody_else.begin()
    is_turned_away(somebody_else, somebody_else.get(back), Failure.WRONG_STATE)
    assert failures(store) == ["no_attempt", "wrong_state"]
    assert "/token" not in [path for path, _ in forger.asked]


def test_an_answer_counts_once(visitor: Visitor, forger: Forger) -> None:
    forger.begins_anew(**told())
    back = visitor.begin()
    ticket = visitor.cookies["sso"]
    assert visitor.get(back).status_code == 303
    again = Visitor()
    again.cookies.set("sso", ticket)
    is_turned_away(again, again.get(back), Failure.USED_TWICE)


def test_nothing_that_was_sent_is_in_the_log_or_on_a_page(
    visitor: Visitor, forger: Forger, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sent: list[str] = ["access-5318008", "code0", SECRET, *AGENT.values()]

    def kept(claims: Claims) -> str:
        sent.append(made({**claims, "nonce": "n0nce"}, KEYS["RS256"], "RS256"))
        return sent[-1]

    forger.begins_anew(claims=AGENT, sign=kept)
    page = visitor.sign_in()
    # What this test's own browser logs of where it goes is not ours.
    logged = [line for line in map(str, caplog.messages) if "/sso/callback" not in line]
    told_of = f"{page.text} {logged} {audited(store)}"
    assert "wrong_nonce" in told_of
    assert [word for word in sent if isinstance(word, str) and word in told_of] == []


def test_strangers_fill_neither_the_audit_log_nor_the_disk(visitor: Visitor, store: Store) -> None:
    pages = [visitor.get("/sso/callback?state=x&code=y") for _ in range(63)]
    assert {page.status_code for page in pages} == {403}
    assert failures(store) == ["no_attempt"] * 60


def test_a_mistake_of_ours_is_a_plain_page_without_what_it_says(
    visitor: Visitor, forger: Forger, caplog: pytest.LogCaptureFixture
) -> None:
    """The store is gone: the page is shown, and what cannot be noted is at least in the log."""
    forger.begins_anew(**told())
    back = visitor.begin()
    session.store().close()
    page = visitor.get(back)
    assert page.status_code == 500
    assert "it is a mistake of ours" in page.text
    assert "Traceback" not in page.text
    assert [record for record in caplog.records if record.exc_info] == []
    assert "ConnectionException in a sign-in: " in caplog.text
