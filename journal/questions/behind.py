"""The shared entries behind a point or a bar: those, and nothing else.

What is listed follows from what was chosen and from what is shared with this viewer, as it is now.
The copy of the facts has no part in it: a list tells nothing of an entry that is not shared, not
even that there is one (docs/decisions/0018-shared-entries-behind-a-figure.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from journal.errors import NotFound
from journal.periods import BLOCK, WEEK, Grain, block_of
from journal.policy import Scope
from journal.questions.facts import Facts
from journal.questions.question import Answer, Asked, Only, Question, Series
from journal.questions.tally import counted, stretches_asked
from journal.questions.wording import day
from journal.sharing import MOST_LISTED, SharedInList
from journal.store.engine import Store
from journal.store.shares import shared_behind
from journal.vocabulary import Audience, TeamKind

APART = "."
NOT_DRAWN = (
    "What was chosen is not among the figures that are drawn here: the link may be an old one, or "
    "it is not shown. The figures are as they were. Choose a point or bar among them."
)


@dataclass(frozen=True)
class Choice:
    """A count in a row of an answer: what a point, a bar or a cell stands for."""

    question: str
    row: tuple[str, ...]
    """What names the row: a period's first day, or a category."""
    part: str

    def __str__(self) -> str:
        return APART.join((self.question, *self.row, self.part))


@dataclass(frozen=True)
class Behind:
    """What is shared of the entries behind a point or bar."""

    choice: Choice
    label: str
    """ "Week from 2 November 2026", "Delivery"."""
    counts: dict[Choice, tuple[str, int]]
    """The counts of the same row that lead to entries, each with its name and as it is drawn."""
    before: Choice | None
    after: Choice | None
    """The same of the periods beside it that are drawn."""
    named: Sequence[SharedInList]
    """Shared with the supervisor, by name."""
    unnamed: Sequence[SharedInList] | None
    """Shared with the team, without names, of the blocks `told_in`; None where there is none, or
    where the row tells a time."""
    blocks: tuple[date, ...]
    """The blocks in which the row lies."""
    told_in: tuple[date, ...]
    grain: Grain | None
    """Of a period; a category has none."""

    @property
    def is_finer_than_a_block(self) -> bool:
        return self.grain is Grain.WEEK

    @property
    def count(self) -> int:
        return self.counts[self.choice][1]


def choices(answer: Answer, part: str | None = None) -> list[Choice | None]:
    """What each row leads to, or the same count in each of them; None where it leads nowhere."""
    question = answer.question
    whole = part or next(iter(question.leads_to), "")
    if whole not in question.leads_to or answer.asked.team.kind is TeamKind.RECORDS:
        return [None] * len(answer.rows)
    names = zip(*names_of_rows(answer), strict=True)
    return [Choice(question.name, row, whole) if all(row) else None for row in names]


def names_of_rows(answer: Answer) -> list[list[str]]:
    if isinstance(answer.question, Series):
        return [[f"{period:%Y-%m-%d}" for period in answer.rows.get("period", ())]]
    return [answer.rows[name].tolist() for name in answer.question.named_by if name in answer.rows]


def behind(store: Store, scope: Scope, answers: Sequence[Answer], chosen: str) -> Behind:
    """What is shared of the entries behind what was chosen, which anybody may have typed.

    Raises NotFound for what is not drawn of these answers.
    """
    name = chosen.partition(APART)[0]
    for answer in (one for one in answers if one.question.name == name):
        rows = choices(answer)
        for place, row in enumerate(rows):
            counts = counts_of(answer, place, row) if row else {}
            for choice in counts:
                if str(choice) == chosen:
                    return read(store, scope, answer, place, choice, counts)
    raise NotFound(NOT_DRAWN)


def counts_of(answer: Answer, place: int, row: Choice) -> dict[Choice, tuple[str, int]]:
    """The counts that are drawn of a row and lead to entries, each with its name."""
    question, values = answer.question, answer.rows.iloc[place]
    return {
        replace(row, part=part): (question.columns[part], int(values[part]))
        for part in question.leads_to
        if part in values and part in question.columns
    }


def read(
    store: Store,
    scope: Scope,
    answer: Answer,
    place: int,
    choice: Choice,
    counts: dict[Choice, tuple[str, int]],
) -> Behind:
    question, asked, row = answer.question, answer.asked, answer.rows.iloc[place]
    is_series = isinstance(question, Series)
    blocks = (block_of(row["period"].date()),) if is_series else row["blocks"]
    by_week = is_series and asked.grain is Grain.WEEK
    weeks = [block + week * WEEK for block in blocks for week in range(BLOCK // WEEK)]
    told_in = told_without_names(store, scope, asked, blocks)
    condition = condition_of(question, choice.part, asked.only)
    values = {
        "team": asked.team.team_id,
        "weeks": [row["period"].date()] if by_week else weeks,
        "blocks": list(told_in),
        "only": asked.only.value if asked.only else None,
        **dict(zip(question.named_by, choice.row, strict=False)),
    }

    def listed(audience: Audience) -> list[SharedInList]:
        return shared_behind(store, scope, audience, condition, values, MOST_LISTED)

    beside = [replace(one, part=choice.part) for one in choices(answer) if one]
    at = [one.row for one in beside].index(choice.row)
    return Behind(
        choice,
        label_of(answer, row),
        counts,
        beside[at - 1] if is_series and at else None,
        beside[at + 1] if is_series and at + 1 < len(beside) else None,
        listed(Audience.SUPERVISOR),
        listed(Audience.TEAM) if told_in and not question.tells_time else None,
        blocks,
        told_in,
        asked.grain if is_series else None,
    )


def told_without_names(
    store: Store, scope: Scope, asked: Asked, blocks: Sequence[date]
) -> tuple[date, ...]:
    """Of these blocks those of which unnamed entries are listed: whole stretches in which enough
    agents wrote, the same for every question. Questions have stretches of their own, and what two
    of them share may be a block in which too few did. The agents of a small team agreed to
    figures, and not to be told when they were what they share without a name."""
    if asked.by_agreement:
        return ()
    wrote = counted(Facts(store, scope, replace(asked, only=None)), ["block"])
    stretches = stretches_asked(wrote, asked)
    return tuple(block for one in stretches if set(one) <= set(blocks) for block in one)


def condition_of(question: Question, part: str, only: Only | None) -> str:
    """What holds of an entry that is counted there."""
    every = [question.leads_to[part], *question.named_by.values()]
    return " and ".join([*every, f"{only.by} = $only"] if only else every)


def label_of(answer: Answer, row: pd.Series[Any]) -> str:
    if isinstance(answer.question, Series):
        return f"{answer.asked.grain.value.capitalize()} from {day(row['period'])}"
    return ", ".join(str(row[name.removesuffix("_value")]) for name in answer.question.named_by)
