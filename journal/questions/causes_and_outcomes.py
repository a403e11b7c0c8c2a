"""Where encounters ended, by what had set them off."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np
import pandas as pd

from journal import disclosure
from journal.periods import Grain
from journal.questions.counting import opened, selection
from journal.questions.facts import Facts, with_days
from journal.questions.narrowing import NOBODY
from journal.questions.question import Answer, Table
from journal.questions.tally import blocks_by
from journal.questions.wording import told_withheld
from journal.statistics import shown_as
from journal.vocabulary import Cause, Outcome

OTHERS = "Others together"
ENDS = {
    **{str(one): str(one) for one in Outcome},
    Outcome.ENDED_BY_ME.value: "ended_early",
    Outcome.ENDED_BY_CUSTOMER.value: "ended_early",
}
"""Who ended it is not told of one cause, as it could be subtracted from what is told of all."""
SQL = """
    select block, period, coalesce(agent, {nobody}) as agent, cause, outcome, count(*) as entries
    from {relation}
    group by block, period, agent, cause, outcome
"""


@dataclass(frozen=True, kw_only=True)
class CausesAndOutcomes(Table):
    def answer(self, facts: Facts) -> Answer:
        asked = facts.asked
        by_block = asked.grain is Grain.BLOCK
        closed = min(asked.until, asked.closed_until)
        relation = opened("facts_in_scope", asked.by_agreement)
        sql = SQL.format(nobody=NOBODY, relation=relation)
        bound = selection(asked.team, asked.first, closed, by_block=by_block)
        found = with_days(facts.store.read(facts.scope, sql, bound))
        shown = told_of(found, asked.least_agents)
        totals = {"entries": int(shown["entries"].sum()), "agents": shown["agent"].nunique()}
        left = found["block"].nunique() - shown["block"].nunique()
        rows = rows_of(shown).assign(agents=totals["agents"])
        return Answer(self, asked, rows, totals, told_withheld(left, Grain.BLOCK, asked))


def told_of(found: pd.DataFrame, least: int) -> pd.DataFrame:
    """The entries of the blocks that are told, with causes that may not stand alone put together.
    Where a period of a block is withheld, it could be told by what this table adds up to."""
    period, agent = found["period"].to_numpy(), found["agent"].to_numpy()
    cause, told = found["cause"].to_numpy(object, copy=True), np.zeros(len(found), dtype=bool)
    for places in found.groupby("block").indices.values():
        if disclosure.every_part_is_told(period[places], agent[places], least):
            alone = disclosure.told_apart(cause[places], agent[places], [period[places]], least)
            cause[places] = disclosure.rest_together(cause[places], alone)
            told[places] = True
    return found.assign(cause=pd.Series(cause, dtype=object))[told]


def rows_of(shown: pd.DataFrame) -> pd.DataFrame:
    """A row for each cause, the most frequent first and the others last."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    columns = (shown[name].tolist() for name in ("cause", "outcome", "entries"))
    for cause, outcome, entries in zip(*columns, strict=True):
        counts[cause][ENDS[outcome]] += entries
    order = sorted(counts, key=lambda cause: (cause == "", -counts[cause].total()))
    told_in = blocks_by("cause", shown)
    return pd.DataFrame(
        [row_of(cause, counts[cause]) | {"blocks": told_in[cause]} for cause in order]
    )


def row_of(cause: str, ended: Counter[str]) -> dict[str, object]:
    entries, resolved = ended.total(), ended["resolved"]
    return {
        "cause": Cause(cause).label if cause else OTHERS,
        "cause_value": cause,
        "entries": entries,
        **{name: ended[name] for name in dict.fromkeys(ENDS.values())},
        "rate": resolved / entries,
        "shown_as": shown_as(resolved, entries).text,
    }


def finding(answer: Answer) -> str:
    named = answer.rows[answer.rows["cause_value"] != ""]
    if named.empty:
        return f"No cause stands alone behind enough people, {answer.span}."
    told = [f"{row.cause} {row.shown_as}" for row in named.head(3).itertuples()]
    return f"Resolved, by the most frequent causes: {'; '.join(told)}; {answer.span}."


CAUSES_AND_OUTCOMES = CausesAndOutcomes(
    name="causes_and_outcomes",
    title="Where they ended, by what set them off",
    columns={
        "cause": "Cause",
        "shown_as": "Resolved, share",
        "entries": "Entries",
        "resolved": "Resolved",
        "partly_resolved": "Partly resolved",
        "waiting": "Waiting on follow-up",
        "unresolved": "Unresolved",
        "ended_early": "Ended early by either",
        "agents": "Agents in all",
    },
    finding=finding,
    nothing="There are no entries in these blocks.",
    leads_to={
        "entries": "true",
        **{end: f"outcome = '{end}'" for end in ENDS.values() if end != "ended_early"},
        "ended_early": "outcome in ('ended_by_customer', 'ended_by_me')",
    },
    named_by={"cause_value": "cause = $cause_value"},
)
