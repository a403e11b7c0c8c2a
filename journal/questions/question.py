"""What a question is, of what it is asked, and what an answer holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import pandas as pd

from journal.people import Team
from journal.periods import BLOCK, Grain
from journal.questions.wording import counted, day


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

    @property
    def last(self) -> date:
        return self.until - timedelta(days=1)

    @property
    def ends(self) -> tuple[date, ...]:
        """The last day of each block, or of what has turned of it."""
        return tuple(min(b + BLOCK, self.before) - timedelta(days=1) for b in self.blocks)


@dataclass(frozen=True)
class Question:
    """What is counted of the facts, period by period, and how it is told.

    A count has a condition in SQL, under which a row of the facts is counted.
    """

    name: str
    title: str
    columns: dict[str, str]
    """The columns of the answer in reading order, each with its label."""
    counts: Mapping[str, str]
    denominator: str
    """The count in which enough agents must stand for a period to be shown."""
    finding: Callable[[Answer], str]
    nothing: str
    """What is said where there is nothing to count."""
    relation: str = "facts_in_scope"
    asked_of: str | None = None
    """A count of who could have answered; it makes no period by itself."""
    means: Mapping[str, str] = field(default_factory=dict)
    """Means over the denominator, each with what is averaged, in SQL."""
    protected: tuple[str, ...] = ()
    """Counts that could embarrass: how many agents stand behind each goes to `settle`, in the
    column agents_behind_…"""
    share: tuple[str, str] | None = None
    """Which count of which other is the share that the question is about."""
    settle: Callable[[pd.DataFrame, Asked], pd.DataFrame] | None = None
    """A rule of its own on what may stand alone, applied to the periods that are shown."""
    beside: Mapping[str, str] = field(default_factory=dict)
    """Counts that belong to no period: of all that lies in the first one asked for or later, in
    weeks that are not drawn yet too."""

    @property
    def every_count(self) -> dict[str, str]:
        every = dict(self.counts)
        return every | ({self.asked_of: "true"} if self.asked_of else {})


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
    def span(self) -> str:
        """The days that the figures cover, in words, and whether they cover all of them."""
        asked = self.asked
        span = f"{day(asked.first)} to {day(asked.last)}"
        if not self.withheld:
            return span
        grain = asked.grain.value
        return f"in the {counted(len(self.rows), grain, grain + 's')} shown of {span}"

    @property
    def finding(self) -> str:
        """What the answer says, in a sentence or two."""
        if self.rows.empty:
            return self.withheld[0] if self.withheld else self.question.nothing
        told = self.question.finding(self)
        return f"{told} One person wrote most of these." if self.one_wrote_most else told
