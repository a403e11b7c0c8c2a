"""What a question is, of what it is asked, and what an answer holds."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from journal.people import Team
from journal.periods import BLOCK, Grain, block_of
from journal.questions.wording import counted, day
from journal.vocabulary import Cause, Channel, Word

if TYPE_CHECKING:
    from journal.questions.facts import Facts

WORDS: dict[str, type[Word]] = {"cause": Cause, "channel": Channel}


@dataclass(frozen=True)
class Only:
    """The one category to which a question is narrowed."""

    by: str
    """cause or channel."""
    value: str

    @property
    def label(self) -> str:
        return WORDS[self.by](self.value).label

    def __str__(self) -> str:
        return f"{self.by}: {self.label}"


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
    other_grain_before: date | None = None
    """Where more was asked for: what lies before this block is drawn in the other grain."""
    since: date | None = None
    """The first day of the team that is drawn in this grain, asked for or not."""
    only: Only | None = None
    drawn_by: Grain | None = None
    """The team's own grain, where what is narrowed is asked in blocks whatever that is."""
    holds_all: bool = True
    """Whether the copy of the facts was taken by a program that knew every question."""
    agreed_from: date | None = None
    """The first block of a small team that is told because every agent agrees."""
    of_few: str | None = None
    """Of a small team: why its figures are told, or are not."""

    @property
    def last(self) -> date:
        return self.until - timedelta(days=1)

    @property
    def earliest(self) -> date:
        """From where on limits are learned: they do not move with what is asked for."""
        return min(self.first, self.since) if self.since else self.first

    @property
    def own_grain(self) -> Grain:
        return self.drawn_by or self.grain

    @property
    def by_agreement(self) -> bool:
        """Whether what is asked for is told because every agent agrees."""
        return self.agreed_from is not None and self.until > self.agreed_from

    @cached_property
    def closed_blocks(self) -> tuple[date, ...]:
        """The blocks of the team whose fourth week has turned, asked for or not, as far as they
        are told by the same rule."""
        closed = [block for block in self.blocks if block + BLOCK <= self.before]
        agreed = self.agreed_from or date.max
        return tuple(block for block in closed if (block >= agreed) is self.by_agreement)

    @property
    def closed_until(self) -> date:
        """The day after the last block whose fourth week has turned."""
        return block_of(self.before)

    @property
    def ends(self) -> tuple[date, ...]:
        """The last day of each block, or of what has turned of it."""
        return tuple(min(b + BLOCK, self.before) - timedelta(days=1) for b in self.blocks)


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked of the facts, and how the answer is told."""

    name: str
    title: str
    columns: dict[str, str]
    """The columns of the answer in reading order, each with its label."""
    finding: Callable[[Answer], str]
    nothing: str
    """What is said where there is nothing to count."""
    denominator: str = "entries"
    """The count that an answer rests on."""
    filters: tuple[str, ...] = ()
    """The columns of the facts to one value of which the question can be narrowed."""
    asked_of_all: bool = True
    """Whether every copy of the facts answers it, those before the question was known too."""
    share: tuple[str, str] | None = None
    """Which count of which other is the share that the question is about."""
    share_name: str = ""
    """What the share is called where it stands alone."""
    share_told: str = ""
    """What it is of, as in "fewer encounters were escalated"."""
    leads_to: Mapping[str, str] = field(default_factory=dict)
    """The counts in a row that lead to the shared entries behind them, each with the condition, in
    SQL on what an entry says, under which one is counted; the one that counts all of them first."""
    named_by: Mapping[str, str] = field(default_factory=dict)
    """Of a table: the columns that name what a row is about, each with its condition; a row that
    has no name there leads nowhere. A series has a row for each period."""
    tells_time: bool = False
    """Whether a row tells a time of its own, which what is shared without a name does not."""


@dataclass(frozen=True, kw_only=True)
class Series(Question):
    """What is counted of the facts, period by period.

    A count has a condition in SQL, under which a row of the facts is counted.
    """

    counts: Mapping[str, str]
    denominator: str
    """The count in which enough agents must stand for a period to be shown."""
    relation: str = "facts_in_scope"
    asked_of: str | None = None
    """A count of who could have answered; it makes no period by itself."""
    means: Mapping[str, str] = field(default_factory=dict)
    """Means over the denominator, each with what is averaged, in SQL."""
    protected: tuple[str, ...] = ()
    """Counts that could embarrass: how many agents stand behind each goes to `settle`, in the
    column agents_behind_…"""
    settle: Callable[[pd.DataFrame, Asked], pd.DataFrame] | None = None
    """A rule of its own on what may stand alone, applied to the periods that are shown."""
    beside: Mapping[str, str] = field(default_factory=dict)
    """Counts that belong to no period: of all that lies in the first one asked for or later, in
    weeks that are not drawn yet too."""

    @property
    def every_count(self) -> dict[str, str]:
        every = dict(self.counts)
        return every | ({self.asked_of: "true"} if self.asked_of else {})


@dataclass(frozen=True, kw_only=True)
class Table(Question, ABC):
    """What is told in one table over all the blocks asked for."""

    @abstractmethod
    def answer(self, facts: Facts) -> Answer:
        """The answer, in which only that is told which may be. Where rows lead to entries, the
        column `blocks` holds the blocks in which each of them is told."""


@dataclass(frozen=True)
class Answer:
    """A row for each period or category that may be shown, the sums of what is shown, and what is
    withheld and why."""

    question: Question
    asked: Asked
    rows: pd.DataFrame
    totals: dict[str, int]
    withheld: tuple[str, ...] = ()
    one_wrote_most: bool = False
    history: pd.DataFrame = field(default_factory=pd.DataFrame)
    """Of a share: its part and whole in every period that may be shown, from the earliest on."""

    @property
    def rows_with_gaps(self) -> pd.DataFrame:
        """The rows, with empty ones for the periods between them that hold or show nothing."""
        if self.rows.empty:
            return self.rows
        first, last = self.rows["period"].min(), self.rows["period"].max()
        every = pd.date_range(first, last, freq=self.asked.grain.length)
        return self.rows.set_index("period").reindex(every).rename_axis("period").reset_index()

    @property
    def span(self) -> str:
        """The days that the figures cover, in words, and whether they cover all of them."""
        asked = self.asked
        last = asked.last
        if not isinstance(self.question, Series):
            last = min(last, asked.closed_until - timedelta(days=1))
        span = f"{day(asked.first)} to {day(last)}"
        if asked.only:
            span += f" ({asked.only})"
        if not self.withheld:
            return span
        if "period" not in self.rows:
            return f"in the blocks shown of {span}"
        grain = asked.grain.value
        return f"in the {counted(len(self.rows), grain, grain + 's')} shown of {span}"

    @property
    def said_of_nothing(self) -> str:
        """That there is nothing; or that no block is over yet, where whole blocks are told."""
        asked = self.asked
        told_in_blocks = isinstance(self.question, Table)
        if told_in_blocks and asked.blocks and asked.closed_until <= asked.first:
            first = day(asked.first + BLOCK - timedelta(days=1))
            return f"This is told of whole blocks of four weeks. The first one ends on {first}."
        return self.question.nothing

    @property
    def finding(self) -> str:
        """What the answer says, in a sentence or two."""
        if self.rows.empty:
            return self.withheld[0] if self.withheld else self.said_of_nothing
        told = self.question.finding(self)
        return f"{told} One person wrote most of these." if self.one_wrote_most else told
