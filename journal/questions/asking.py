"""Asks questions of a team's facts, and takes out of the answers what may not be shown."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from journal import disclosure
from journal.periods import Grain
from journal.policy import Scope
from journal.questions.counting import Counted, count
from journal.questions.question import Answer, Asked, Question
from journal.questions.wording import people_or_more
from journal.statistics import shown_as
from journal.store.engine import Store
from journal.vocabulary import TeamKind


def ask(store: Store, scope: Scope, question: Question, asked: Asked) -> Answer:
    """The answer to one question."""
    return ask_all(store, scope, [question], asked)[0]


def ask_all(
    store: Store, scope: Scope, questions: Sequence[Question], asked: Asked
) -> list[Answer]:
    """The answers, with every period left out in whose denominator fewer agents stand than may
    be shown. Sums are sums of what is shown, never more."""
    by_block = asked.grain is Grain.BLOCK
    counted = {
        relation: count(
            store,
            scope,
            [question for question in questions if question.relation == relation],
            asked.team,
            asked.first,
            by_block=by_block,
        )
        for relation in dict.fromkeys(question.relation for question in questions)
    }
    return [answered(question, asked, counted[question.relation]) for question in questions]


def answered(question: Question, asked: Asked, counted: Counted) -> Answer:
    found = counted.by_period(question, asked.until)
    rows = disclosure.shown(found, asked.least_agents)
    most = int(rows.pop("most_by_one").sum())
    if question.settle:
        rows = question.settle(rows, asked)
    if question.share:
        rows = with_share(rows, *question.share)
    totals = {name: int(rows[name].sum()) for name in totals_of(question) if name in rows}
    one = may_be_one(question, most, totals) and one_wrote_most(counted, question, rows, asked)
    withheld = told_withheld(len(found) - len(rows), asked)
    told = totals | beside(question, counted, asked.least_agents)
    return Answer(question, asked, rows, told, withheld, one)


def beside(question: Question, counted: Counted, least: int) -> dict[str, int]:
    """The counts that belong to no period, where enough agents are behind them."""
    every = {name: counted.beside(question, name) for name in question.beside}
    return {name: number for name, (number, agents) in every.items() if agents >= least}


def totals_of(question: Question) -> list[str]:
    """Every count that an answer may hold, those included that `settle` makes of others."""
    named = dict.fromkeys([*question.every_count, *question.columns])
    return [name for name in named if name not in ("agents", *question.means)]


def with_share(rows: pd.DataFrame, part: str, whole: str) -> pd.DataFrame:
    """The share of each period, as a point and as the text by which it may be told."""
    pairs = list(zip(rows[part], rows[whole], strict=True))
    return rows.assign(
        rate=rows[part] / rows[whole],
        shown_as=[shown_as(int(x), int(n)).text for x, n in pairs],
    )


def told_withheld(periods: int, asked: Asked) -> tuple[str, ...]:
    if not periods:
        return ()
    some = f"{periods} {asked.grain.value}{'s are' if periods > 1 else ' is'} not shown"
    return (f"{some}: the figure would rest on fewer than {people_or_more(asked.least_agents)}.",)


def may_be_one(question: Question, most: int, totals: dict[str, int]) -> bool:
    """Whether it is worth a look: in all nobody wrote more than what was the most by one person
    in each period, added up."""
    return disclosure.one_person_wrote_most(most, totals.get(question.denominator, 0))


def one_wrote_most(counted: Counted, question: Question, rows: pd.DataFrame, asked: Asked) -> bool:
    if asked.team.kind is TeamKind.RECORDS or rows.empty:
        return False
    return disclosure.one_person_wrote_most(*counted.most_by_one(question, rows["period"]))
