"""The copy of facts that team figures are read from: no text, agents as mere numbers."""

from __future__ import annotations

from datetime import date, datetime

from journal.periods import FIRST_BLOCK, Grain
from journal.policy import Scope
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import BLOCK, LOCAL, PART_OF_DAY, WEEKDAY, aware_or_none, stored

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
ANSWERS = (
    "outcome, escalated_to, cause, channel, heat_start, heat_end, "
    "escalation_reason, exception_kind, exception_value"
)
EXPLAINED = """case when escalation_explained then 'yes'
    when not escalation_explained then 'no' end"""
ENTRIES = """(
    select numbered.agent, entries.*
    from kept.entries as entries join numbered on numbered.author_id = entries.author_id
) as written"""
RECORDS = "(select cast(null as integer) as agent, records.* from kept.records as records) as given"
IN_FACTS = f"""insert into kept.facts
    (team_id, agent, week, block, {ANSWERS}, escalation_explained, techniques, weekday,
     part_of_day)"""
IN_BEHAVIOURS = "insert into kept.behaviour_facts (team_id, agent, week, block, behaviour)"
IN_TECHNIQUES = """insert into kept.technique_facts
    (team_id, agent, week, block, technique, effect, outcome, heat_start)"""


def facts_from(source: str) -> list[str]:
    """What is copied of entries or of records: a row each, one for each behaviour that was met,
    and one for each technique that was used."""
    before = f"from {source} where week < $before_week"
    return [
        f"""{IN_FACTS}
            select team_id, agent, week, {BLOCK}, {ANSWERS}, explained, techniques,
                   {WEEKDAY}, {PART_OF_DAY}
            from (select team_id, agent, week, {ANSWERS}, {EXPLAINED} as explained,
                         coalesce(array_length(techniques, 1), 0) as techniques, {LOCAL} as local
                  {before}) as known""",
        f"""{IN_BEHAVIOURS}
            select team_id, agent, week, {BLOCK}, behaviour
            from (select team_id, agent, week, unnest(behaviours) as behaviour {before}) as met""",
        f"""{IN_TECHNIQUES}
            select team_id, agent, week, {BLOCK}, technique, effect, outcome, heat_start
            from (select team_id, agent, week, unnest(techniques) as technique,
                         unnest(technique_effects) as effect, outcome, heat_start
                  {before}) as used""",
    ]


# The rule of journal/promise.py, as of the copy; a test holds the two together.
FROM_PROMISES = f"""
    insert into kept.promise_facts
        (team_id, agent, week, block, is_callback, state, hours, renegotiated)
    select team_id, agent, week, {BLOCK}, kind = 'callback', state,
           cast(ceil(greatest(extract(epoch from ended_at - made_at), 0) / 3600) as integer),
           renegotiated
    from (
        select team_id, owner_id, kind, due_week as week, made_at,
               (select count(*) from kept.earlier_dues as dues
                where dues.promise_id = promises.promise_id) as renegotiated,
               coalesce(done_at, cancelled_at, $as_of) as ended_at,
               case when done_at <= due_at then 'kept_on_time'
                    when done_at > due_at then 'kept_late'
                    when cancelled_at <= due_at then 'no_longer_needed'
                    when due_at < $as_of then 'missed'
                    else 'open' end as state
        from kept.promises as promises
        where made_at < $as_of
    ) as stated
    join numbered on numbered.author_id = stated.owner_id
"""
# In a block that is told because every agent agreed, nobody else is counted: not who left, nor a
# promise of theirs that falls due later.
OF_OTHERS = """
    delete from {table}
    where exists (select 1 from kept.agreed_blocks as agreed
                  where agreed.team_id = {table}.team_id and agreed.block = {table}.block)
      and not exists (select 1 from kept.agreements as given
                      join numbered on numbered.author_id = given.person_id
                      where given.team_id = {table}.team_id and numbered.agent = {table}.agent)
"""
FROM_ANSWERS = ("kept.facts", "kept.behaviour_facts", "kept.technique_facts")
OF_AGENTS = (*FROM_ANSWERS, "kept.promise_facts")
HOLDS = 2
"""What a copy holds: 1, what outcomes, escalations, heat and promises are counted from; 2, what
every question is."""
# Who asks for one team's year then reads only the stretch of the table in which it lies.
SORTED = "order by team_id, week"


def copy_facts(tx: Transaction, now: datetime, before_week: date) -> None:
    """Replaces the copy with what the weeks before `before_week` hold now; promises are taken
    in the state they are in now."""
    for table in OF_AGENTS:
        tx.run(f"delete from {table}")
    tx.run("drop table if exists numbered")
    tx.run(NUMBERED)
    bound = {"first_block": FIRST_BLOCK, "before_week": before_week, "as_of": stored(now)}
    for statement in (*facts_from(ENTRIES), *facts_from(RECORDS), FROM_PROMISES):
        tx.run(f"{statement} {SORTED}", bound)
    for table in OF_AGENTS:
        tx.run(OF_OTHERS.format(table=table))
    tx.run("drop table numbered")
    tx.run(
        """insert into kept.facts_copies (copied_at, before_week, holds)
           values ($at, $week, $holds)""",
        {"at": stored(now), "week": before_week, "holds": HOLDS},
    )


def copy_records(tx: Transaction, team_id: str, before_week: date) -> None:
    """Replaces the facts of one team of records, and of nobody else."""
    bound = {"first_block": FIRST_BLOCK, "before_week": before_week, "team_id": team_id}
    for table in FROM_ANSWERS:
        tx.run(f"delete from {table} where team_id = $team_id", bound)
    for statement in facts_from(f"(select * from {RECORDS} where team_id = $team_id) as given"):
        tx.run(f"{statement} {SORTED}", bound)


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


def copy_held(store: Store) -> tuple[object, ...]:
    """Differs whenever the copy of the facts does; for comparing alone."""
    return tuple(store.recall("select * from copy_held")[0].values())


def latest_copy(store: Store) -> tuple[datetime | None, date | None]:
    """When the copy was last taken, and the week before which it ends."""
    row = store.recall("select * from latest_copy")[0]
    return aware_or_none(row["copied_at"]), row["before_week"]


def latest_holds_all(store: Store) -> bool:
    """Whether the latest copy was taken by a program that knew every question."""
    row = store.recall("select * from latest_copy")[0]
    return row["holds"] is None or bool(row["holds"] >= HOLDS)


def latest_week(tx: Transaction) -> date | None:
    """The week before which the latest copy ends, as a transaction sees it."""
    week: date | None = tx.rows("select max(before_week) as week from kept.facts_copies")[0]["week"]
    return week
