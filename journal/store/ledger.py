"""The ledger: what is open and what was settled, one's own and one's teams', page by page; and
what promises were given for before they were renegotiated."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from journal.policy import Scope
from journal.promise import EarlierDue, SavedPromise
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import aware, stored
from journal.store.promises import saved_promise_of
from journal.vocabulary import Outcome, Place

OPEN = "done_at is null and cancelled_at is null"
PLACED = f"""case when due_at < $now then '{Place.OVERDUE}'
    when due_at <= $soon then '{Place.AT_RISK}'
    when due_at < $tomorrow then '{Place.TODAY}' else '{Place.COMING}' end"""
"""The rule of journal/ledger.py; a test holds the two together."""
WITH_OWNERS = """
    select promises.*, owner_id = any($away) as owner_is_away,
           exists (select 1 from agents_in_teams as agents
                   where agents.person_id = promises.owner_id
                     and agents.team_id = promises.team_id) as owner_is_here
    from open_promises_of_teams as promises"""


def bounds(now: datetime, soon: datetime, tomorrow: datetime) -> dict[str, Any]:
    """The moments between which promises stand in one place of the ledger."""
    return {"now": stored(now), "soon": stored(soon), "tomorrow": stored(tomorrow)}


def open_promises(store: Store, scope: Scope, limit: int, offset: int) -> list[SavedPromise]:
    """One's own open promises, the most pressing first."""
    rows = store.rows(
        scope,
        f"""select * from own_promises where {OPEN} order by due_at, promise_id
            limit $limit offset $offset""",
        {"limit": limit, "offset": offset},
    )
    return [saved_promise_of(row) for row in rows]


def count_open(
    store: Store, scope: Scope, bounds: dict[str, Any], relation: str = "own_promises"
) -> dict[Place, int]:
    """How many open promises stand in each place, of one's own or in a team's relation."""
    is_open = f"where {OPEN}" if relation == "own_promises" else ""
    rows = store.rows(
        scope,
        f"""select place, count(*) as n from (select {PLACED} as place from {relation} {is_open})
                as placed group by place""",
        bounds,
    )
    return {Place(row["place"]): row["n"] for row in rows}


def settled_promises(store: Store, scope: Scope, since: datetime, limit: int) -> list[SavedPromise]:
    """One's own promises that were marked done or no longer needed since, the latest first."""
    rows = store.rows(
        scope,
        """select * from own_promises where marked_at >= $since
           order by marked_at desc, promise_id limit $limit""",
        {"since": stored(since), "limit": limit},
    )
    return [saved_promise_of(row) for row in rows]


def came_due(
    store: Store, scope: Scope, now: datetime, limit: int
) -> list[tuple[SavedPromise, datetime]]:
    """One's own promises that have fallen due, each with the time it was given for at first; the
    latest first. Those that were taken over from somebody are not one's own making."""
    rows = store.rows(
        scope,
        """select promises.*, coalesce(dues.due_at, promises.due_at) as first_due
           from own_promises as promises
           left join own_earlier_dues as dues
             on dues.promise_id = promises.promise_id and dues.place = 0
           where promises.due_at < $now and not promises.taken_over
           order by promises.due_at desc, promises.promise_id limit $limit""",
        {"now": stored(now), "limit": limit},
    )
    return [(saved_promise_of(row), aware(row["first_due"])) for row in rows]


def earlier_dues(
    store: Store, scope: Scope, promise_ids: Collection[str]
) -> dict[str, tuple[EarlierDue, ...]]:
    """For when each of one's own promises was given before, the first one first."""
    rows = store.rows(
        scope,
        """select * from own_earlier_dues where promise_id = any($ids)
           order by promise_id, place""",
        {"ids": list(promise_ids)},
    )
    found: dict[str, tuple[EarlierDue, ...]] = {}
    for row in rows:
        found[row["promise_id"]] = (*found.get(row["promise_id"], ()), earlier_due_of(row))
    return found


def earlier_due_of(row: Row) -> EarlierDue:
    return EarlierDue(aware(row["due_at"]), row["due_is_day"], aware(row["renegotiated_at"]))


def add_earlier_due(tx: Transaction, before: SavedPromise, at: datetime) -> None:
    """Keeps for when a promise was given, before that moves."""
    tx.run(
        """insert into kept.earlier_dues (promise_id, place, due_at, due_is_day, renegotiated_at)
           select $id, count(*), $due_at, $due_is_day, $at from kept.earlier_dues
           where promise_id = $id""",
        {
            "id": before.promise_id,
            "due_at": stored(before.promise.due_at),
            "due_is_day": before.promise.due_is_day,
            "at": stored(at),
        },
    )


def team_promises(
    store: Store, scope: Scope, away: Collection[str], today: date, limit: int, offset: int
) -> list[Row]:
    """The open promises of the teams one supervises, by due time: first those whose owners are
    away, or do not work in the team any more."""
    return store.rows(
        scope,
        f"""select * from ({WITH_OWNERS}) as placed
            order by owner_is_away or not owner_is_here desc, due_at, promise_id
            limit $limit offset $offset""",
        {"away": list(away), "today": today, "limit": limit, "offset": offset},
    )


def owners_in_teams(store: Store, scope: Scope) -> list[str]:
    """Whose open promises there are in the teams one supervises."""
    rows = store.rows(
        scope, "select distinct owner_id from open_promises_of_teams order by owner_id"
    )
    return [row["owner_id"] for row in rows]


def outcomes_of(
    store: Store, scope: Scope, entry_ids: Collection[str]
) -> dict[str, tuple[Outcome, Outcome | None]]:
    """How entries of one's own ended: as saved, and as they were settled later."""
    rows = store.rows(
        scope,
        """select entries.entry_id, entries.outcome, settled.outcome as settled
           from own_entries as entries
           left join own_settled_outcomes as settled on settled.entry_id = entries.entry_id
           where entries.entry_id = any($ids)""",
        {"ids": list(entry_ids)},
    )
    return {
        row["entry_id"]: (Outcome(row["outcome"]), row["settled"] and Outcome(row["settled"]))
        for row in rows
    }


def put_settled_outcome(
    tx: Transaction, entry_id: str, outcome: Outcome | None, at: datetime
) -> None:
    """How an entry was settled later, in place of what was said of that before."""
    tx.run("delete from kept.settled_outcomes where entry_id = $id", {"id": entry_id})
    if outcome is not None:
        tx.run(
            """insert into kept.settled_outcomes (entry_id, outcome, settled_at)
               values ($id, $outcome, $at)""",
            {"id": entry_id, "outcome": outcome.value, "at": stored(at)},
        )
