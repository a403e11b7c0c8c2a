"""Setting a workspace up, and what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from journal.actions.administer import add_person, add_team, init_workspace, new_workspace
from journal.errors import Refused
from journal.people import Grant, Person, Team
from journal.store import open_store
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from journal.store.workspace import find_workspace, people, put_team, teams
from journal.vocabulary import Role, TeamKind
from tests.journal.conftest import BILLING, DELIVERIES
from tests.journal.given import NOW, TODAY, WORKSPACE


def add(
    store: Store,
    login: str = "zoe",
    name: str = "Zoe Park",
    roles: Sequence[Role] = (Role.AGENT,),
    team_names: Sequence[str] = (BILLING,),
) -> Person:
    return add_person(
        store,
        login,
        name,
        roles=roles,
        team_names=team_names,
        now=NOW,
        workspace=WORKSPACE,
        actor=COMMAND_LINE,
    )


def logins(store: Store) -> list[str]:
    return [person.login for person, _ in people(store, TODAY)]


def grants_of(store: Store, login: str) -> frozenset[Grant]:
    return next(grants for person, grants in people(store, TODAY) if person.login == login)


def team_id(store: Store, name: str) -> str:
    return next(team.team_id for team in teams(store) if team.name == name)


def noted(store: Store) -> list[tuple[str, str, str | None]]:
    sql = "select actor, action, subject from kept.audit order by sequence"
    rows = store.write(lambda tx: tx.rows(sql))
    return [(row["actor"], row["action"], row["subject"]) for row in rows]


# A workspace


@pytest.mark.parametrize("zone", ["", "Europe", "Mars/Olympus", "../../etc/passwd", "/etc"])
def test_a_time_zone_that_nobody_knows_is_refused(zone: str) -> None:
    with pytest.raises(Refused, match="is not known"):
        new_workspace("Fernhill Home", zone)


def test_all_that_is_wrong_with_a_workspace_is_told_at_once() -> None:
    with pytest.raises(Refused) as refused:
        new_workspace(" \n", "Mars/Olympus")
    assert [problem.where for problem in refused.value.problems] == ["Organisation", "Time zone"]


def test_a_workspace_is_set_up_once(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    init_workspace(store, new_workspace(" Fernhill\tHome ", "UTC"), now=NOW, actor=COMMAND_LINE)
    found = find_workspace(store)
    assert found is not None
    assert (found.organisation, found.zone.key, found.is_demo) == ("Fernhill Home", "UTC", False)
    with pytest.raises(Refused, match="set up already, for Fernhill Home"):
        init_workspace(store, new_workspace("Other", "UTC"), now=NOW, actor=COMMAND_LINE)
    assert noted(store) == [("command line", "workspace_set_up", None)]
    store.close()


# Teams


def test_a_team_is_added_and_audited(store: Store) -> None:
    team = add_team(store, "Night  shift\n", now=NOW, actor=COMMAND_LINE)
    assert (team.name, team.kind) == ("Night shift", TeamKind.AGENTS)
    assert team in teams(store)
    assert noted(store) == [("command line", "team_added", team.team_id)]


@pytest.mark.parametrize("name", ["", "\u0000", "x" * 101, DELIVERIES, f" {DELIVERIES.upper()} "])
def test_a_team_needs_a_name_that_no_other_has(store: Store, name: str) -> None:
    with pytest.raises(Refused):
        add_team(store, name, now=NOW, actor=COMMAND_LINE)
    assert len(teams(store)) == 2
    assert noted(store) == []


# People


def test_a_person_has_the_roles_named_from_today_on(store: Store) -> None:
    roles = (Role.SUPERVISOR, Role.ADMIN, Role.SUPERVISOR)
    person = add(store, roles=roles, team_names=(BILLING, DELIVERIES.lower(), BILLING))
    assert grants_of(store, "zoe") == {
        Grant(Role.SUPERVISOR, team_id(store, BILLING)),
        Grant(Role.SUPERVISOR, team_id(store, DELIVERIES)),
        Grant(Role.ADMIN, None),
    }
    assert noted(store) == [
        ("command line", "person_added", person.person_id),
        *[("command line", "role_granted", person.person_id)] * 3,
    ]


@pytest.mark.parametrize("login", ["zoe", "zoe.park", "z_p-1", "7", "a" * 64])
def test_a_login_of_plain_characters_is_taken(store: Store, login: str) -> None:
    assert add(store, login).login == login


@pytest.mark.parametrize(
    "login", ["", "Zoe", "zoë", "zoe park", "zoe\n", "-zoe", ".zoe", "zoe@x", "a" * 65, "zoe/../x"]
)
def test_any_other_login_is_refused(store: Store, login: str) -> None:
    with pytest.raises(Refused, match=r"Login: .* is none"):
        add(store, login)
    assert len(logins(store)) == 7


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"login": "ana"}, "“ana” is somebody's already"),
        ({"name": " "}, "the name is empty"),
        ({"name": "x" * 101}, "101 characters long, and 100 fit"),
        ({"roles": ()}, "Role: none was named"),
        ({"team_names": ()}, "the role of agent is held in a team"),
        ({"team_names": ("Dancers",)}, "there is none named “Dancers”"),
        ({"team_names": (BILLING, DELIVERIES)}, "an agent works in a single one"),
        ({"roles": (Role.ADMIN,)}, "the role of admin is held in no team"),
        ({"roles": (Role.REPRESENTATIVE,)}, "the role of representative is held in no team"),
    ],
    ids=str,
)
def test_what_does_not_fit_is_refused_and_nothing_is_stored(
    store: Store, given: dict[str, str], told: str
) -> None:
    before = people(store, TODAY)
    with pytest.raises(Refused, match=told):
        add(store, **given)  # type: ignore[arg-type]
    assert people(store, TODAY) == before
    assert noted(store) == []


def test_all_that_is_wrong_with_a_person_is_told_at_once(store: Store) -> None:
    with pytest.raises(Refused) as refused:
        add(store, "Zoe", "", team_names=("Dancers",))
    told = [problem.where for problem in refused.value.problems]
    assert told == ["Login", "Name", "Team", "Person"]


@pytest.mark.parametrize("role", [Role.AGENT, Role.FACILITATOR, Role.SUPERVISOR])
def test_only_supervisors_belong_to_a_team_of_records(store: Store, role: Role) -> None:
    """Its figures have no threshold, so that an agent's own would be seen."""
    records = Team("019a0000-0000-7000-8000-000000000001", "Complaints", TeamKind.RECORDS)
    store.write(lambda tx: put_team(tx, records))
    if role is Role.SUPERVISOR:
        add(store, roles=(role,), team_names=("Complaints",))
        assert grants_of(store, "zoe") == {Grant(role, records.team_id)}
    else:
        with pytest.raises(Refused, match="holds imported records"):
            add(store, roles=(role,), team_names=("Complaints",))
