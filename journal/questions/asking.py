"""Asks questions of a team's facts, and takes out of the answers what may not be shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from journal import disclosure
from journal.periods import Grain
from journal.policy import Scope
from journal.questions.counting import Counted, count
from journal.questions.facts import Facts
from journal.questions.narrowing import blocks_told, check_can_be_narrowed
from journal.questions.question import Answer, Asked, Question, Series, Table
from journal.questions.wording import told_withheld
from journal.statistics import shown_as
from journal.store.engine import Store
from journal.vocabulary import TeamKind

NEXT_COPY = (
    "This is counted from the next copy of the facts on, which is taken when the week turns. "
    "An admin can have it taken earlier with afterword refresh."
)


def ask(store: Store, scope: Scope, question: Question, asked: Asked) -> Answer:
    """The answer to one question."""
    return ask_all(store, scope, [question], asked)[0]


def ask_all(
    store: Store, scope: Scope, questions: Sequence[Question], asked: Asked
) -> list[Answer]:
    """The answers, in which only that is told which may be (docs/privacy-for-statisticians.md).
    Sums are sums of what is shown, never more. Raises NotFound where a question cannot be narrowed
    as asked."""
    for question in questions:
        check_can_be_narrowed(question, asked.only)
    series = [question for question in questions if isinstance(question, Series)]
    counted = counts_of(store, scope, series, asked)
    told = blocks_told(store, scope, series, asked, asked.only) if asked.only and series else {}
    facts = Facts(store, scope, asked)
    answers = {
        question.name: answered(
            question, asked, counted[question.relation], told.get(question.name)
        )
        for question in series
    } | {
        question.name: in_a_table(question, facts)
        for question in questions
        if isinstance(question, Table)
    }
    return [answers[question.name] for question in questions]


def in_a_table(question: Table, facts: Facts) -> Answer:
    if not facts.asked.holds_all and not question.asked_of_all:
        return Answer(question, facts.asked, pd.DataFrame(), {}, (NEXT_COPY,))
    return question.answer(facts)


def counts_of(
    store: Store, scope: Scope, questions: Sequence[Series], asked: Asked
) -> dict[str, Counted]:
    """What is counted of each relation that is asked about."""
    return {
        relation: count(
            store,
            scope,
            [question for question in questions if question.relation == relation],
            asked.team,
            asked.earliest,
            by_block=asked.grain is Grain.BLOCK,
            by_agreement=asked.by_agreement,
            only=asked.only,
        )
        for relation in dict.fromkeys(question.relation for question in questions)
    }


def answered(
    question: Series, asked: Asked, counted: Counted, told: set[pd.Timestamp] | None = None
) -> Answer:
    """The answer period by period, or in those that are told where not all may be."""
    ever = counted.by_period(question, asked.until)
    may_be_shown = disclosure.shown(ever, asked.least_agents)
    if told is not None:
        may_be_shown = may_be_shown[may_be_shown["period"].isin(list(told))]
    found, rows = since(ever, asked.first), since(may_be_shown, asked.first)
    most = int(rows.pop("most_by_one").sum())
    if question.settle:
        rows = question.settle(rows, asked)
    if question.share:
        rows = with_share(rows, *question.share)
    counts = [name for name in totals_of(question) if name in rows]
    totals = {name: int(rows[name].to_numpy().sum()) for name in counts}
    one = may_be_one(question, most, totals) and one_wrote_most(counted, question, rows, asked)
    withheld = told_withheld(len(found) - len(rows), asked.grain, asked)
    told_with_them = totals | beside(question, counted, asked)
    history = may_be_shown[["period", *question.share]] if question.share else pd.DataFrame()
    return Answer(question, asked, rows, told_with_them, withheld, one, history)


def since(periods: pd.DataFrame, first: date) -> pd.DataFrame:
    earlier = np.searchsorted(periods["period"].to_numpy(), np.datetime64(first))
    return periods.iloc[earlier:].reset_index(drop=True)


def beside(question: Series, counted: Counted, asked: Asked) -> dict[str, int]:
    """The counts that belong to no period, where enough agents are behind them."""
    every = {name: counted.beside(question, name, asked.first) for name in question.beside}
    enough = asked.least_agents
    return {name: number for name, (number, agents) in every.items() if agents >= enough}


def totals_of(question: Series) -> list[str]:
    """Every count that an answer may hold, those included that `settle` makes of others."""
    named = dict.fromkeys([*question.every_count, *question.columns])
    return [name for name in named if name not in ("agents", *question.means)]


def with_share(rows: pd.DataFrame, part: str, whole: str) -> pd.DataFrame:
    """The share of each period, as a point and as the text by which it may be told."""
    counts, sizes = rows[part].tolist(), rows[whole].tolist()
    return rows.assign(
        rate=rows[part] / rows[whole],
        shown_as=[shown_as(x, n).text for x, n in zip(counts, sizes, strict=True)],
    )


def may_be_one(question: Series, most: int, totals: dict[str, int]) -> bool:
    """Whether it is worth a look: in all nobody wrote more than what was the most by one person
    in each period, added up."""
    return disclosure.one_person_wrote_most(most, totals.get(question.denominator, 0))


def one_wrote_most(counted: Counted, question: Series, rows: pd.DataFrame, asked: Asked) -> bool:
    """Of a team so small that every agent had to agree it is not said: they are too few not to be
    thought of."""
    if asked.team.kind is TeamKind.RECORDS or asked.by_agreement or rows.empty:
        return False
    return disclosure.one_person_wrote_most(*counted.most_by_one(question, rows["period"]))
