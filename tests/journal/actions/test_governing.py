"""What an admin does to others' accounts, and the last admin who stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from journal.accounts import News
from journal.actions.enter import enter_demo
from journal.actions.governing import (
    admin_acting,
    end_role,
    grant_role,
    remove_person,
    require_second_factor,
)
from journal.actions.links import make_link
from journal.actions.signing_in import WRONG, AtTheDoor, Door, sign_in
from journal.errors import NotAllowed, NotFound, Refused
from journal.passwords import hashed_password
from journal.people import Grant, Team, Viewer
from journal.reading.own import my_news
from journal.second_factor import new_secret
from journal.store.accounts import know_device, put_second_factor, set_password
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from journal.store.sessions import find_viewer
from journal.store.workspace import find_workspace, people
from journal.vocabulary import Role
from tests.journal.given import NOW, TODAY, WORKSPACE

PASSWORD = "some plain words of mine"
Known = Callable[[str], Viewer]


@pytest.fixture
def ada(store: Store, known: Known) -> Viewer:
    """The one admin who can sign in."""
    ada = known("ada")
    hashed = hashed_password(PASSWORD)
    store.write(lambda tx: set_password(tx, ada.person_id, hashed, NOW))
    return ada


def granted(store: Store, login: str, role: Role, team: str | None = None) -> None:
    grant_role(store, login, role, team, now=NOW, workspace=WORKSPACE, actor=COMMAND_LINE)


def ended(store: Store, login: str, role: Role) -> None:
    end_role(store, login, role, now=NOW, workspace=WORKSPACE, actor=COMMAND_LINE)


def removed(store: Store, login: str) -> None:
    remove_person(store, login, now=NOW, workspace=WORKSPACE, actor=COMMAND_LINE)


def test_the_last_admin_who_can_sign_in_is_neither_removed_nor_demoted(store: Store, ada: Viewer):
    granted(store, "una", Role.ADMIN)  # who cannot sign in
    for act in (lambda: removed(store, "ada"), lambda: ended(store, "ada", Role.ADMIN)):
        with pytest.raises(NotAllowed, match="last admin who can sign in"):
            act()
    hashed = hashed_password(PASSWORD)
    una = find_person_id(store, "una")
    store.write(lambda tx: set_password(tx, una, hashed, NOW))
    removed(store, "ada")
    with pytest.raises(NotAllowed, match="last admin who can sign in"):
        ended(store, "una", Role.ADMIN)


def find_person_id(store: Store, login: str) -> str:
    sql = "select person_id from kept.people where login = $login"
    return str(store.write(lambda tx: tx.rows(sql, {"login": login}))[0]["person_id"])


def test_an_admin_who_cannot_sign_in_can_go(store: Store, ada: Viewer):
    granted(store, "una", Role.ADMIN)
    ended(store, "una", Role.ADMIN)
    removed(store, "una")
    gone = next(held for person, held in people(store, TODAY) if person.login == "una")
    assert gone == frozenset()


def test_whoever_is_removed_is_out_of_every_tab_and_cannot_come_back(store: Store, ana: Viewer):
    hashed = hashed_password(PASSWORD)
    store.write(lambda tx: set_password(tx, ana.person_id, hashed, NOW))
    sid = enter_demo(store, "ana", now=NOW)
    removed(store, "ana")
    assert find_viewer(store, sid, NOW, TODAY) is None
    with pytest.raises(NotAllowed, match=WRONG):
        sign_in(store, Door.new(), "ana", PASSWORD, AtTheDoor("192.0.2.7"), now=NOW)


def test_of_whoever_is_removed_nothing_stays_that_opens_a_door(store: Store, ana: Viewer):
    hashed = hashed_password(PASSWORD)
    store.write(lambda tx: set_password(tx, ana.person_id, hashed, NOW))
    store.write(lambda tx: put_second_factor(tx, ana.person_id, new_secret(), 0, ("a-code",)))
    store.write(lambda tx: know_device(tx, "a device", ana.person_id, NOW + timedelta(days=1)))
    enter_demo(store, "ana", now=NOW)
    make_link(store, "ana", now=NOW, actor=COMMAND_LINE)
    removed(store, "ana")
    of_ana = {"id": ana.person_id}
    for table in ("accounts", "recovery_codes", "links", "known_devices", "news", "sessions"):
        sql = f"select count(*) as n from kept.{table} where person_id = $id"
        assert store.write(lambda tx, sql=sql: tx.rows(sql, of_ana)) == [{"n": 0}], table


def test_a_role_holds_from_today_in_every_open_tab_and_its_person_is_told(
    store: Store, ana: Viewer, deliveries: Team
):
    sid = enter_demo(store, "ana", now=NOW)
    granted(store, "ana", Role.SUPERVISOR, "deliveries")
    now_has = find_viewer(store, sid, NOW, TODAY)
    assert now_has is not None
    assert now_has.grants == ana.grants | {Grant(Role.SUPERVISOR, deliveries.team_id)}
    assert my_news(store, ana) == [(NOW, News.ROLE)]
    ended(store, "ana", Role.SUPERVISOR)
    assert find_viewer(store, sid, NOW, TODAY) == ana


@pytest.mark.parametrize(
    ("role", "team"),
    [
        (Role.AGENT, "Billing"),  # she is one, of another team
        (Role.SUPERVISOR, None),
        (Role.SUPERVISOR, "Nowhere"),
        (Role.ADMIN, "Billing"),
    ],
)
def test_a_role_that_cannot_be_held_so_is_refused_and_told_to_nobody(
    store: Store, ana: Viewer, role: Role, team: str | None
):
    with pytest.raises(Refused):
        granted(store, "ana", role, team)
    assert my_news(store, ana) == []


def test_nothing_is_done_to_somebody_who_is_not_there(store: Store):
    acts: list[Callable[[], None]] = [
        lambda: granted(store, "mallory", Role.ADMIN),
        lambda: ended(store, "mallory", Role.ADMIN),
        lambda: removed(store, "mallory"),
    ]
    for act in acts:
        with pytest.raises(NotFound):
            act()


def test_only_an_admin_does_it_on_a_screen(known: Known):
    assert admin_acting(known("ada")) == known("ada").person_id
    for login in ("ana", "sam", "rae"):
        with pytest.raises(NotAllowed):
            admin_acting(known(login))


def test_every_step_is_audited(store: Store, ana: Viewer):
    granted(store, "ana", Role.SUPERVISOR, "Billing")
    ended(store, "ana", Role.SUPERVISOR)
    removed(store, "ana")
    require_second_factor(store, True, now=NOW, actor=COMMAND_LINE)
    log = store.write(
        lambda tx: tx.rows("select actor, action, subject from kept.audit order by sequence")
    )
    assert {row["actor"] for row in log} == {COMMAND_LINE}
    assert [(row["action"], row["subject"]) for row in log] == [
        ("role_granted", ana.person_id),
        ("role_withdrawn", ana.person_id),
        ("person_removed", ana.person_id),
        ("settings_changed", "second_factor_required"),
    ]


def test_a_workspace_says_whether_it_requires_a_second_factor(store: Store):
    for required in (True, False):
        require_second_factor(store, required, now=NOW, actor=COMMAND_LINE)
        workspace = find_workspace(store)
        assert workspace is not None
        assert workspace.second_factor_required == required
