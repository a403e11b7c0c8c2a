"""The ledger: what is open and what was settled, one's own and one's teams', page by page; and
what promises were given for before they were renegotiated."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from journal.ledger import AskedColleague, TeamPromise
from journal.policy import Scope
from journal.promise import EarlierDue, SavedPromise
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import aware, stored
from journal.store.promises import saved_promise_of
from journal.vocabulary import Outcome, Place

OPEN = {
    "own_promises": "where done_at is null and cancelled_at is null",
    "open_promises_of_teams": "",
}
"""What opens a ledger, one's own and one's teams', and which of it is open."""
PLACED = f"""case when due_at < $now then '{Place.OVERDUE}'
    when due_at <= $soon or away_then then '{Place.AT_RISK}'
    when due_at < $tomorrow then '{Place.TODAY}' else '{Place.COMING}' end"""
BY_PLACE = (
    "case place "
    + " ".join(f"when '{place}' then {number}" for number, place in enumerate(Place))
    + " end"
)
SEEN_BY_SUPERVISOR = (
    *("promise_id", "owner_id", "owner", "owner_is_here", "owner_is_away", "away_then"),
    *("team_id", "team", "what", "case_ref", "due_is_day"),
)
UNWATCHED = "owner_is_away or not owner_is_here"


@dataclass(frozen=True)
class Bounds:
    """The moments between which open promises stand in one place of the ledger."""

    now: datetime
    soon: datetime
    """Until when what falls due is at risk."""
    tomorrow: datetime
    today: date

    @property
    def values(self) -> dict[str, Any]:
        moments = {name: stored(getattr(self, name)) for name in ("now", "soon", "tomorrow")}
        return moments | {"today": self.today}


def open_promises(
    store: Store, scope: Scope, bounds: Bounds, limit: int, offset: int
) -> list[tuple[SavedPromise, Place, bool]]:
    """One's own open promises with where they stand and whether their owner is away when they fall
    due, the most pressing first."""
    rows = store.rows(
        scope,
        f"""select * from (select *, {PLACED} as place from own_promises {OPEN["own_promises"]})
                as placed
            order by {BY_PLACE}, due_at, promise_id limit $limit offset $offset""",
        bounds.values | {"limit": limit, "offset": offset},
    )
    return [(saved_promise_of(row), Place(row["place"]), row["away_then"]) for row in rows]


def count_open(store: Store, scope: Scope, bounds: Bounds, relation: str) -> dict[Place, int]:
    """How many open promises stand in each place of a ledger."""
    rows = store.rows(
        scope,
        f"""select place, count(*) as n
            from (select {PLACED} as place from {relation} {OPEN[relation]}) as placed
            group by place""",
        bounds.values,
    )
    return {Place(row["place"]): row["n"] for row in rows}


def count_pressing(store: Store, scope: Scope, bounds: Bounds) -> tuple[int, int]:
    """How many open promises of the teams one supervises fall due before tomorrow, and how many
    have fallen due."""
    row = store.rows(
        scope,
        """select count(*) filter (where due_at >= $now and due_at < $tomorrow) as today,
                  count(*) filter (where due_at < $now) as overdue
           from open_promises_of_teams""",
        bounds.values,
    )[0]
    return row["today"], row["overdue"]


def team_promises(
    store: Store, scope: Scope, bounds: Bounds, limit: int, offset: int
) -> list[TeamPromise]:
    """The open promises of the teams one supervises, the most pressing first, and before them those
    whose owners are away or do not work in the team any more."""
    rows = store.rows(
        scope,
        f"""select placed.*, handovers.handover_id, handovers.asked_id, handovers.asked
            from (select *, {PLACED} as place from open_promises_of_teams) as placed
            left join handovers_in_teams as handovers
              on handovers.promise_id = placed.promise_id
            order by {UNWATCHED} desc, {BY_PLACE}, due_at, placed.promise_id
            limit $limit offset $offset""",
        bounds.values | {"limit": limit, "offset": offset},
    )
    return [team_promise_of(row) for row in rows]


def team_promise_of(row: Row) -> TeamPromise:
    asked = row["handover_id"] and AskedColleague(row["handover_id"], row["asked_id"], row["asked"])
    return TeamPromise(
        **{name: row[name] for name in SEEN_BY_SUPERVISOR},
        due_at=aware(row["due_at"]),
        place=Place(row["place"]),
        asked=asked or None,
    )


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
           where promises.due_at < $now and promises.taken_over_at is null
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


def own_settled_outcomes(store: Store, scope: Scope) -> dict[str, tuple[Outcome, datetime]]:
    """How entries of one's own were settled later, and when that was said, by their ids."""
    rows = store.rows(scope, "select * from own_settled_outcomes")
    return {row["entry_id"]: (Outcome(row["outcome"]), aware(row["settled_at"])) for row in rows}


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
