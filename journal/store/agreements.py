"""Which agents agree that their small team has figures. To others the store tells no more than
whether every one does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from journal import policy
from journal.agreement import NOBODY, Agents
from journal.policy import Scope
from journal.store.agreed import AGENTS
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import aware, aware_or_none, stored

CHANGES = """(select count(*) + count(until) from kept.grants
              where role = 'agent' and team_id = $team_id)"""


def put_agreement(tx: Transaction, team_id: str, person_id: str, at: datetime) -> None:
    """Stores that an agent agrees, with the team as it is now, in place of what is over."""
    delete_agreement(tx, team_id, person_id)
    tx.run(
        f"""insert into kept.agreements (team_id, person_id, given_at, changes)
            select $team_id, $person_id, $at, {CHANGES}""",
        {"team_id": team_id, "person_id": person_id, "at": stored(at)},
    )


def agrees(tx: Transaction, team_id: str, person_id: str) -> bool:
    """Whether this agent agrees with the team as it is now."""
    return bool(
        tx.rows(
            f"""select 1 as one from kept.agreements
                where team_id = $team_id and person_id = $person_id and changes = {CHANGES}""",
            {"team_id": team_id, "person_id": person_id},
        )
    )


def delete_agreement(tx: Transaction, team_id: str, person_id: str) -> None:
    tx.run(
        "delete from kept.agreements where team_id = $team_id and person_id = $person_id",
        {"team_id": team_id, "person_id": person_id},
    )


def own_agreement_given_at(store: Store, scope: Scope, team_id: str) -> datetime | None:
    """When this person agreed; None where they do not, or where the team has changed since."""
    rows = store.rows(
        scope, "select given_at from own_agreements where team_id = $team", {"team": team_id}
    )
    return aware(rows[0]["given_at"]) if rows else None


def agents_in_scope(store: Store, scope: Scope, team_id: str) -> Agents:
    """The agents of a team whose figures this scope opens."""
    sql = "select * from agents_in_scope where team_id = $team"
    return agents_of(store.rows(scope, sql, {"team": team_id}))


def agents_at_door(store: Store, team_id: str) -> Agents:
    """How many agents a team has; not whether they agree."""
    sql = "select * from agents_of_teams where team_id = $team"
    return agents_of(store.rows(policy.door(), sql, {"team": team_id}))


def agents_of_teams(tx: Transaction) -> dict[str, Agents]:
    """The agents of every team that has some, by its id."""
    return {row["team_id"]: agents_of([row]) for row in tx.rows(AGENTS)}


def agents_of(rows: list[Row]) -> Agents:
    if not rows:
        return NOBODY
    row = rows[0]
    return Agents(int(row["agents"]), int(row["others"]), aware_or_none(row.get("agreed_at")))


def put_agreed_blocks(
    tx: Transaction, team_id: str, blocks: Iterable[date], agreed_at: datetime
) -> bool:
    """Has these blocks told because every agent agreed then, and by no other rule, ever; whether
    there was a new one among them."""
    known = {
        row["block"]
        for row in tx.rows(
            "select block from kept.agreed_blocks where team_id = $team_id", {"team_id": team_id}
        )
    }
    new = [block for block in blocks if block not in known]
    for block in new:
        tx.run(
            """insert into kept.agreed_blocks (team_id, block, agreed_at)
               values ($team_id, $block, $agreed_at)""",
            {"team_id": team_id, "block": block, "agreed_at": stored(agreed_at)},
        )
    return bool(new)
