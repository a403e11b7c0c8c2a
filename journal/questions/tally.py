"""Counts the facts category by category, over whole stretches of blocks.

A stretch is as many blocks as it takes for enough agents to stand in the denominator: mostly one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

import pandas as pd

from journal import disclosure
from journal.periods import Grain
from journal.questions.counting import opened
from journal.questions.facts import Facts, Withheld
from journal.questions.narrowing import NOBODY, may_be_told
from journal.questions.outcomes import OUTCOMES
from journal.questions.question import WORDS, Answer, Asked, Series, Table
from journal.questions.wording import told_withheld
from journal.statistics import shown_as
from journal.vocabulary import Word

EVERY_ENTRY = ("cause", "channel")
"""What every entry names."""


@dataclass(frozen=True, kw_only=True)
class Tally(Table):
    """How often each category occurs among the entries that name one."""

    by: Mapping[str, type[Word]]
    """The columns that name the category, with their words."""
    counted_by: tuple[str, ...] = ()
    """By these and more columns, where another table is made of the same statement."""
    among: str = "true"
    """Which entries could have named one, in SQL."""
    beside: Series = OUTCOMES
    """What is told of the same entries period by period."""

    def answer(self, facts: Facts) -> Answer:
        asked = facts.asked
        found = counted(facts, self.counted_by or self.by, among=self.among)
        said = found.dropna(subset=[*self.by])
        chosen = stretches_asked(said, asked, withheld=facts.withheld_of(self.beside))
        if asked.only:
            chosen = [
                blocks
                for blocks in chosen
                if may_be_told(together(said, blocks), asked.only, asked.least_agents)
            ]
            said, found = (one[one[asked.only.by] == asked.only.value] for one in (said, found))
        shown, could_say = among_blocks(said, chosen), among_blocks(found, chosen)
        totals = {
            "entries": int(shown["entries"].sum()),
            "agents": int(shown["agent"].nunique()),
            "asked": int(could_say["entries"].sum()),
        }
        rows = with_shares(in_words(shown, self.by), totals["entries"], totals["agents"])
        told_in = tuple(block for blocks in chosen for block in blocks)
        rows["blocks"] = [told_in] * len(rows)
        return Answer(self, asked, rows, totals, withheld(said, chosen, asked))


def counted(
    facts: Facts,
    columns: Iterable[str],
    *,
    among: str = "true",
    relation: str = "facts_in_scope",
    made: Mapping[str, str] | None = None,
    sums: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """How many entries there are of each block, agent and category, of all the closed blocks that
    there are: stretches begin with the first. With cause and channel where one is asked for.

    A category is a column, or `made` of columns, in SQL.
    """
    asked = facts.asked
    by = list(dict.fromkeys([*columns, *(("cause", "channel") if asked.only else ())]))
    added = "".join(f", {what} as {name}" for name, what in (sums or {}).items())
    known = "".join(f", {what} as {name}" for name, what in (made or {}).items())
    sql = f"""
        select block, coalesce(agent, {NOBODY}) as agent, {", ".join(by)},
               count(*) as entries{added}
        from (select *{known} from {opened(relation, asked.by_agreement)}) as known
        where {among}
        group by block, agent, {", ".join(by)}
    """
    return facts.read(sql)


def stretches_asked(
    said: pd.DataFrame,
    asked: Asked,
    shortest: int = 1,
    withheld: Withheld | None = None,
) -> list[list[date]]:
    """The stretches that lie wholly in what is asked for, by who stands in the denominator, and
    in what is withheld of the figures beside it."""
    whole = disclosure.stretches_beside(
        {block: (agents,) for block, agents in agents_by_block(said, asked).items()},
        withheld or {},
        asked.least_agents,
        shortest,
    )
    return [s for s in whole if asked.first <= s[0] and s[-1] < asked.until]


def agents_by_block(said: pd.DataFrame, asked: Asked) -> dict[date, set[int]]:
    """Who stands behind these entries, for every closed block, those without any included."""
    blocks = sorted({*asked.closed_blocks, *said["block"].unique()})
    behind: dict[date, set[int]] = {block: set() for block in blocks}
    for block, agent in set(zip(said["block"].tolist(), said["agent"].tolist(), strict=True)):
        behind[block].add(agent)
    return behind


def among_blocks(found: pd.DataFrame, stretches: list[list[date]]) -> pd.DataFrame:
    return found[found["block"].isin([block for blocks in stretches for block in blocks])]


def blocks_by(category: str, shown: pd.DataFrame) -> dict[str, tuple[date, ...]]:
    """In which blocks each category is told, the earliest first."""
    told: dict[str, tuple[date, ...]] = {}
    pairs = set(zip(shown["block"].tolist(), shown[category].tolist(), strict=True))
    for block, name in sorted(pairs):
        told[name] = (*told.get(name, ()), block)
    return told


def together(said: pd.DataFrame, blocks: list[date]) -> pd.DataFrame:
    """The entries of a stretch, told as one period."""
    return said[said["block"].isin(blocks)].assign(period=0)


def withheld(said: pd.DataFrame, chosen: list[list[date]], asked: Asked) -> tuple[str, ...]:
    """How many blocks that hold something are not in what is shown."""
    held = {block for block in said["block"].unique() if asked.first <= block < asked.until}
    left = held - {block for blocks in chosen for block in blocks}
    return told_withheld(len(left), Grain.BLOCK, asked)


def in_words(shown: pd.DataFrame, by: Mapping[str, type[Word]]) -> pd.DataFrame:
    """A row for each category that occurs, in words: of one column the most frequent first, of
    several in the order of their words."""
    counts: Counter[tuple[str, ...]] = Counter()
    named = zip(*(shown[name].tolist() for name in by), strict=True)
    for category, entries in zip(named, shown["entries"].tolist(), strict=True):
        counts[category] += entries
    order = product(*([str(word) for word in words] for words in by.values()))
    told = [category for category in order if category in counts]
    if len(by) == 1:
        told.sort(key=lambda category: -counts[category])
    rows: dict[str, list[object]] = {"entries": [counts[category] for category in told]}
    for place, (name, words) in enumerate(by.items()):
        rows[f"{name}_value"] = [category[place] for category in told]
        rows[name] = [words(category[place]).label for category in told]
    return pd.DataFrame(rows)


def with_shares(rows: pd.DataFrame, entries: int, agents: int) -> pd.DataFrame:
    """The share of each category, as a point and as the text by which it may be told."""
    return rows.assign(
        rate=rows["entries"] / max(entries, 1),
        shown_as=[shown_as(int(x), entries).text for x in rows["entries"]],
        agents=agents,
    )


def of_every_entry(name: str, title: str, by: str, label: str, *, narrowed_by: str) -> Tally:
    """A tally of what every entry names once: its cause, its channel."""
    columns = {
        by: label,
        "shown_as": "Share of entries",
        "entries": "Entries",
        "agents": "Agents in all",
    }
    return Tally(
        name=name,
        title=title,
        columns=columns,
        by={by: WORDS[by]},
        counted_by=EVERY_ENTRY,
        filters=(narrowed_by,),
        finding=most_often,
        nothing="There are no entries in these blocks.",
        leads_to={"entries": "true"},
        named_by={f"{by}_value": f"{by} = ${by}_value"},
    )


def most_often(answer: Answer) -> str:
    """The category that occurs most, with its share."""
    first = answer.rows.iloc[0]
    name = next(iter(answer.question.columns))
    return f"Most often: {first[name]}, {first['shown_as']}, {answer.span}."
