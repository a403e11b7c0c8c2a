"""Counts what questions ask for: one statement for all that is asked of a relation, since a
statement of its own for each would take DuckDB longer to plan than to carry out.

Added up in arrays: these frames have a few hundred rows, on which pandas takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from journal.people import Team
from journal.policy import Scope
from journal.questions.question import Only, Series
from journal.store.engine import Store

APART = "__"
"""Between a question's name and a count's, in the columns of a statement."""
EVER = (date(1990, 1, 1), date(2200, 1, 1))
Figures = NDArray[np.float64]


@dataclass(frozen=True)
class Counted:
    """What was counted of one relation for some questions: a row per period and agent."""

    columns: dict[str, int]
    """Where each count stands, by its alias."""
    figures: Figures
    periods: NDArray[np.datetime64]
    agents: Figures
    """NaN for a record, behind which nobody stands."""

    def of(self, question: Series, name: str) -> Figures:
        return self.figures[:, self.columns[alias(question, name)]]

    def by_period(self, question: Series, before: date) -> pd.DataFrame:
        """A row for each period before a day in which the question counts anything: every count,
        the means, the `agents` who stand in the denominator, `most_by_one`, how often the one
        stands in it who does most often, and how many agents are behind each protected count."""
        drawn = self.periods < np.datetime64(before)
        periods = self.periods[drawn]
        starts = np.unique(periods, return_index=True)[1]

        def added(values: NDArray[Any]) -> Figures:
            return np.add.reduceat(values[drawn].astype(float), starts)

        somebody = ~np.isnan(self.agents)
        denominator = self.of(question, question.denominator)
        columns = {name: added(self.of(question, name)) for name in question.every_count}
        columns["agents"] = added((denominator > 0) & somebody)
        columns["most_by_one"] = np.maximum.reduceat(denominator[drawn], starts)
        for name in question.protected:
            behind = (self.of(question, name) > 0) & somebody
            columns[f"agents_behind_{name}"] = added(behind)
        counted = np.any([columns[name] > 0 for name in question.counts], axis=0)
        whole = {name: column[counted].astype(int) for name, column in columns.items()}
        with np.errstate(invalid="ignore"):
            means = {
                name: (added(self.of(question, name)) / columns[question.denominator])[counted]
                for name in question.means
            }
        return pd.DataFrame({"period": periods[starts][counted]} | whole | means)

    def most_by_one(self, question: Series, periods: pd.Series[pd.Timestamp]) -> tuple[int, int]:
        """How often the one agent stands in the denominator who does most often in these periods
        taken together, and how often all do."""
        among = np.isin(self.periods, periods.to_numpy()) & ~np.isnan(self.agents)
        denominator = self.of(question, question.denominator)[among]
        by_agent = np.bincount(self.agents[among].astype(int), denominator)
        return int(by_agent.max(initial=0)), int(by_agent.sum())

    def beside(self, question: Series, name: str, first: date) -> tuple[int, int]:
        """A count that belongs to no period, from a day on, and how many agents are behind it."""
        later = self.periods >= np.datetime64(first)
        values = self.of(question, name)[later]
        return int(values.sum()), len(np.unique(self.agents[later][values > 0]))


def count(
    store: Store,
    scope: Scope,
    questions: Sequence[Series],
    team: Team,
    first: date,
    *,
    by_block: bool,
    by_agreement: bool = False,
    only: Only | None = None,
) -> Counted:
    """Counts what is asked of one relation, from the first week on, in one category alone where
    that is asked for."""
    aliases = [
        (alias(question, name), column)
        for question in questions
        for name, column in columns_of(question).items()
    ]
    sql = f"""
        select period, agent, {", ".join(f"{column} as {name}" for name, column in aliases)}
        from {opened(questions[0].relation, by_agreement)}
        {narrowed(only)}
        group by period, agent
        order by period, agent
    """
    values = selection(team, first, EVER[1], by_block=by_block, only=only)
    found = store.read(scope, sql, values)
    return Counted(
        {name: place for place, (name, _) in enumerate(aliases)},
        found[[name for name, _ in aliases]].to_numpy(float, na_value=0),
        found["period"].to_numpy("datetime64[D]"),
        found["agent"].to_numpy(float, na_value=np.nan),
    )


def columns_of(question: Series) -> dict[str, str]:
    """The columns of a statement, by name."""
    within = question.counts[question.denominator]
    counts = {**question.every_count, **question.beside}
    return {
        **{name: f"count(*) filter (where {condition})" for name, condition in counts.items()},
        **{name: f"sum({what}) filter (where {within})" for name, what in question.means.items()},
    }


def alias(question: Series, name: str) -> str:
    return f"{question.name}{APART}{name}"


def opened(relation: str, by_agreement: bool) -> str:
    """The relation of what is told as nobody had to agree, or as every agent agrees."""
    return f"agreed_{relation}" if by_agreement else relation


def narrowed(only: Only | None) -> str:
    """The condition of a statement on facts that are narrowed to one category."""
    return f"where {only.by} = $only" if only else ""


def selection(
    team: Team,
    first: date,
    until: date,
    *,
    by_block: bool,
    only: Only | None = None,
) -> dict[str, Any]:
    """What the relations of facts bind, and the condition on their rows."""
    bound = {"team": team.team_id, "first": first, "until": until, "by_block": by_block}
    return bound | ({"only": only.value} if only else {})
