from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.actions.administer import LOGIN
from journal.actions.single_sign_on import (
    Arrival,
    GroupRole,
    WasRemoved,
    arrive,
    check_mapping,
    given_by,
    login_like,
    turn_away,
)
from journal.errors import NotAllowed, Refused
from journal.people import HELD_IN_NO_TEAM, Grant, Team, Viewer
from journal.store.engine import Store, Transaction
from journal.store.identities import bar, end_mapped
from journal.store.sessions import find_viewer
from journal.store.workspace import add_team, find_team, grant
from journal.vocabulary import Role, TeamKind
from tests.journal.conftest import BILLING, DELIVERIES
from tests.journal.given import NOW, TODAY, WORKSPACE, weeks_ago

ISSUER = "https://login.example.org"
MAPPING = (
    GroupRole("agents", Role.AGENT, DELIVERIES),
    GroupRole("billing", Role.AGENT, BILLING),
    GroupRole("leads", Role.SUPERVISOR, DELIVERIES),
    GroupRole("leads", Role.FACILITATOR, DELIVERIES),
    GroupRole("it", Role.ADMIN),
)
TOMORROW = timedelta(days=1)


def coming(*groups: str, subject: str = "1", login: str = "ivo", name: str = "Ivo") -> Arrival:
    return Arrival(ISSUER, subject, login, name, frozenset(groups))


def arrived(store: Store, arrival: Arrival, after: timedelta = timedelta()) -> Viewer:
    """Who is in the session that an arrival starts."""
    now = NOW + after
    sid = arrive(store, arrival, MAPPING, now=now, workspace=WORKSPACE)
    viewer = find_viewer(store, sid, now, TODAY + after)
    assert viewer is not None
    return viewer


def named(store: Store, name: str) -> Team:
    team = store.write(lambda tx: find_team(tx, name))
    assert team is not None
    return team


def roles(viewer: Viewer) -> set[Role]:
    return {grant.role for grant in viewer.grants}


def log(store: Store) -> list[tuple[str, str]]:
    rows = store.write(lambda tx: tx.rows("select * from kept.audit order by sequence"))
    return [(row["actor"], row["action"]) for row in rows]


def test_who_comes_for_the_first_time_becomes_a_person_with_the_roles_of_the_groups(store: Store):
    ivo = arrived(store, coming("agents", "staff", login="ivo@example.org", name=" Ivo\x00 Braun "))
    assert (ivo.person.login, ivo.person.name) == ("ivo", "Ivo Braun")
    assert ivo.grants == {Grant(Role.AGENT, named(store, DELIVERIES).team_id)}
    assert log(store) == [
        ("afterword", "person_added"),
        ("afterword", "role_granted"),
        (ivo.person_id, "signed_in"),
    ]


def test_a_person_is_known_by_issuer_and_subject_and_by_nothing_else(store: Store):
    first = arrived(store, coming("agents"))
    renamed = arrived(store, coming("agents", login="another", name="Another"))
    assert renamed.person == first.person
    somebody_else = arrived(store, coming("agents", subject="2"))
    at_another = arrived(store, replace(coming("agents"), issuer="https://other.example.org"))
    assert len({v.person_id for v in (first, somebody_else, at_another)}) == 3


def test_nobody_becomes_somebody_who_is_there_by_having_their_login(store: Store, ana: Viewer):
    other = arrived(store, coming("agents", login="ana", name="Ana Reyes"))
    assert other.person_id != ana.person_id
    assert other.person.login == "ana2"
    assert arrived(store, coming("agents", subject="2", login="ANA@x")).person.login == "ana3"


def test_whose_groups_have_no_role_does_not_become_a_person(store: Store):
    with pytest.raises(NotAllowed, match="None of your groups"):
        arrived(store, coming("staff"))
    assert log(store) == []
    assert store.write(lambda tx: tx.rows("select * from kept.identities")) == []


def test_roles_that_groups_gave_end_with_them_in_every_open_session(store: Store):
    sid = arrive(store, coming("agents", "leads"), MAPPING, now=NOW, workspace=WORKSPACE)
    open_tab = find_viewer(store, sid, NOW, TODAY)
    assert open_tab is not None
    assert roles(open_tab) == {Role.AGENT, Role.SUPERVISOR, Role.FACILITATOR}
    assert roles(arrived(store, coming("agents"))) == {Role.AGENT}
    open_tab = find_viewer(store, sid, NOW, TODAY)
    assert open_tab is not None
    assert roles(open_tab) == {Role.AGENT}
    with pytest.raises(NotAllowed):
        arrived(store, coming())
    open_tab = find_viewer(store, sid, NOW, TODAY)
    assert open_tab is not None
    assert roles(open_tab) == set()


def test_roles_come_back_with_the_groups_on_the_same_day_and_later(store: Store):
    for after in (timedelta(), timedelta(minutes=5), TOMORROW):
        assert roles(arrived(store, coming("agents"), after)) == {Role.AGENT}
        with pytest.raises(NotAllowed):
            arrived(store, coming(), after)
    assert roles(arrived(store, coming("agents"), TOMORROW)) == {Role.AGENT}


def test_arriving_again_with_the_same_groups_changes_nothing(store: Store):
    arrived(store, coming("agents", "it"))
    before = store.write(lambda tx: tx.rows("select * from kept.grants"))
    arrived(store, coming("it", "agents"), TOMORROW)
    assert store.write(lambda tx: tx.rows("select * from kept.grants")) == before


def test_what_was_granted_by_hand_stays_and_is_not_given_twice(store: Store):
    ivo = arrived(store, coming("leads"))
    deliveries = named(store, DELIVERIES).team_id
    for role, team_id in ((Role.SUPERVISOR, deliveries), (Role.ADMIN, None)):
        by_hand = (ivo.person_id, role, team_id, weeks_ago(1))
        store.write(lambda tx, by_hand=by_hand: grant(tx, *by_hand))
    arrived(store, coming("agents", "it"))
    assert held(store, ivo) == ["admin", "agent", "supervisor"]
    with pytest.raises(NotAllowed):
        arrived(store, coming())
    assert held(store, ivo) == ["admin", "supervisor"]


def held(store: Store, viewer: Viewer) -> list[str]:
    """The roles that have not ended, each as often as it was given."""
    sql = "select role from kept.grants where until is null and person_id = $id order by role"
    rows = store.write(lambda tx: tx.rows(sql, {"id": viewer.person_id}))
    return [row["role"] for row in rows]


def test_an_agent_by_hand_is_not_made_an_agent_of_another_team(store: Store):
    ivo = arrived(store, coming("leads"))
    billing = named(store, BILLING).team_id
    store.write(lambda tx: grant(tx, ivo.person_id, Role.AGENT, billing, weeks_ago(1)))
    assert arrived(store, coming("agents", "leads")).teams_as(Role.AGENT) == (billing,)


def test_an_agent_who_changes_teams_is_in_the_new_one_alone(store: Store):
    arrived(store, coming("agents"))
    moved = arrived(store, coming("billing"))
    assert moved.teams_as(Role.AGENT) == (named(store, BILLING).team_id,)


def test_somebody_whose_person_is_gone_becomes_a_new_one(store: Store):
    ivo = arrived(store, coming("agents"))
    gone = {"id": ivo.person_id}
    store.write(lambda tx: tx.run("delete from kept.people where person_id = $id", gone))
    again = arrived(store, coming("agents"))
    assert again.person_id != ivo.person_id
    assert arrived(store, coming("agents")).person_id == again.person_id


def test_whom_an_admin_removed_comes_back_by_an_admin_alone(store: Store):
    ivo = arrived(store, coming("agents"))
    store.write(lambda tx: remove(tx, ivo))
    with pytest.raises(WasRemoved, match="removed you"):
        arrived(store, coming("agents"))
    billing = (ivo.person_id, Role.SUPERVISOR, named(store, BILLING).team_id, TODAY)
    store.write(lambda tx: grant(tx, *billing))
    assert roles(arrived(store, coming("agents"))) == {Role.AGENT, Role.SUPERVISOR}


def remove(tx: Transaction, viewer: Viewer) -> None:
    """What an admin who removes a person does to what groups gave."""
    bar(tx, viewer.person_id, NOW)
    for given_before in viewer.grants:
        end_mapped(tx, viewer.person_id, given_before, TODAY)


def test_who_is_turned_away_is_noted_by_a_code(store: Store):
    turn_away(store, "wrong_nonce", now=NOW)
    row = store.write(lambda tx: tx.rows("select actor, action, subject from kept.audit"))
    assert row == [{"actor": "nobody", "action": "sign_in_failed", "subject": "wrong_nonce"}]


def test_every_role_and_team_that_cannot_be_given_is_named(store: Store):
    store.write(lambda tx: add_team(tx, "Complaints", TeamKind.RECORDS))
    wrong = (
        GroupRole("a", Role.AGENT, "Nowhere"),
        GroupRole("b", Role.AGENT),
        GroupRole("c", Role.ADMIN, DELIVERIES),
        GroupRole("d", Role.AGENT, "Complaints"),
        GroupRole("e", Role.SUPERVISOR, "complaints"),
        *MAPPING,
    )
    with pytest.raises(Refused) as refused:
        check_mapping(store, wrong)
    told = [str(problem) for problem in refused.value.problems]
    assert [one.partition(":")[0] for one in told] == [f"Group “{name}”, Team" for name in "abcd"]
    assert "there is none named “Nowhere”" in told[0]
    check_mapping(store, MAPPING)


TEAMS = {name: Team(name, name) for name in ("North", "South", "West")}
ROWS = st.builds(
    GroupRole, st.sampled_from("abcdef"), st.sampled_from(Role), st.sampled_from([*TEAMS, "Gone"])
).map(lambda row: replace(row, team=None) if row.role in HELD_IN_NO_TEAM else row)


@given(st.lists(ROWS), st.lists(st.sampled_from("abcdefgh")), st.randoms())
def test_grants_are_exactly_the_mapped_ones(mapping, groups, chance):
    found = given_by(mapping, groups, TEAMS)
    mapped = [row for row in mapping if row.group in groups and row.team != "Gone"]
    others = {(row.role, row.team) for row in mapped if row.role is not Role.AGENT}
    teams = [row.team for row in mapped if row.role is Role.AGENT]
    assert {(g.role, g.team_id) for g in found} == others | {(Role.AGENT, t) for t in teams[:1]}
    shuffled = groups * 2
    chance.shuffle(shuffled)
    assert given_by(mapping, shuffled, TEAMS) == found


@given(st.text() | st.emails())
def test_whatever_a_provider_calls_somebody_there_is_a_login_like_it(wish: str):
    assert LOGIN.fullmatch(login_like(wish))


@pytest.mark.parametrize(
    ("wish", "login"),
    [("Ana.Reyes@example.org", "ana.reyes"), ("Zoë Å", "zoe-a"), ("FERNHILL\\ana", "fernhill-ana"),
     ("李", "person"), ("", "person"), ("_x", "x"), ("a" * 80, "a" * 64)],
)  # fmt: skip
def test_a_login_is_as_near_as_can_be_to_what_the_provider_says(wish: str, login: str):
    assert login_like(wish) == login
