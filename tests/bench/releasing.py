"""The release of a block: 1,000,000 check-ins of 1,000 teams."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from journal.people import Workspace
from journal.periods import BLOCK, block_of
from journal.release import release
from journal.store import open_store
from journal.store.engine import Store, Transaction
from journal.store.workspace import add_workspace
from tests.bench.measuring import Row

TEAMS, AGENTS = 1_000, 12
"""Teams, and agents in each."""
BEGAN = date(2026, 1, 1)
LAST = block_of(BEGAN)
TEAMS_MADE = f"""
    insert into kept.teams (team_id, name, kind)
    select 'team-' || number, 'Team ' || number, 'agents'
    from (select unnest(range({TEAMS})) as number) as numbers"""
GRANTS_MADE = f"""
    insert into kept.grants (person_id, role, team_id, since)
    select 'agent-' || number, 'agent', 'team-' || (number // {AGENTS}), $since
    from (select unnest(range({TEAMS * AGENTS})) as number) as numbers"""
CHECK_INS_MADE = f"""
    insert into wellbeing.check_ins
        (entry_id, author_id, team_id, checked_in_at, local_date, face, flags)
    select 'entry-' || number, 'agent-' || agent, 'team-' || (agent // {AGENTS}),
           cast($first as timestamp), $first + cast(number % 28 as integer),
           case number % 5 when 0 then 'very_heavy' when 1 then 'heavy' else 'good' end,
           case when number % 3 = 0 then ['drained', 'angry'] else ['fine'] end
    from (select number, (number * 7919) % {TEAMS * AGENTS} as agent
          from (select unnest(range($check_ins)) as number) as numbers) as given"""


def rows(check_ins: int, rounds: int) -> list[Row]:
    found = tuple(released(check_ins) for _ in range(rounds))
    work = f"Release of a block, {TEAMS:,} teams, {check_ins:,} check-ins"
    return [Row(work, "", "s", found, must=10)]


def released(check_ins: int) -> float:
    """Seconds from the first look to the last team's bands."""
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        try:
            fill(store, check_ins)
            ends = datetime.combine(LAST + BLOCK, datetime.min.time(), tzinfo=UTC)
            begun = time.perf_counter()
            (block,) = release(store, ends)
            taken = time.perf_counter() - begun
        finally:
            store.close()
    assert block.teams == TEAMS
    return taken


def fill(store: Store, check_ins: int) -> None:
    bound = {"since": LAST, "first": LAST, "check_ins": check_ins}

    def work(tx: Transaction) -> None:
        add_workspace(tx, Workspace("Large", ZoneInfo("UTC")))
        for statement in (TEAMS_MADE, GRANTS_MADE, CHECK_INS_MADE):
            tx.run(statement, bound)

    store.write(work)
