"""What questions that are asked together share: of whom they are asked, and who stands in what
others withhold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import pandas as pd

from journal.periods import Grain
from journal.policy import Scope
from journal.questions.choosing import Since, since
from journal.questions.counting import EVER, opened, selection
from journal.questions.question import Asked, Series
from journal.store.engine import Store
from journal.store.facts import grains_of

Withheld = Mapping[date, AbstractSet[int]]
"""The agents in withheld periods of each closed block that holds one."""


@dataclass(frozen=True)
class Facts:
    """The facts of what is asked, in all the closed blocks that there are, for as long as some
    questions are answered from them: what several of them need is counted once."""

    store: Store
    scope: Scope
    asked: Asked
    _found: dict[str, pd.DataFrame] = field(default_factory=dict)
    _withheld: dict[str, Withheld] = field(default_factory=dict)

    def read(self, sql: str) -> pd.DataFrame:
        """What a statement finds, which groups by `block`; nobody writes into it."""
        if sql not in self._found:
            asked = self.asked
            bound = selection(asked.team, EVER[0], asked.closed_until, by_block=True)
            self._found[sql] = with_days(self.store.read(self.scope, sql, bound))
        return self._found[sql]

    @cached_property
    def grains(self) -> list[Since]:
        """From which block on the team is drawn in which grain."""
        return grains_of(self.store, self.scope, self.asked.team.team_id)

    def withheld_of(self, series: Series) -> Withheld:
        """Who stands in the weeks or blocks that a series withholds: a table of the same entries,
        less what the series tells, would be about these."""
        if series.name not in self._withheld:
            self._withheld[series.name] = agents_withheld(self, series)
        return self._withheld[series.name]


def with_days(found: pd.DataFrame) -> pd.DataFrame:
    """What was found, with each `block` as the day with which it begins."""
    places, days = pd.factorize(found["block"].to_numpy("datetime64[D]"))
    found["block"] = pd.Series(days.astype(object)[places], dtype=object)
    return found


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
    found = facts.read(sql)
    stood = (found[name].tolist() for name in ("block", "week", "agent"))
    in_weeks = drawn_in_weeks(facts, set(found["block"]))
    behind: defaultdict[tuple[date, date], set[int]] = defaultdict(set)
    for block, week, agent in zip(*stood, strict=True):
        behind[block, week if block in in_weeks else block].add(agent)
    left: defaultdict[date, set[int]] = defaultdict(set)
    for (block, _), agents in behind.items():
        if len(agents) < asked.least_agents:
            left[block] |= agents
    return dict(left)


def drawn_in_weeks(facts: Facts, blocks: AbstractSet[date]) -> set[date]:
    if facts.asked.by_agreement:
        return set()
    return {block for block in blocks if since(facts.grains, block)[1] is Grain.WEEK}
