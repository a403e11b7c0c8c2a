"""One-time links: used once, in time, by whoever was given them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pyotp
import pytest

from journal.accounts import LinkKind, News
from journal.actions.links import (
    FirstAdmin,
    NoLink,
    find_link,
    make_link,
    set_up,
    setup_token,
    use_link,
)
from journal.actions.own_account import add_second_factor
from journal.actions.signing_in import AtTheDoor, Door, SignedIn, sign_in
from journal.errors import NotAllowed, NotFound, Refused
from journal.people import Person, Viewer
from journal.policy import door as at_door
from journal.reading.own import my_news
from journal.second_factor import new_secret
from journal.store import open_store
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from journal.store.sessions import find_viewer
from journal.store.workspace import find_workspace
from journal.vocabulary import Role
from tests.journal.given import NOW, TODAY, WORKSPACE

PASSWORD = "some plain words of mine"
ANOTHER = "quite other words than before"
HOME = AtTheDoor("192.0.2.7")
SECOND = timedelta(seconds=1)
INVITATION, RESET, SETUP = LinkKind.INVITATION, LinkKind.RESET, LinkKind.SETUP
ADA = FirstAdmin("ada", "Ada Marsh", PASSWORD)


def took_up(store: Store, token: str, kind: LinkKind, password: str = PASSWORD) -> SignedIn:
    came = use_link(store, token, kind, password, HOME, workspace=WORKSPACE, now=NOW)
    assert came is not None
    return came


def invited(store: Store, login: str = "ana") -> str:
    kind, token = make_link(store, login, now=NOW, actor=COMMAND_LINE)
    assert kind is INVITATION
    return token


def test_an_invitation_sets_the_first_password_and_lets_in(store: Store, ana: Viewer):
    came = took_up(store, invited(store), INVITATION)
    assert find_viewer(store, came.sid, NOW, TODAY) == ana
    assert isinstance(sign_in(store, Door.new(), "ana", PASSWORD, HOME, now=NOW), SignedIn)


def test_looking_at_a_link_does_not_use_it_up_and_using_it_does(store: Store, ana: Viewer):
    token = invited(store)
    for _ in range(3):
        assert find_link(store, token, INVITATION, now=NOW).person == ana.person
    took_up(store, token, INVITATION)
    for act in (
        lambda: find_link(store, token, INVITATION, now=NOW),
        lambda: took_up(store, token, INVITATION, ANOTHER),
    ):
        with pytest.raises(NoLink):
            act()
    with pytest.raises(NotAllowed):
        sign_in(store, Door.new(), "ana", ANOTHER, HOME, now=NOW)


def test_a_refused_password_leaves_the_link_as_it_was(store: Store):
    token = invited(store)
    with pytest.raises(Refused, match="characters long"):
        took_up(store, token, INVITATION, "short")
    took_up(store, token, INVITATION)


@pytest.mark.parametrize(("kind", "lasts"), [(INVITATION, 7), (RESET, 1)])
def test_a_link_is_late_after_its_time(store: Store, kind: LinkKind, lasts: int):
    if kind is RESET:
        took_up(store, invited(store), INVITATION)
    made, token = make_link(store, "ana", now=NOW, actor=COMMAND_LINE)
    assert made is kind
    ends = NOW + timedelta(days=lasts)
    assert find_link(store, token, kind, now=ends - SECOND)
    with pytest.raises(NoLink):
        find_link(store, token, kind, now=ends)


def test_a_link_used_late_or_guessed_is_told_the_same(store: Store):
    token = invited(store)
    told = set()
    for guessed in ("", "guessed", token[:-1], token.swapcase()):
        with pytest.raises(NoLink) as caught:
            find_link(store, guessed, INVITATION, now=NOW)
        told.add(str(caught.value))
    with pytest.raises(NoLink) as caught:
        find_link(store, token, INVITATION, now=NOW + timedelta(days=8))
    assert told == {str(caught.value)}


def test_a_link_is_for_one_thing_alone(store: Store):
    token = invited(store)
    for other in (RESET, SETUP):
        with pytest.raises(NoLink):
            find_link(store, token, other, now=NOW)


def test_a_newer_link_ends_the_one_before(store: Store):
    first, second = invited(store), invited(store)
    with pytest.raises(NoLink):
        took_up(store, first, INVITATION)
    took_up(store, second, INVITATION)


def test_the_token_of_a_link_is_not_stored(store: Store):
    token = invited(store)
    assert token not in str(store.rows(at_door(), "select * from links"))


def test_nobody_is_invited_who_is_not_there(store: Store):
    with pytest.raises(NotFound, match="Nobody has the login"):
        make_link(store, "mallory", now=NOW, actor=COMMAND_LINE)


def test_a_reset_ends_every_session_and_every_known_device(store: Store, ana: Viewer):
    before = took_up(store, invited(store), INVITATION)
    _, token = make_link(store, "ana", now=NOW, actor=COMMAND_LINE)
    assert find_viewer(store, before.sid, NOW, TODAY) == ana  # until it is used
    after = took_up(store, token, RESET, ANOTHER)
    assert find_viewer(store, before.sid, NOW, TODAY) is None
    assert find_viewer(store, after.sid, NOW, TODAY) == ana
    marks = store.rows(at_door(), "select count(*) as n from known_devices")
    assert marks == [{"n": 1}]
    with pytest.raises(NotAllowed):
        sign_in(store, Door.new(), "ana", PASSWORD, HOME, now=NOW)


def test_a_reset_is_audited_and_told_to_its_person(store: Store, ana: Viewer):
    took_up(store, invited(store), INVITATION)
    assert my_news(store, ana) == []
    make_link(store, "ana", now=NOW, actor=COMMAND_LINE)
    assert my_news(store, ana) == [(NOW, News.RESET)]
    sql = "select actor, action, subject from kept.audit order by sequence desc limit 1"
    assert store.write(lambda tx: tx.rows(sql)) == [
        {"actor": COMMAND_LINE, "action": "reset_made", "subject": ana.person_id}
    ]


def test_a_reset_goes_round_no_second_factor_unless_an_admin_says_so(store: Store, ana: Viewer):
    took_up(store, invited(store), INVITATION)
    secret = new_secret()
    code = pyotp.TOTP(secret).at(NOW)
    add_second_factor(store, Door.new(), ana, secret, code, PASSWORD, HOME, now=NOW)
    _, token = make_link(store, "ana", now=NOW, actor=COMMAND_LINE)
    assert use_link(store, token, RESET, ANOTHER, HOME, workspace=WORKSPACE, now=NOW) is None
    assert isinstance(sign_in(store, Door.new(), "ana", ANOTHER, HOME, now=NOW), str)
    _, token = make_link(store, "ana", now=NOW, actor=COMMAND_LINE, drop_second_factor=True)
    assert took_up(store, token, RESET)
    assert (NOW, News.FACTOR) in my_news(store, ana)


def test_the_first_start_makes_a_link_with_which_a_workspace_is_set_up(tmp_path: Path):
    store = open_store(tmp_path / "new")
    try:
        token = setup_token(store, now=NOW)
        assert token
        with pytest.raises(Refused) as caught:
            set_up(store, token, FirstAdmin("Ada", "", "short"), HOME, now=NOW)
        wheres = {problem.where for problem in caught.value.problems}
        assert wheres == {"Organisation", "Time zone", "Name", "Login", "Password"}
        assert find_workspace(store) is None
        first = FirstAdmin("ada", "Ada Marsh", PASSWORD, "Fernhill Home", "Europe/London")
        sid = set_up(store, token, first, HOME, now=NOW).sid
        workspace = find_workspace(store)
        assert workspace is not None
        assert (workspace.organisation, workspace.zone.key) == ("Fernhill Home", "Europe/London")
        viewer = find_viewer(store, sid, NOW, TODAY)
        assert viewer is not None
        assert viewer.is_a(Role.ADMIN)
        assert setup_token(store, now=NOW) is None
        with pytest.raises(NoLink):
            set_up(store, token, first, HOME, now=NOW)
    finally:
        store.close()


def test_only_the_newest_set_up_link_counts_and_for_a_day(store: Store):
    first, second = setup_token(store, now=NOW), setup_token(store, now=NOW)
    assert first
    assert second
    with pytest.raises(NoLink):
        set_up(store, first, ADA, HOME, now=NOW)
    with pytest.raises(NoLink):
        set_up(store, second, ADA, HOME, now=NOW + timedelta(days=1))
    assert set_up(store, second, ADA, HOME, now=NOW)


def test_setting_up_makes_an_admin_of_whoever_has_the_login_already(
    store: Store, known: Callable[[str], Viewer]
):
    token = setup_token(store, now=NOW)
    assert token
    ana = known("ana")
    sid = set_up(store, token, FirstAdmin("ana", "Somebody", PASSWORD), HOME, now=NOW).sid
    viewer = find_viewer(store, sid, NOW, TODAY)
    assert viewer is not None
    assert viewer.person == Person(ana.person_id, "ana", "Ana Reyes")
    assert viewer.is_a(Role.ADMIN)
    assert viewer.is_a(Role.AGENT)


def test_setting_up_keeps_the_workspace_that_is_there(store: Store):
    token = setup_token(store, now=NOW)
    assert token
    first = FirstAdmin("ada", "Ada", PASSWORD, "Another name", "Asia/Tokyo")
    set_up(store, token, first, HOME, now=NOW)
    assert find_workspace(store) == WORKSPACE
