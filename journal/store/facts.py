"""The copy of facts that team figures are read from: no text, agents as mere numbers."""

from __future__ import annotations

from datetime import date, datetime

from journal import policy
from journal.periods import FIRST_BLOCK, Grain
from journal.policy import Scope
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import aware_or_none, stored

# The number of an agent is drawn anew for every copy, so that it leads nowhere.
NUMBERED = """
    create temporary table numbered as
    select author_id, row_number() over (order by drawn) as agent
    from (
        select author_id, random() as drawn
        from (
            select author_id from kept.entries
            union select owner_id from kept.promises
        ) as everybody
    ) as shuffled
"""
BLOCK = "week - cast(((week - $first_block) % 28 + 28) % 28 as integer)"
QUESTIONS = "outcome, escalated_to, cause, channel, heat_start, heat_end"
FROM_ENTRIES = f"""
    insert into kept.facts (team_id, agent, week, block, {QUESTIONS})
    select team_id, agent, week, {BLOCK}, {QUESTIONS}
    from kept.entries join numbered on numbered.author_id = entries.author_id
    where week < $before_week
"""
FROM_RECORDS = f"""
    insert into kept.facts (team_id, agent, week, block, {QUESTIONS})
    select team_id, null, week, {BLOCK}, {QUESTIONS}
    from kept.records where week < $before_week
"""
# The rule of journal/promise.py, as of the copy; a test holds the two together.
FROM_PROMISES = f"""
    insert into kept.promise_facts (team_id, agent, week, block, is_callback, state)
    select team_id, agent, week, {BLOCK}, kind = 'callback', state
    from (
        select team_id, owner_id, kind, due_week as week,
               case when done_at <= due_at then 'kept_on_time'
                    when done_at > due_at then 'kept_late'
                    when cancelled_at <= due_at then 'no_longer_needed'
                    when due_at < $as_of then 'missed'
                    else 'open' end as state
        from kept.promises
        where made_at < $as_of
    ) as stated
    join numbered on numbered.author_id = stated.owner_id
"""
# Who asks for one team's year then reads only the stretch of the table in which it lies.
SORTED = "order by team_id, week"


def copy_facts(tx: Transaction, now: datetime, before_week: date) -> None:
    """Replaces the copy with what the weeks before `before_week` hold now; promises are taken
    in the state they are in now."""
    tx.run("delete from kept.facts")
    tx.run("delete from kept.promise_facts")
    tx.run("drop table if exists numbered")
    tx.run(NUMBERED)
    bound = {"first_block": FIRST_BLOCK, "before_week": before_week, "as_of": stored(now)}
    for statement in (FROM_ENTRIES, FROM_RECORDS, FROM_PROMISES):
        tx.run(f"{statement} {SORTED}", bound)
    tx.run("drop table numbered")
    tx.run(
        "insert into kept.facts_copies (copied_at, before_week) values ($at, $week)",
        {"at": stored(now), "week": before_week},
    )


def copy_records(tx: Transaction, team_id: str, before_week: date) -> None:
    """Replaces the facts of one team of records, and of nobody else."""
    bound = {"first_block": FIRST_BLOCK, "before_week": before_week, "team_id": team_id}
    tx.run("delete from kept.facts where team_id = $team_id", bound)
    tx.run(f"{FROM_RECORDS} and team_id = $team_id {SORTED}", bound)


def sizes(tx: Transaction) -> list[Row]:
    """How many entries and agents the copy holds, team by team and week by week."""
    return tx.rows(
        """select teams.team_id, teams.kind, week, count(*) as entries,
                  count(distinct agent) as agents
           from kept.facts as facts join kept.teams as teams on teams.team_id = facts.team_id
           group by teams.team_id, teams.kind, week
           order by teams.team_id, week"""
    )


def latest_grain(tx: Transaction, team_id: str) -> Grain | None:
    """In which grain a team's blocks will be drawn from now on; None before its first."""
    rows = tx.rows(
        """select grain from kept.grains where team_id = $team_id
           order by since_block desc limit 1""",
        {"team_id": team_id},
    )
    return Grain(rows[0]["grain"]) if rows else None


def put_grain(tx: Transaction, team_id: str, since_block: date, grain: Grain) -> None:
    """Draws a team's blocks in this grain from one of them on."""
    bound = {"team_id": team_id, "since_block": since_block, "grain": grain.value}
    tx.run(
        "delete from kept.grains where team_id = $team_id and since_block >= $since_block", bound
    )
    tx.run(
        """insert into kept.grains (team_id, since_block, grain)
           values ($team_id, $since_block, $grain)""",
        bound,
    )


def grains_of(store: Store, scope: Scope, team_id: str) -> list[tuple[date, Grain]]:
    """From which block on a team is drawn in which grain, the earliest first."""
    rows = store.rows(
        scope,
        """select since_block, grain from grains_in_scope where team_id = $team_id
           order by since_block""",
        {"team_id": team_id},
    )
    return [(row["since_block"], Grain(row["grain"])) for row in rows]


def latest_copy(store: Store) -> tuple[datetime | None, date | None]:
    """When the copy was last taken, and the week before which it ends."""
    row = store.rows(policy.door(), "select * from latest_copy")[0]
    return aware_or_none(row["copied_at"]), row["before_week"]


def latest_week(tx: Transaction) -> date | None:
    """The week before which the latest copy ends, as a transaction sees it."""
    week: date | None = tx.rows("select max(before_week) as week from kept.facts_copies")[0]["week"]
    return week
