"""Who stands in the weeks or blocks that a series withholds: a table of the same entries, less
what the series tells, would be about these."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from journal.periods import Grain
from journal.policy import Scope
from journal.questions.choosing import since
from journal.questions.counting import EVER, opened, selection
from journal.questions.question import Asked, Series
from journal.store.engine import Store
from journal.store.facts import grains_of


def agents_withheld(
    store: Store, scope: Scope, asked: Asked, series: Series
) -> dict[date, set[int]]:
    """The agents in withheld periods of each closed block that holds one; each block is looked at
    in the grain in which it is drawn, whatever is asked for."""
    if not asked.least_agents:
        return {}
    sql = f"""
        select block, week, agent from {opened(series.relation, asked.by_agreement)}
        where {series.counts[series.denominator]} group by block, week, agent
    """
    bound = selection(asked.team, EVER[0], asked.closed_until, by_block=True)
    grains = [] if asked.by_agreement else grains_of(store, scope, asked.team.team_id)
    behind: defaultdict[tuple[date, date], set[int]] = defaultdict(set)
    for row in store.rows(scope, sql, bound):
        block = row["block"]
        by_week = since(grains, block)[1] is Grain.WEEK
        behind[block, row["week"] if by_week else block].add(row["agent"])
    left: defaultdict[date, set[int]] = defaultdict(set)
    for (block, _), agents in behind.items():
        if len(agents) < asked.least_agents:
            left[block] |= agents
    return dict(left)
