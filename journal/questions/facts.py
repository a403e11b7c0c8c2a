"""What questions that are asked together share: of whom they are asked, and who stands in what
others withhold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

from journal.periods import Grain
from journal.policy import Scope
from journal.questions.choosing import since
from journal.questions.counting import EVER, opened, selection
from journal.questions.question import Asked, Series
from journal.store.engine import Store
from journal.store.facts import grains_of

Withheld = Mapping[date, AbstractSet[int]]
"""The agents in withheld periods of each closed block that holds one."""


@dataclass(frozen=True)
class Facts:
    """The facts of what is asked, for as long as some questions are answered from them: what
    several of them need is counted once."""

    store: Store
    scope: Scope
    asked: Asked
    _withheld: dict[str, Withheld] = field(default_factory=dict)

    def withheld_of(self, series: Series) -> Withheld:
        """Who stands in the weeks or blocks that a series withholds: a table of the same entries,
        less what the series tells, would be about these."""
        if series.name not in self._withheld:
            self._withheld[series.name] = agents_withheld(self, series)
        return self._withheld[series.name]


def agents_withheld(facts: Facts, series: Series) -> Withheld:
    """The same, counted; each block is looked at in the grain in which it is drawn, whatever is
    asked for."""
    asked = facts.asked
    if not asked.least_agents:
        return {}
    sql = f"""
        select block, week, agent from {opened(series.relation, asked.by_agreement)}
        where {series.counts[series.denominator]} group by block, week, agent
    """
    bound = selection(asked.team, EVER[0], asked.closed_until, by_block=True)
    rows = facts.store.rows(facts.scope, sql, bound)
    in_weeks = drawn_in_weeks(facts, {row["block"] for row in rows})
    behind: defaultdict[tuple[date, date], set[int]] = defaultdict(set)
    for row in rows:
        block = row["block"]
        behind[block, row["week"] if block in in_weeks else block].add(row["agent"])
    left: defaultdict[date, set[int]] = defaultdict(set)
    for (block, _), agents in behind.items():
        if len(agents) < asked.least_agents:
            left[block] |= agents
    return dict(left)


def drawn_in_weeks(facts: Facts, blocks: AbstractSet[date]) -> set[date]:
    asked = facts.asked
    if asked.by_agreement:
        return set()
    grains = grains_of(facts.store, facts.scope, asked.team.team_id)
    return {block for block in blocks if since(grains, block)[1] is Grain.WEEK}
