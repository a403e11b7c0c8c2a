"""Another password and a second factor of one's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest

from journal.accounts import News
from journal.actions.links import NoLink, find_link, make_link
from journal.actions.own_account import (
    add_second_factor,
    change_password,
    remove_second_factor,
    told,
)
from journal.actions.signing_in import AtTheDoor, Door, SignedIn, TooMany, sign_in
from journal.errors import NotAllowed, Refused
from journal.guesses import SAME_PLACE
from journal.passwords import hashed_password
from journal.people import Viewer
from journal.reading.own import my_news
from journal.second_factor import new_secret
from journal.store.accounts import add_news, lacks_second_factor, set_password
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from journal.store.sessions import find_viewer
from tests.journal.given import NOW, TODAY, WORKSPACE

PASSWORD = "some plain words of mine"
ANOTHER = "quite other words than before"
HOME = AtTheDoor("192.0.2.7")


@pytest.fixture
def door() -> Door:
    return Door.new()


@pytest.fixture
def ana(ana: Viewer, store: Store) -> Viewer:
    password_hash = hashed_password(PASSWORD)
    store.write(lambda tx: set_password(tx, ana.person_id, password_hash, NOW))
    return ana


def signed_in(store: Store, door: Door, password: str = PASSWORD) -> str:
    came = sign_in(store, door, "ana", password, HOME, now=NOW)
    assert isinstance(came, SignedIn)
    return came.sid


def changed(store: Store, door: Door, ana: Viewer, sid: str, old: str, new: str) -> None:
    change_password(store, door, ana, sid, old, new, HOME, workspace=WORKSPACE, now=NOW)


def test_another_password_ends_every_other_session(store: Store, door: Door, ana: Viewer):
    here, elsewhere = signed_in(store, door), signed_in(store, door)
    changed(store, door, ana, here, PASSWORD, ANOTHER)
    assert find_viewer(store, here, NOW, TODAY) == ana
    assert find_viewer(store, elsewhere, NOW, TODAY) is None
    with pytest.raises(NotAllowed):
        signed_in(store, door)
    assert signed_in(store, door, ANOTHER)


def test_another_password_ends_the_link_with_which_it_could_be_set_anew(
    store: Store, door: Door, ana: Viewer
):
    kind, token = make_link(store, "ana", now=NOW, actor=COMMAND_LINE)
    changed(store, door, ana, signed_in(store, door), PASSWORD, ANOTHER)
    with pytest.raises(NoLink):
        find_link(store, token, kind, now=NOW)


def test_a_session_without_the_password_changes_nothing(store: Store, door: Door, ana: Viewer):
    sid = signed_in(store, door)
    with pytest.raises(NotAllowed, match="not your password"):
        changed(store, door, ana, sid, ANOTHER, ANOTHER)
    with pytest.raises(Refused, match="characters long"):
        changed(store, door, ana, sid, PASSWORD, "short")
    secret = new_secret()
    code = pyotp.TOTP(secret).at(NOW)
    with pytest.raises(NotAllowed):
        add_second_factor(store, door, ana, secret, code, ANOTHER, HOME, now=NOW)
    assert signed_in(store, door)


def test_an_open_session_is_no_place_to_guess_the_password(store: Store, door: Door, ana: Viewer):
    sid = signed_in(store, door)
    for _ in range(SAME_PLACE.at_once):
        with pytest.raises(NotAllowed):
            changed(store, door, ana, sid, "guessed", ANOTHER)
    sql = "select actor from kept.audit where action = 'sign_in_failed'"
    assert store.write(lambda tx: tx.rows(sql)) == [{"actor": ana.person_id}] * SAME_PLACE.at_once
    with pytest.raises(TooMany):
        changed(store, door, ana, sid, PASSWORD, ANOTHER)


def test_whoever_has_no_password_has_none_to_change(store: Store, door: Door, ben: Viewer):
    with pytest.raises(NotAllowed, match="without a password"):
        changed(store, door, ben, "", PASSWORD, ANOTHER)


def test_a_second_factor_is_added_with_a_code_that_belongs_to_it(
    store: Store, door: Door, ana: Viewer
):
    secret = new_secret()
    good = pyotp.TOTP(secret).at(NOW)
    for refused, code in ((secret, "000000"), (new_secret(), good), ("not a secret", good)):
        with pytest.raises(Refused, match="Code"):
            add_second_factor(store, door, ana, refused, code, PASSWORD, HOME, now=NOW)
    assert lacks_second_factor(store, ana.person)
    add_second_factor(store, door, ana, secret, good, PASSWORD, HOME, now=NOW)
    assert not lacks_second_factor(store, ana.person)


def test_a_second_factor_is_given_up_with_the_password_where_the_workspace_allows_it(
    store: Store, door: Door, ana: Viewer
):
    secret = new_secret()
    code = pyotp.TOTP(secret).at(NOW)
    add_second_factor(store, door, ana, secret, code, PASSWORD, HOME, now=NOW)
    strict = replace(WORKSPACE, second_factor_required=True)
    for workspace, password in ((strict, PASSWORD), (WORKSPACE, ANOTHER)):
        with pytest.raises(NotAllowed):
            remove_second_factor(store, door, ana, password, HOME, workspace=workspace, now=NOW)
        assert not lacks_second_factor(store, ana.person)
    remove_second_factor(store, door, ana, PASSWORD, HOME, workspace=WORKSPACE, now=NOW)
    assert lacks_second_factor(store, ana.person)


def test_what_was_read_is_told_once_and_to_nobody_else(store: Store, ana: Viewer, ben: Viewer):
    for viewer in (ana, ben):
        store.write(lambda tx, v=viewer: add_news(tx, v.person_id, News.ROLE, NOW))
    told(store, ana, now=NOW)
    assert my_news(store, ana) == []
    assert my_news(store, ben) == [(NOW, News.ROLE)]


def test_what_happened_after_somebody_read_is_still_told(store: Store, ana: Viewer):
    later = NOW + timedelta(seconds=1)
    for what, at in ((News.ROLE, NOW), (News.RESET, later)):
        store.write(lambda tx, what=what, at=at: add_news(tx, ana.person_id, what, at))
    told(store, ana, now=NOW)
    assert my_news(store, ana) == [(later, News.RESET)]
