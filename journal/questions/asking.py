"""Asks a question of a team's facts, and takes out of the answer what may not be shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from journal import disclosure
from journal.people import Team
from journal.periods import BLOCK, Grain
from journal.policy import Scope
from journal.questions.wording import counted, day, people_or_more
from journal.statistics import shown_as
from journal.store.engine import Store
from journal.vocabulary import TeamKind

EVER = (date(1990, 1, 1), date(2200, 1, 1))


@dataclass(frozen=True)
class Asked:
    """Of which team, over which whole blocks, in which grain."""

    team: Team
    first: date
    """The first Monday."""
    until: date
    """The Monday after the last week; the running week or block is never in it."""
    grain: Grain
    least_agents: int
    blocks: tuple[date, ...]
    """The blocks there are to choose from, the earliest first."""
    before: date
    """The week before which the copy of facts ends."""

    @property
    def last(self) -> date:
        return self.until - timedelta(days=1)

    @property
    def ends(self) -> tuple[date, ...]:
        """The last day of each block, or of what has turned of it."""
        return tuple(min(b + BLOCK, self.before) - timedelta(days=1) for b in self.blocks)


@dataclass(frozen=True)
class Question:
    """What is asked, and how it is told. Its SQL has a row per period, with the `agents` who stand
    in the denominator and `most_by_one`, how often the one stands in it who does most often."""

    name: str
    title: str
    sql: str
    columns: dict[str, str]
    """The columns of the answer in reading order, each with its label."""
    finding: Callable[[Answer], str]
    nothing: str
    """What is said where there is nothing to count."""
    answered: str = "true"
    """The condition, in SQL, under which a row of the facts stands in the denominator."""
    relation: str = "facts_in_scope"
    totals: tuple[str, ...] = ()
    share: tuple[str, str] | None = None
    """Which count of which other is the share that the question is about."""
    settle: Callable[[pd.DataFrame, Asked], pd.DataFrame] | None = None
    """A rule of its own on what may stand alone, applied to the periods that are shown."""
    beside: str | None = None
    """SQL for counts that belong to no period, over all that was copied; a row with `agents`."""


@dataclass(frozen=True)
class Answer:
    """A row for each period that may be shown, their sums, and what is withheld and why."""

    question: Question
    asked: Asked
    rows: pd.DataFrame
    totals: dict[str, int]
    withheld: tuple[str, ...] = ()
    one_wrote_most: bool = False

    @property
    def rows_with_gaps(self) -> pd.DataFrame:
        """The rows, with empty ones for the periods between them that hold or show nothing."""
        if self.rows.empty:
            return self.rows
        step = "7D" if self.asked.grain is Grain.WEEK else "28D"
        every = pd.date_range(self.rows["period"].min(), self.rows["period"].max(), freq=step)
        return self.rows.set_index("period").reindex(every).rename_axis("period").reset_index()

    @property
    def finding(self) -> str:
        """What the answer says, in a sentence or two."""
        if self.rows.empty:
            return self.withheld[0] if self.withheld else self.question.nothing
        told = self.question.finding(self)
        return f"{told} One person wrote most of these." if self.one_wrote_most else told


def selection(team: Team, first: date, until: date, *, by_block: bool) -> dict[str, Any]:
    return {"team": team.team_id, "first": first, "until": until, "by_block": by_block}


def ask(store: Store, scope: Scope, question: Question, asked: Asked) -> Answer:
    """The answer to a question, with every period left out in whose denominator fewer agents
    stand than may be shown. Sums are sums of what is shown, never more."""
    values = selection(asked.team, asked.first, asked.until, by_block=asked.grain is Grain.BLOCK)
    found = store.read(scope, question.sql, values)
    whole = [name for name in (*question.totals, "agents") if name in found]
    found = found.assign(**{name: found[name].astype(int) for name in whole})
    rows = disclosure.shown(found, asked.least_agents)
    most = int(rows.pop("most_by_one").sum())
    if question.settle:
        rows = question.settle(rows, asked)
    if question.share:
        rows = with_share(rows, *question.share)
    withheld = told_withheld(len(found) - len(rows), asked)
    totals = {name: int(rows[name].sum()) for name in question.totals if name in rows}
    if question.beside:
        totals |= counted_beside(store, scope, question.beside, asked)
    one = may_be_one(question, most, totals) and one_wrote_most(
        store, scope, question, rows, values, asked
    )
    return Answer(question, asked, rows, totals, withheld, one)


def with_share(rows: pd.DataFrame, part: str, whole: str) -> pd.DataFrame:
    """The share of each period, as a point and as the text by which it may be told."""
    pairs = list(zip(rows[part], rows[whole], strict=True))
    return rows.assign(
        rate=rows[part] / rows[whole],
        shown_as=[shown_as(int(x), int(n)).text for x, n in pairs],
    )


def counted_beside(store: Store, scope: Scope, sql: str, asked: Asked) -> dict[str, int]:
    row = store.rows(scope, sql, selection(asked.team, *EVER, by_block=False))[0]
    agents = row.pop("agents")
    return row if agents >= asked.least_agents else {}


def told_withheld(periods: int, asked: Asked) -> tuple[str, ...]:
    if not periods:
        return ()
    some = f"{periods} {asked.grain.value}{'s are' if periods > 1 else ' is'} not shown"
    return (f"{some}: the figure would rest on fewer than {people_or_more(asked.least_agents)}.",)


def may_be_one(question: Question, most: int, totals: dict[str, int]) -> bool:
    """Whether it is worth asking: in all nobody wrote more than what was the most by one person
    in each period, added up."""
    if question.share is None:
        return True
    return disclosure.one_person_wrote_most(most, totals[question.share[1]])


def one_wrote_most(
    store: Store,
    scope: Scope,
    question: Question,
    rows: pd.DataFrame,
    values: dict[str, Any],
    asked: Asked,
) -> bool:
    if asked.team.kind is TeamKind.RECORDS or rows.empty:
        return False
    sql = f"""
        select max(entries) as most_by_one, sum(entries) as entries from (
            select agent, count(*) as entries from {question.relation}
            where {question.answered} and period in (select unnest($periods)) group by agent
        ) as by_agent
    """
    periods = [period.date() for period in rows["period"]]
    row = store.rows(scope, sql, values | {"periods": periods})[0]
    return disclosure.one_person_wrote_most(row["most_by_one"], row["entries"])


def told_span(answer: Answer) -> str:
    """The days that a figure covers, in words, and whether it covers all of them."""
    asked, shown = answer.asked, len(answer.rows)
    span = f"{day(asked.first)} to {day(asked.last)}"
    if not answer.withheld:
        return span
    return f"in the {counted(shown, asked.grain.value, asked.grain.value + 's')} shown of {span}"
