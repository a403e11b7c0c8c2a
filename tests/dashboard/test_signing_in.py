"""The door of a real workspace, from outside: who comes in, and who is shown the door."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard import session
from dashboard.door_form import LARGEST
from dashboard.one_time_links import path_of
from dashboard.site import at_home
from dashboard.wording import LOCKED
from journal import passwords
from journal.accounts import LinkKind
from journal.actions.links import setup_token
from journal.store import open_store
from journal.store.engine import Store
from tests.dashboard.at_the_door import INSIDE, PASSWORD, Visitor, later, link, problem_on


def test_the_first_admin_sets_up_signs_out_and_comes_in_again(real: Store) -> None:
    token = setup_token(real, now=datetime.now(UTC))
    assert token
    visitor, path = Visitor(), path_of(LinkKind.SETUP, token)
    refused = visitor.send(path, login="Ada", name="", password="short")
    assert refused.status_code == 422
    for where in ("Name", "Login", "Password"):
        assert f"{where}:" in problem_on(refused)
    assert visitor.send(path, login="ada", name="Ada Marsh", password=PASSWORD).status_code == 303
    assert visitor.is_in()
    assert visitor.post("/logout").headers["location"] == "/login"
    assert not visitor.is_in()
    assert visitor.sign_in("ada", PASSWORD).status_code == 303
    assert visitor.is_in()


def test_a_link_that_was_used_is_late_or_was_guessed_is_one_plain_page(
    real: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    used = link(real)
    Visitor().send(used, password=PASSWORD)
    fresh = link(real)
    pages = [Visitor().get(path) for path in (used, "/invited/guessed", "/reset/x", "/setup/x")]
    later(monkeypatch, timedelta(days=1))
    pages.append(Visitor().get(fresh))
    assert {page.status_code for page in pages} == {404}
    assert len({page.text for page in pages}) == 1
    assert "This link cannot be used" in pages[0].text


def test_looking_at_a_link_uses_nothing_up(real: Store) -> None:
    path = link(real)
    for _ in range(3):
        assert Visitor().get(path).status_code == 200
    visitor = Visitor()
    assert visitor.send(path, password="short").status_code == 422
    assert visitor.send(path, password=PASSWORD).status_code == 303


def test_the_session_is_made_anew_and_no_given_one_is_taken(ana_at_home: Visitor) -> None:
    thief = Visitor()
    thief.cookies.set("sid", "given-by-somebody-else")
    first = thief.sign_in("ana", PASSWORD)
    cookies = [line for line in first.headers.get_list("set-cookie") if line.startswith("sid=")]
    assert len(cookies) == 1
    assert "given-by-somebody-else" not in cookies[0]
    for part in ("HttpOnly", "SameSite=lax", "Max-Age=28800", "Path=/"):
        assert part in cookies[0]
    assert ana_at_home.cookies["sid"] not in cookies[0]


def test_a_cookie_that_was_copied_opens_nothing_after_signing_out(ana_at_home: Visitor) -> None:
    thief = Visitor()
    thief.cookies.update(ana_at_home.cookies)
    assert thief.is_in()
    ana_at_home.post("/logout")
    assert not thief.is_in()


def test_the_gate_recalls_who_has_just_come_in(real: Store, ana_at_home: Visitor) -> None:
    with real._connection.cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute("delete from kept.sessions")  # which nobody can while the file is held
    assert ana_at_home.is_in()


def test_whoever_signs_in_ends_the_session_that_was_left_open_here(
    ana_at_home: Visitor,
) -> None:
    left_open = Visitor()
    left_open.cookies.update(ana_at_home.cookies)
    assert left_open.is_in()
    assert ana_at_home.sign_in("ana", PASSWORD).status_code == 303
    assert ana_at_home.is_in()
    assert not left_open.is_in()


@pytest.mark.parametrize("other", ['x={"a": 1}', "x=é", 'x="', "a b"])
def test_a_cookie_of_another_program_on_this_host_keeps_nobody_out(
    ana_at_home: Visitor, other: str
) -> None:
    mine = f"sid={ana_at_home.cookies['sid']}"
    for cookies in (f"{other}; {mine}", f"{mine}; {other}"):
        inside = Visitor().ask("GET", "/", headers={b"cookie": cookies.encode()})
        assert inside.text == INSIDE


def test_a_cookie_of_another_workspace_opens_nothing(ana_at_home: Visitor, tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "another")) as another:
        session.serve_from(another, at_home(8501))
        assert not ana_at_home.is_in()
        assert ana_at_home.get("/account").status_code == 303


def test_a_form_without_its_field_or_with_anothers_is_not_taken(ana_at_home: Visitor) -> None:
    good = {"login": "ana", "password": PASSWORD}
    for form in ("", "guessed", "é"):
        answered = Visitor().post("/login", data={"form": form, **good})
        assert answered.status_code == 403
        assert "sid" not in answered.cookies
        assert "open for too long" in problem_on(answered)
    visitor, other = Visitor(), Visitor()
    other.get("/login")
    visitor.cookies.set("form", other.cookies["form"][::-1])
    assert visitor.post("/login", data={"form": "", **good}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_signs_nobody_in_or_out(ana_at_home: Visitor, headers: dict[str, str]) -> None:
    for path in ("/login", "/logout", "/account/password", "/reset/x"):
        assert ana_at_home.post(path, data={"form": "x"}, headers=headers).status_code == 403
    assert ana_at_home.is_in()


def test_a_form_that_is_too_long_or_no_form_at_all_is_refused_in_words(real: Store) -> None:
    visitor = Visitor()
    for content in (b"x" * (LARGEST + 1), b"\xff\xfe", b"&".join([b"a=b"] * 50)):
        answered = visitor.post("/login", content=content)
        assert answered.status_code == 403
        assert "Nothing was changed" in problem_on(answered)


def test_what_was_typed_is_text_on_the_page_and_the_password_is_not_on_it(real: Store) -> None:
    page = Visitor().sign_in('"><script>alert(1)</script>', "my secret words")
    assert "<script>" not in page.text
    assert "&lt;script&gt;" in page.text
    assert "my secret words" not in page.text


def test_too_many_guesses_are_told_how_long_to_wait(ana_at_home: Visitor) -> None:
    stranger = Visitor()
    answers = [stranger.sign_in("nobody", "guessed words") for _ in range(10)]
    assert {answer.status_code for answer in answers} == {403, 429}
    assert int(answers[-1].headers["retry-after"]) > 0
    assert "too many wrong tries" in problem_on(answers[-1])


def test_who_finds_the_door_crowded_is_asked_to_come_back(
    real: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crowded(*_: object) -> bool:
        raise passwords.busy()

    monkeypatch.setattr("journal.actions.signing_in.is_password", crowded)
    answered = Visitor().sign_in("ana", PASSWORD)
    assert answered.status_code == 503
    assert answered.headers["retry-after"] == "5"
    assert "Too many people are signing in at this moment." in problem_on(answered)


def test_a_shared_device_is_locked_when_idle_and_its_person_is_told(
    ana_at_home: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ana_at_home.get("/here").status_code == 204
    later(monkeypatch, timedelta(minutes=9))
    assert ana_at_home.post("/here").status_code == 204  # a sign of life
    later(monkeypatch, timedelta(minutes=18))
    assert ana_at_home.get("/here").status_code == 204  # looking is none
    later(monkeypatch, timedelta(minutes=20))
    assert not ana_at_home.is_in()
    assert problem_on(ana_at_home.get("/login")) == LOCKED
    assert ana_at_home.ask("GET", "/here", headers={"accept": "*/*"}).status_code == 401
    assert ana_at_home.sign_in("ana", PASSWORD, own_device="yes").status_code == 303
    later(monkeypatch, timedelta(hours=7))
    assert ana_at_home.is_in()


def test_a_demo_has_no_accounts(demo: Path) -> None:
    with closing(open_store(demo)) as store:
        session.serve_from(store, at_home(8501, is_demo=True))
        for path in ("/login", "/setup/x", "/invited/x", "/reset/x", "/account"):
            assert Visitor().get(path).headers["location"] == "/demo"
        visitor = Visitor()
        assert visitor.post("/demo/enter", data={"person": "ana"}).status_code == 303
        account = visitor.get("/account")
        assert account.status_code == 404
        assert '<a href="/">Back</a>' in account.text
        assert "Sign in" not in account.text


def test_nobody_signs_in_where_nothing_is_set_up(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "new")) as store:
        session.serve_from(store, at_home(8501))
        page = Visitor().get("/login").text
        assert "<h1>Afterword is not set up yet</h1>" in page
        assert "Where it was started, a link was printed" in page
        assert "Sign in" not in page
