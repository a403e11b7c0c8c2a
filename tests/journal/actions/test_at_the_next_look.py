"""An open tab that has just been looked up, and what is done elsewhere: gone at the next look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from journal.accounts import IDLE, LinkKind
from journal.actions.administer import add_team
from journal.actions.enter import LASTS, enter_demo, leave, start_session
from journal.actions.governing import (
    end_role,
    grant_role,
    remove_person,
)
from journal.actions.links import make_link, use_link
from journal.actions.own_account import change_password
from journal.actions.signing_in import AtTheDoor, Door
from journal.passwords import hashed_password
from journal.people import Viewer
from journal.store.accounts import lacks_second_factor, put_second_factor, set_password
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from journal.store.sessions import find_viewer, is_somebody, see
from journal.store.workspace import end_grants
from journal.vocabulary import Role
from tests.journal.given import NOW, TODAY, WORKSPACE

PASSWORD = "some plain words of mine"
HOME = AtTheDoor("192.0.2.7")
BY_HAND: dict[str, Any] = {"now": NOW, "workspace": WORKSPACE, "actor": COMMAND_LINE}
"""By an admin, or by the command line: both call the same."""
Look = Callable[[], Viewer | None]
DAY = timedelta(days=1)


@pytest.fixture
def sid(store: Store) -> str:
    """Ana's session."""
    return enter_demo(store, "ana", now=NOW)


@pytest.fixture
def look(store: Store, sid: str, ana: Viewer) -> Look:
    """Who is in ana's open tab, in which she has just been."""
    assert find_viewer(store, sid, NOW, TODAY) == ana
    return lambda: find_viewer(store, sid, NOW, TODAY)


@pytest.fixture
def with_password(store: Store, ana: Viewer) -> None:
    hashed = hashed_password(PASSWORD)
    store.write(lambda tx: set_password(tx, ana.person_id, hashed, NOW))


def held(viewer: Viewer | None) -> list[Role]:
    assert viewer is not None
    return sorted(grant.role for grant in viewer.grants)


def test_signing_out_in_one_tab_is_seen_in_another(store: Store, sid: str, look: Look):
    leave(store, sid, now=NOW)
    assert look() is None
    assert not is_somebody(store, sid, NOW)


def test_a_colleague_who_comes_or_goes_changes_nothing(store: Store, look: Look, ana: Viewer):
    bens = enter_demo(store, "ben", now=NOW)
    assert look() == ana
    leave(store, bens, now=NOW)
    assert look() == ana


def test_who_is_removed_is_nobody(store: Store, sid: str, look: Look):
    remove_person(store, "ana", **BY_HAND)
    assert look() is None
    assert not is_somebody(store, sid, NOW)


def test_a_role_is_there_once_given_and_gone_once_taken(store: Store, look: Look):
    grant_role(store, "ana", Role.SUPERVISOR, "Billing", **BY_HAND)
    assert held(look()) == [Role.AGENT, Role.SUPERVISOR]
    end_role(store, "ana", Role.SUPERVISOR, **BY_HAND)
    assert held(look()) == [Role.AGENT]


def test_who_moves_to_a_new_team_is_in_it_and_in_no_other(store: Store, look: Look):
    team = add_team(store, "Returns", now=NOW, actor=COMMAND_LINE)
    end_role(store, "ana", Role.AGENT, **BY_HAND)
    grant_role(store, "ana", Role.AGENT, "Returns", **BY_HAND)
    found = look()
    assert found is not None
    assert found.teams_as(Role.AGENT) == (team.team_id,)


def test_a_role_that_ends_tomorrow_is_held_today(store: Store, sid: str, ana: Viewer):
    long = store.write(lambda tx: start_session(tx, ana.person_id, now=NOW + DAY, own_device=True))
    store.write(lambda tx: end_grants(tx, ana.person_id, TODAY + DAY))
    assert find_viewer(store, long, NOW, TODAY) == ana
    assert held(find_viewer(store, long, NOW + DAY, TODAY + DAY)) == []


def test_a_session_that_nobody_touched_is_over_in_its_time(store: Store, sid: str, look: Look):
    assert find_viewer(store, sid, NOW + LASTS - timedelta(seconds=1), TODAY) is not None
    assert find_viewer(store, sid, NOW + LASTS, TODAY) is None
    assert not is_somebody(store, sid, NOW + LASTS)


def test_a_sign_of_life_in_one_tab_keeps_the_other_open(store: Store, ana: Viewer):
    shared = store.write(lambda tx: start_session(tx, ana.person_id, now=NOW))
    assert is_somebody(store, shared, NOW)
    see(store, shared, NOW + IDLE / 2)
    assert find_viewer(store, shared, NOW + IDLE, TODAY) == ana
    assert find_viewer(store, shared, NOW + IDLE * 1.5, TODAY) is None


def test_another_password_ends_this_session(
    store: Store, ana: Viewer, sid: str, look: Look, with_password: None
):
    words = (PASSWORD, "quite other words than before")
    change_password(store, Door.new(), ana, "here", *words, HOME, workspace=WORKSPACE, now=NOW)
    assert look() is None


def test_a_reset_ends_every_session_once_it_is_used(
    store: Store, ana: Viewer, look: Look, with_password: None
):
    _, token = make_link(store, "ana", now=NOW, actor=COMMAND_LINE)
    assert look() == ana
    words = "quite other words than before"
    use_link(store, token, LinkKind.RESET, words, HOME, workspace=WORKSPACE, now=NOW)
    assert look() is None


def test_a_second_factor_is_asked_for_until_there_is_one(
    store: Store, ana: Viewer, with_password: None
):
    for secret in (None, "secret", None):
        store.write(lambda tx, secret=secret: put_second_factor(tx, ana.person_id, secret, 0, ()))
        assert lacks_second_factor(store, ana.person) == (secret is None)
