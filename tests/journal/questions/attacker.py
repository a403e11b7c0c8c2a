"""A supervisor who asks for everything there is, and adds and subtracts what is told.

Knows which entries each figure is about, and looks for sums of figures in which the entries of all
but one to four people cancel out: then what remains is told of these few. That is so where the
figures, as vectors over the entries, are of lower rank once the columns of those few are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import numpy as np
import pandas as pd

from journal.policy import Scope
from journal.questions import CAUSES_AND_OUTCOMES, SERIES, Answer, ask, choose
from journal.store.engine import Store
from tests.journal.given import WORKSPACE

FEW = 4
CAUSES = ("billing", "own_cause_1", "own_cause_2")
"""Also such as a workspace has added: it is told of them by the same rules."""
CHANNELS = ("phone", "chat")
FILTERS: tuple[dict[str, str], ...] = (
    {},
    *({"cause": cause} for cause in CAUSES),
    *({"channel": channel} for channel in CHANNELS),
)
COUNTED_IN = {
    "outcomes": lambda entries: entries["agent"] >= 0,
    "escalations": lambda entries: entries["agent"] >= 0,
    "heat": lambda entries: entries["heat_start"].notna(),
}
"""The denominators of the questions that can be narrowed."""
Figures = dict[str, list[pd.Series]]
"""By kind of figure: which entries each of them is about."""


@dataclass(frozen=True)
class Team:
    """A team as it is, of which the attacker knows everything but who wrote what."""

    name: str
    entries: pd.DataFrame
    """A row each: agent, week, block, cause, channel, outcome, heat_start."""


def matching(team: Team, question: str, only: dict[str, str]) -> pd.Series:
    about = COUNTED_IN[question](team.entries)
    for column, value in only.items():
        about &= team.entries[column] == value
    return about


def figures_of(store: Store, scope: Scope, team: Team, question: str) -> Figures:
    """Every figure of a question that can be had, by what it is narrowed to: as it is drawn, in
    one cause, in one channel; and the rows of the table that tells the same."""
    found: Figures = {"": [], "cause": [], "channel": []}
    for only in FILTERS:
        asked = choose(store, scope, WORKSPACE, team=team.name, first=date.min, **only)
        answer = ask(store, scope, SERIES[question], asked)
        about = matching(team, question, only)
        for period, entries in zip(*told_periods(answer), strict=True):
            within = about & (team.entries[asked.grain.value] == period)
            assert int(within.sum()) == entries, "the attacker misreads a figure"
            found[next(iter(only), "")].append(within)
    if question == "outcomes":
        found["cause"] += rows_of_table(store, scope, team)
    return found


def told_periods(answer: Answer) -> tuple[list[date], list[int]]:
    if answer.rows.empty:
        return [], []
    return list(answer.rows["period"].dt.date), list(answer.rows["entries"])


def rows_of_table(store: Store, scope: Scope, team: Team) -> Iterator[pd.Series]:
    """Causes and outcomes, block by block; what is not named stands with the others."""
    blocks = choose(store, scope, WORKSPACE, team=team.name, cause=CAUSES[0]).blocks
    for block in blocks:
        asked = choose(store, scope, WORKSPACE, team=team.name, first=block, last=block)
        rows = ask(store, scope, CAUSES_AND_OUTCOMES, asked).rows
        within = team.entries["block"] == block
        named = set(rows["cause_value"]) if len(rows) else set()
        for cause in sorted(named):
            causes = team.entries["cause"]
            about = within & (~causes.isin(named) if cause == "" else causes == cause)
            assert int(about.sum()) == int(rows.set_index("cause_value").loc[cause, "entries"])
            yield about


def finds(team: Team, figures: Figures) -> bool:
    """Whether the figures of all kinds, added and subtracted, tell something of one to four."""
    return isolates(team.entries, [about for told in figures.values() for about in told])


def isolates(entries: pd.DataFrame, told: list[pd.Series]) -> bool:
    if not told:
        return False
    columns = pd.DataFrame({i: one.astype(float) for i, one in enumerate(told)})
    alike = columns.assign(agent=entries["agent"]).drop_duplicates()
    agents, vectors = alike["agent"].to_numpy(), alike.drop(columns="agent").to_numpy().T
    rank = np.linalg.matrix_rank(vectors)
    everybody = sorted(set(agents))
    return any(
        np.linalg.matrix_rank(vectors[:, ~np.isin(agents, few)]) < rank
        for few in combinations(everybody, min(FEW, len(everybody)))
    )


def finds_who_ended_it(store: Store, scope: Scope, team: Team) -> bool:
    """Whether the encounters that one to four agents ended can be told apart from the others."""
    ended = team.entries["outcome"] == "ended_by_me"
    told = []
    for only in FILTERS:
        blocks = choose(store, scope, WORKSPACE, team=team.name, **only).blocks
        for block in blocks:
            asked = choose(store, scope, WORKSPACE, team=team.name, first=block, last=block, **only)
            answer = ask(store, scope, SERIES["outcomes"], asked)
            if "ended_by_me" in answer.rows:
                within = team.entries[asked.grain.value].isin(told_periods(answer)[0])
                told.append(matching(team, "outcomes", only) & within & ended)
    return isolates(team.entries, told)
