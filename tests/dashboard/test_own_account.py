"""One's own account, on a plain page behind the gate."""

from __future__ import annotations

import pyotp
import pytest

from journal.second_factor import new_secret
from tests.dashboard.at_the_door import PASSWORD, Visitor, problem_on

ANOTHER = "quite other words than before"


def test_another_password_is_set_on_a_page_of_ones_own(ana_at_home: Visitor) -> None:
    elsewhere = Visitor()
    elsewhere.sign_in("ana", PASSWORD)
    wrong = ana_at_home.send("/account/password", "/account", old="wrong", new=ANOTHER)
    assert (wrong.status_code, problem_on(wrong)[:29]) == (403, "This is not your password. No")
    short = ana_at_home.send("/account/password", "/account", old=PASSWORD, new="short")
    assert (short.status_code, "characters long" in problem_on(short)) == (422, True)
    done = ana_at_home.send("/account/password", "/account", old=PASSWORD, new=ANOTHER)
    assert "Your password is changed." in done.text
    assert ana_at_home.is_in()
    assert not elsewhere.is_in()
    assert Visitor().sign_in("ana", ANOTHER).status_code == 303


def test_a_second_factor_is_added_asked_for_and_removed(
    ana_at_home: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ana_at_home.get("/account").text
    assert "<svg" in page
    secret = new_secret()
    totp, sent = pyotp.TOTP(secret), {"secret": secret, "password": PASSWORD}
    refused = ana_at_home.send("/account/second-factor", "/account", code="000000", **sent)
    assert refused.status_code == 422
    assert secret in refused.text  # the picture stays the one that the phone has read
    added = ana_at_home.send("/account/second-factor", "/account", code=totp.now(), **sent)
    codes = [line for line in added.text.splitlines() if line.startswith("<li>")]
    assert len(codes) == 10
    visitor = Visitor()
    step = visitor.sign_in("ana", PASSWORD)
    assert 'autocomplete="one-time-code"' in step.text
    assert not visitor.is_in()
    mark = step.text.partition('name="mark" value="')[2].partition('"')[0]
    assert visitor.send("/login", mark=mark, code="000000").status_code == 403
    assert visitor.send("/login", mark=mark, code=codes[0][4:-5]).status_code == 303
    assert visitor.is_in()
    assert (
        ana_at_home.send("/account/second-factor/remove", "/account", password="no").status_code
        == 403
    )
    removed = ana_at_home.send("/account/second-factor/remove", "/account", password=PASSWORD)
    assert "<svg" in removed.text
    assert Visitor().sign_in("ana", PASSWORD).status_code == 303
