"""The changes that supervisors marked in their teams' figures."""

from __future__ import annotations

from datetime import date, datetime

from journal.marked_changes import MarkedChange
from journal.policy import Scope
from journal.store.engine import Store, Transaction
from journal.store.moments import stored


def put_marked_change(
    tx: Transaction, change_id: str, team_id: str, since: date, reason: str, by: str, at: datetime
) -> None:
    tx.run(
        """insert into kept.marked_changes (change_id, team_id, since, reason, marked_by, marked_at)
           values ($change_id, $team_id, $since, $reason, $by, $at)""",
        {
            "change_id": change_id,
            "team_id": team_id,
            "since": since,
            "reason": reason,
            "by": by,
            "at": stored(at),
        },
    )


def team_of_marked_change(tx: Transaction, change_id: str) -> str | None:
    """The team in which a change is marked; None where there is no such mark any more."""
    rows = tx.rows(
        "select team_id from kept.marked_changes where change_id = $id", {"id": change_id}
    )
    return str(rows[0]["team_id"]) if rows else None


def delete_marked_change(tx: Transaction, change_id: str) -> None:
    tx.run("delete from kept.marked_changes where change_id = $id", {"id": change_id})


def marked_changes_of(store: Store, scope: Scope, team_id: str) -> list[MarkedChange]:
    """What is marked in a team that this scope opens, the earliest first."""
    rows = store.rows(
        scope,
        """select change_id, team_id, since, reason, name from marked_changes_in_scope
           where team_id = $team order by since, change_id""",
        {"team": team_id},
    )
    return [
        MarkedChange(row["change_id"], row["team_id"], row["since"], row["reason"], row["name"])
        for row in rows
    ]


def days_marked(store: Store, scope: Scope) -> dict[str, list[date]]:
    """The days that are marked in each team that this scope opens."""
    rows = store.rows(
        scope, "select team_id, since from marked_changes_in_scope order by team_id, since"
    )
    days: dict[str, list[date]] = {}
    for row in rows:
        days.setdefault(row["team_id"], []).append(row["since"])
    return days
