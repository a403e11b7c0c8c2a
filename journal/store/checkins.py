"""All SQL on check-ins. Who may call this is a contract in pyproject.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from journal.checkin import FIGURES, HEAVY, HEAVY_FACES, CheckIn
from journal.periods import BLOCK
from journal.policy import Scope
from journal.store.engine import Store, Transaction
from journal.store.moments import aware, stored
from journal.store.orphans import DELETED, ENTRY, PERSON, TEAM, Reference, orphans
from journal.vocabulary import Flag

REFERENCES = (
    Reference("wellbeing.check_ins", "author_id", PERSON, "Check-ins whose author"),
    Reference("wellbeing.check_ins", "team_id", TEAM, "Check-ins whose team"),
    Reference("wellbeing.check_ins", "entry_id", ENTRY, "Check-ins whose entry"),
    Reference("wellbeing.deleted_check_ins", "author_id", PERSON, "Deleted check-ins whose author"),
    Reference("wellbeing.deleted_check_ins", "team_id", TEAM, "Deleted check-ins whose team"),
    Reference("wellbeing.deleted_check_ins", "entry_id", DELETED, "Deleted check-ins whose entry"),
)
HAVING = {HEAVY: "face = any($heavy_faces)"}
HAVING |= {flag.value: f"'{flag}' = any(flags)" for flag in Flag}
"""When a check-in has what is told, by the name of the figure."""
EACH = ", ".join(f"{condition} as {figure}" for figure, condition in HAVING.items())
ADDED_UP = ", ".join(f"sum(cast({figure} as integer)) as {figure}" for figure in FIGURES)
COLUMNS = "entry_id, author_id, team_id, checked_in_at, local_date, face, flags"


def put_check_in(
    tx: Transaction,
    check_in: CheckIn,
    *,
    entry_id: str,
    author_id: str,
    team_id: str,
    at: datetime,
    day: date,
) -> None:
    """Stores the check-in after an entry, in place of an earlier one after the same entry."""
    delete_check_in(tx, entry_id)
    tx.run(
        """insert into wellbeing.check_ins
               (entry_id, author_id, team_id, checked_in_at, local_date, face, flags)
           values ($entry_id, $author_id, $team_id, $at, $day, $face, $flags)""",
        {
            "entry_id": entry_id,
            "author_id": author_id,
            "team_id": team_id,
            "at": stored(at),
            "day": day,
            "face": check_in.face.value,
            "flags": [flag.value for flag in check_in.flags],
        },
    )


def find_own_check_in(store: Store, scope: Scope, entry_id: str) -> CheckIn | None:
    rows = store.rows(
        scope,
        "select face, flags from own_check_ins where entry_id = $entry_id",
        {"entry_id": entry_id},
    )
    return CheckIn.model_validate(rows[0]) if rows else None


def own_check_ins(store: Store, scope: Scope) -> dict[str, tuple[datetime, CheckIn]]:
    """All of one's own check-ins with when they were given, by the id of their entry."""
    rows = store.rows(scope, "select entry_id, checked_in_at, face, flags from own_check_ins")
    return {
        row["entry_id"]: (
            aware(row["checked_in_at"]),
            CheckIn.model_validate({"face": row["face"], "flags": row["flags"]}),
        )
        for row in rows
    }


def delete_check_in(tx: Transaction, entry_id: str) -> None:
    tx.run("delete from wellbeing.check_ins where entry_id = $id", {"id": entry_id})


def put_check_in_away(tx: Transaction, entry_id: str) -> None:
    """Keeps the check-in of an entry that is deleted, as long as that can be brought back."""
    move(tx, entry_id, "wellbeing.check_ins", "wellbeing.deleted_check_ins")


def put_check_in_back(tx: Transaction, entry_id: str) -> None:
    move(tx, entry_id, "wellbeing.deleted_check_ins", "wellbeing.check_ins")


def move(tx: Transaction, entry_id: str, source: str, target: str) -> None:
    tx.run(
        f"insert into {target} ({COLUMNS}) select {COLUMNS} from {source} where entry_id = $id",
        {"id": entry_id},
    )
    tx.run(f"delete from {source} where entry_id = $id", {"id": entry_id})


def forget_put_away(tx: Transaction, entry_id: str) -> None:
    tx.run("delete from wellbeing.deleted_check_ins where entry_id = $id", {"id": entry_id})


def count_own_check_ins(store: Store, scope: Scope) -> tuple[int, int]:
    """How many check-ins of one's own there are: after entries, and after deleted ones."""
    kept = store.rows(scope, "select count(*) as n from own_check_ins")
    put_away = store.rows(scope, "select count(*) as n from own_deleted_check_ins")
    return int(kept[0]["n"]), int(put_away[0]["n"])


def delete_check_ins_of(tx: Transaction, author_id: str) -> int:
    """Erases all that somebody gave, put away or not; how many those were."""
    gone = [
        tx.rows(
            f"delete from wellbeing.{table} where author_id = $author_id returning entry_id",
            {"author_id": author_id},
        )
        for table in ("check_ins", "deleted_check_ins")
    ]
    return sum(map(len, gone))


def delete_check_ins_after(tx: Transaction, saved_before: datetime) -> None:
    """Forgets the check-ins after entries that were saved before a moment."""
    tx.run(
        """delete from wellbeing.check_ins where entry_id in
               (select entry_id from kept.entries where saved_at < $moment)""",
        {"moment": stored(saved_before)},
    )


def delete_check_ins_before(tx: Transaction, day: date) -> None:
    """Forgets what was given before a day, put away or not. How many those were, nobody learns."""
    for table in ("check_ins", "deleted_check_ins"):
        tx.run(f"delete from wellbeing.{table} where local_date < $day", {"day": day})


def append_check_ins(tx: Transaction, rows: pd.DataFrame) -> None:
    """Adds check-ins by the thousand, one row each, as columns."""
    tx.append("wellbeing.check_ins", rows)


def orphaned_check_ins(tx: Transaction) -> list[str]:
    """See orphans: a sentence for each kind."""
    return orphans(tx, REFERENCES)


@dataclass(frozen=True)
class Tally:
    """Agents of one team who gave equally many check-ins in a block."""

    team_id: str
    check_ins: int
    """By each of them."""
    agents: int
    having: Mapping[str, int]
    """How many check-ins of all of them together have what a figure tells."""


TALLIED = f"""
    with given as (
        select author_id, team_id, checked_in_at, {EACH}
        from wellbeing.check_ins as check_ins
        where local_date >= $block and local_date < $until
    ),
    -- Who reads a team's bands is in none of them.
    supervising as (
        select distinct person_id, team_id from kept.grants
        where role = 'supervisor' and since <= $today and (until is null or until > $block)
    ),
    by_agent as (
        select given.author_id, given.team_id, count(*) as check_ins,
               max(checked_in_at) as last_at, {ADDED_UP}
        from given
        left join supervising on supervising.person_id = given.author_id
             and supervising.team_id = given.team_id
        where supervising.person_id is null
        group by given.author_id, given.team_id
    ),
    -- In a block each agent belongs to one team: the one in which they checked in most often, or
    -- latest.
    placed as (
        select *, row_number() over (
            partition by author_id order by check_ins desc, last_at desc, team_id) as place
        from by_agent
    )
    select team_id, check_ins, count(*) as agents, {ADDED_UP}
    from placed where place = 1
    group by team_id, check_ins
    order by team_id, check_ins
"""


def tallies(tx: Transaction, block: date, today: date) -> list[Tally]:
    """What the agents of all teams answered in a block, added up so far that nobody is in it any
    more; without those who supervise the team, in the block or since."""
    rows = tx.rows(
        TALLIED,
        {
            "block": block,
            "until": block + BLOCK,
            "today": today,
            "heavy_faces": [face.value for face in HEAVY_FACES],
        },
    )
    return [
        Tally(
            row["team_id"],
            int(row["check_ins"]),
            int(row["agents"]),
            {figure: int(row[figure]) for figure in FIGURES},
        )
        for row in rows
    ]
