"""What is given or bent again and again, what it is worth, and what sets it off.

An exception could embarrass, so a kind or a cause stands alone only in those stretches in which
enough agents are behind it and behind what it leaves over; elsewhere it is among the others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from journal import disclosure
from journal.questions.facts import Facts
from journal.questions.question import Answer, Table
from journal.questions.tally import (
    among_blocks,
    blocks_by,
    counted,
    stretches_asked,
    withheld,
)
from journal.questions.wording import counted as so_many
from journal.vocabulary import Cause, ExceptionKind, Word

WORTH = {"valued": "count(exception_value)", "value": "coalesce(sum(exception_value), 0)"}
PARTS: dict[str, type[Word]] = {"exception_kind": ExceptionKind, "cause": Cause}
ABOUT = {"exception_kind": "What was given", "cause": "What set it off"}
OTHERS = "Others together"
SEASON = 3
"""Exceptions are told in stretches of three blocks or more, so that most have people enough."""


@dataclass(frozen=True, kw_only=True)
class Exceptions(Table):
    def answer(self, facts: Facts) -> Answer:
        asked = facts.asked
        given = counted(facts, [*PARTS], among="exception_kind is not null", sums=WORTH)
        # Who did not say what it was worth is behind no value.
        chosen = stretches_asked(given[given["valued"] > 0], asked, SEASON)
        stretched = [apart(among_blocks(given, [blocks]), asked.least_agents) for blocks in chosen]
        shown = pd.concat(stretched) if stretched else given.iloc[:0]
        totals = {
            "entries": int(shown["entries"].sum()),
            "valued": int(shown["valued"].sum()),
            "value": round(float(shown["value"].sum())),
            "agents": int(shown["agent"].nunique()),
        }
        rows = rows_of(shown).assign(agents=totals["agents"])
        return Answer(self, asked, rows, totals, withheld(given, chosen, asked))


def apart(given: pd.DataFrame, least: int) -> pd.DataFrame:
    """The exceptions of a stretch, with kinds and causes that may not stand alone put together.

    Those that are told must be behind enough agents as exceptions, and as values.
    """
    told: list[np.ndarray] = [np.zeros(len(given))]
    for name in PARTS:
        category = given[name].to_numpy()
        alone = frozenset(category)
        for some in (given["entries"] > 0, given["valued"] > 0):
            seen = some.to_numpy()
            agents = given["agent"].to_numpy()[seen]
            known = [cells[seen] for cells in told]
            alone &= disclosure.told_apart(category[seen], agents, known, least)
        told.append(disclosure.rest_together(category, alone))
    parts = pd.DataFrame(dict(zip(PARTS, told[1:], strict=True)), given.index, dtype=object)
    return given.assign(**parts)


def rows_of(shown: pd.DataFrame) -> pd.DataFrame:
    """A row for each kind and then for each cause, what was worth most first and others last."""
    told: list[dict[str, object]] = []
    for name, words in PARTS.items():
        told_in = blocks_by(name, shown)
        sums = shown.groupby(name)[["entries", "valued", "value"]].sum().reset_index()
        rows = list(zip(*(sums[column].tolist() for column in sums), strict=True))
        rows.sort(key=lambda row: (row[0] == "", -row[-1]))
        told += [
            {
                "category_value": one,
                "entries": entries,
                "valued": valued,
                "value": round(value),
                "category": words(one).label if one else OTHERS,
                "about": ABOUT[name],
                "about_value": name,
                "blocks": told_in[one],
            }
            for one, entries, valued, value in rows
        ]
    return pd.DataFrame(told)


def finding(answer: Answer) -> str:
    totals, rows = answer.totals, answer.rows
    told = (
        f"{so_many(totals['entries'], 'exception', 'exceptions')}, {answer.span}; those of which "
    )
    told += f"it is known, {totals['valued']:,}, were worth {totals['value']:,} in all."
    named = rows[rows["category_value"] != ""]
    for about, said in ((ABOUT["exception_kind"], "given"), (ABOUT["cause"], "set off by")):
        some = named[named["about"] == about]
        if len(some):
            first = some.iloc[0]
            told += (
                f" Worth most of what was {said}: {first['category']}, {first['value']:,} at least."
            )
    return told


EXCEPTIONS = Exceptions(
    name="exceptions",
    title="What is given again and again",
    columns={
        "about": "By",
        "category": "Category",
        "entries": "Exceptions",
        "valued": "Of known worth",
        "value": "Worth",
        "agents": "Agents in all",
    },
    asked_of_all=False,
    finding=finding,
    nothing="No entry in these blocks tells of an exception.",
    leads_to={"entries": "exception_kind is not null"},
    named_by={
        "about_value": "$about_value in ('exception_kind', 'cause')",
        "category_value": "$category_value = "
        "case $about_value when 'cause' then cause else exception_kind end",
    },
)
