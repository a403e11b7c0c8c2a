"""Roles over time: who had which, in which team, from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journal import policy
from journal.store.engine import Row, Store, Transaction
from journal.vocabulary import Role


@dataclass(frozen=True)
class HeldRole:
    """A role of somebody, with its days; `until` is the first day without it."""

    person_id: str
    name: str
    login: str
    role: Role
    team_id: str | None
    team: str | None
    since: date
    until: date | None


HELD = """
    select grants.person_id, people.name, people.login, grants.role, grants.team_id,
           teams.name as team, grants.since, grants.until
    from grants join people on people.person_id = grants.person_id
    left join teams on teams.team_id = grants.team_id
    where ($person_id is null or grants.person_id = $person_id)
      and ($team_id is null or grants.team_id = $team_id)
      and (grants.until is null or grants.until > grants.since)
    order by coalesce(grants.until, date '9999-12-31') desc, lower(people.name), grants.since desc,
             grants.role"""


def roles_over_time(
    store: Store, *, person_id: str | None = None, team_id: str | None = None
) -> list[HeldRole]:
    """The roles of a person, or in a team, those that last first; one that was taken away on the
    day it was given is not among them."""
    values = {"person_id": person_id, "team_id": team_id}
    return [held_of(row) for row in store.rows(policy.door(), HELD, values)]


def held_of(row: Row) -> HeldRole:
    return HeldRole(**{**row, "role": Role(row["role"])})


def end_in_team(tx: Transaction, person_id: str, role: Role, team_id: str, day: date) -> None:
    """Ends a role of a person in one team; the day is the first one without."""
    tx.run(
        """update kept.grants set until = $day
           where person_id = $person_id and role = $role and team_id = $team_id
             and (until is null or until > $day)""",
        {"person_id": person_id, "role": role.value, "team_id": team_id, "day": day},
    )


def planned_for(tx: Transaction, person_id: str, today: date) -> date | None:
    """The day on which a role of somebody begins that has not begun yet."""
    sql = "select min(since) as day from kept.grants where person_id = $id and since > $today"
    day: date | None = tx.rows(sql, {"id": person_id, "today": today})[0]["day"]
    return day


def take_plans_back(tx: Transaction, person_id: str, today: date) -> None:
    """Forgets roles that have not begun yet, and goes on with those that were to end for them."""
    tx.run(
        """update kept.grants set until = null
           where person_id = $id and until > $today""",
        {"id": person_id, "today": today},
    )
    forget_plans(tx, person_id, today)


def forget_plans(tx: Transaction, person_id: str, today: date) -> None:
    """Forgets roles that have not begun yet."""
    tx.run(
        "delete from kept.grants where person_id = $id and since > $today",
        {"id": person_id, "today": today},
    )


def name_of(tx: Transaction, person_id: str) -> str:
    rows = tx.rows("select name from kept.people where person_id = $id", {"id": person_id})
    return str(rows[0]["name"]) if rows else "Somebody"
