"""The workspace's settings, its teams, its people and their roles."""

from __future__ import annotations

from datetime import date

from journal import policy
from journal.ids import id_of_chance, new_id
from journal.people import WORKING, Grant, Person, Team, Workspace
from journal.policy import Scope
from journal.store.engine import Row, Store, Transaction
from journal.store.settings import workspace_of
from journal.store.wording import find_wording
from journal.store.working_time import find_calendar, put_calendar
from journal.vocabulary import Role, TeamKind


def find_workspace(store: Store) -> Workspace | None:
    """The workspace's settings; None before it has been set up."""
    rows = store.recall("select * from workspace")
    if not rows:
        return None
    return workspace_of(rows[0], find_calendar(store), find_wording(store))


def add_workspace(tx: Transaction, workspace: Workspace) -> None:
    tx.run(
        """insert into kept.workspace (organisation, timezone, least_agents, is_demo)
           values ($organisation, $timezone, $least_agents, $is_demo)""",
        {
            "organisation": workspace.organisation,
            "timezone": workspace.zone.key,
            "least_agents": workspace.least_agents,
            "is_demo": workspace.is_demo,
        },
    )
    put_calendar(tx, workspace.calendar)


def teams(store: Store) -> list[Team]:
    rows = store.rows(policy.door(), "select * from teams order by lower(name)")
    return [team_of(row) for row in rows]


def teams_seen(store: Store, scope: Scope) -> list[Team]:
    """The teams whose figures a scope opens, by name."""
    rows = store.rows(scope, "select * from teams_in_scope order by lower(name)")
    return [team_of(row) for row in rows]


def team_of(row: Row) -> Team:
    return Team(row["team_id"], row["name"], TeamKind(row["kind"]))


def find_team(tx: Transaction, name: str) -> Team | None:
    rows = tx.rows("select * from kept.teams where lower(name) = lower($name)", {"name": name})
    return team_of(rows[0]) if rows else None


def find_team_by_id(tx: Transaction, team_id: str) -> Team | None:
    rows = tx.rows("select * from kept.teams where team_id = $team_id", {"team_id": team_id})
    return team_of(rows[0]) if rows else None


def rename_team(tx: Transaction, team_id: str, name: str) -> None:
    values = {"team_id": team_id, "name": name}
    tx.run("update kept.teams set name = $name where team_id = $team_id", values)


def rename_person(tx: Transaction, person_id: str, name: str) -> None:
    values = {"person_id": person_id, "name": name}
    tx.run("update kept.people set name = $name where person_id = $person_id", values)


def add_team(tx: Transaction, name: str, kind: TeamKind = TeamKind.AGENTS) -> Team:
    # The engine tells parts of a table apart by the first eight characters of a text: teams that
    # were made in the same minute would begin alike, and each be looked for among all.
    team = Team(id_of_chance(), name, kind)
    put_team(tx, team)
    return team


def put_team(tx: Transaction, team: Team) -> None:
    """Stores a team whose id was made before."""
    tx.run(
        "insert into kept.teams (team_id, name, kind) values ($team_id, $name, $kind)",
        {"team_id": team.team_id, "name": team.name, "kind": team.kind.value},
    )


def people(store: Store, today: date) -> list[tuple[Person, frozenset[Grant]]]:
    """Everybody with the roles they have today, by name."""
    persons = store.rows(
        policy.door(), "select * from people where erased_at is null order by lower(name), login"
    )
    held = store.rows(
        policy.door(),
        """select person_id, role, team_id from grants
           where since <= $today and (until is null or until > $today)""",
        {"today": today},
    )
    grants: dict[str, set[Grant]] = {}
    for row in held:
        grants.setdefault(row["person_id"], set()).add(grant_of(row))
    return [(person_of(row), frozenset(grants.get(row["person_id"], ()))) for row in persons]


def person_of(row: Row) -> Person:
    return Person(row["person_id"], row["login"], row["name"])


def grant_of(row: Row) -> Grant:
    return Grant(Role(row["role"]), row["team_id"])


def find_person(tx: Transaction, login: str) -> Person | None:
    rows = tx.rows(
        "select * from kept.people where login = $login and erased_at is null", {"login": login}
    )
    return person_of(rows[0]) if rows else None


def add_person(tx: Transaction, login: str, name: str) -> Person:
    person = Person(new_id(), login, name)
    tx.run(
        "insert into kept.people (person_id, login, name) values ($person_id, $login, $name)",
        {"person_id": person.person_id, "login": login, "name": name},
    )
    return person


def grant(tx: Transaction, person_id: str, role: Role, team_id: str | None, since: date) -> None:
    tx.run(
        """insert into kept.grants (person_id, role, team_id, since)
           values ($person_id, $role, $team_id, $since)""",
        {"person_id": person_id, "role": role.value, "team_id": team_id, "since": since},
    )


def end_grants(tx: Transaction, person_id: str, today: date, role: Role | None = None) -> None:
    """Ends a role of a person, or all of them; today is the first day without."""
    tx.run(
        """update kept.grants set until = $today
           where person_id = $person_id and ($role is null or role = $role)
             and (until is null or until > $today)""",
        {"person_id": person_id, "today": today, "role": role.value if role else None},
    )


def teams_worked_in(tx: Transaction, person_id: str, today: date) -> tuple[str, ...]:
    """The teams in which somebody writes or facilitates today."""
    rows = tx.rows(
        """select distinct team_id from kept.grants
           where person_id = $person_id and role = any($roles)
             and since <= $today and (until is null or until > $today)""",
        {"person_id": person_id, "roles": [role.value for role in WORKING], "today": today},
    )
    return tuple(row["team_id"] for row in rows)


def has_worked_in(tx: Transaction, person_id: str, team_id: str) -> bool:
    """Whether a person is an agent of a team, or was one."""
    return bool(
        tx.rows(
            """select 1 as one from kept.grants
               where person_id = $person_id and team_id = $team_id and role = 'agent'""",
            {"person_id": person_id, "team_id": team_id},
        )
    )


def holds(tx: Transaction, person_id: str, role: Role, team_id: str, today: date) -> bool:
    """Whether a person has a role in a team today."""
    return bool(
        tx.rows(
            """select 1 as one from kept.grants
               where person_id = $person_id and role = $role and team_id = $team_id
                 and since <= $today and (until is null or until > $today)""",
            {
                "person_id": person_id,
                "role": role.value,
                "team_id": team_id,
                "today": today,
            },
        )
    )


def is_here(tx: Transaction, person_id: str, today: date) -> bool:
    """Whether a person has any role today."""
    return bool(
        tx.rows(
            """select 1 as one from kept.grants
               where person_id = $person_id
                 and since <= $today and (until is null or until > $today)""",
            {"person_id": person_id, "today": today},
        )
    )


def holds_anywhere(tx: Transaction, person_id: str, role: Role, today: date) -> bool:
    """Whether a person has a role today, in the workspace or in any team."""
    return bool(
        tx.rows(
            """select 1 as one from kept.grants
               where person_id = $person_id and role = $role
                 and since <= $today and (until is null or until > $today)""",
            {"person_id": person_id, "role": role.value, "today": today},
        )
    )


def count_entries(store: Store) -> int:
    """How many entries there are in the workspace; a sign that the store answers."""
    return int(store.rows(policy.door(), "select entries from counted")[0]["entries"])
