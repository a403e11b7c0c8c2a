"""Where the encounters ended, period by period."""

from __future__ import annotations

import math

import pandas as pd

from journal.disclosure import folded
from journal.questions.question import Answer, Asked, Series
from journal.questions.wording import counted
from journal.statistics import shown_as
from journal.vocabulary import Outcome

COUNTS = {
    "entries": "true",
    **{outcome.value: f"outcome = '{outcome.value}'" for outcome in Outcome},
}
COLUMNS = {
    "entries": "Entries",
    "resolved": "Resolved",
    "partly_resolved": "Partly resolved",
    "waiting": "Waiting on follow-up",
    "unresolved": "Unresolved",
    "ended_by_customer": "Customer ended it",
    "ended_by_me": "Agent ended it",
    "ended_early": "Ended early by either",
    "agents": "Agents",
}


def settle(rows: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """An encounter that the agent ended could embarrass: see disclosure.folded. Of one cause or
    channel it is never told: it could be subtracted from what is told of all of them."""
    least = math.inf if asked.only and asked.least_agents else asked.least_agents
    together = folded(rows, "ended_by_me", "ended_by_customer", "agents_behind_ended_by_me", least)
    if "ended_by_me" in together:
        return together
    return together.rename(columns={"ended_by_customer": "ended_early"})


def finding(answer: Answer) -> str:
    entries, resolved = answer.totals["entries"], answer.totals["resolved"]
    told = f"Resolved: {shown_as(resolved, entries)}, {answer.span}."
    if answer.totals["waiting"]:
        waiting = counted(answer.totals["waiting"], "was", "were")
        told += f" {waiting} waiting on follow-up."
    return told


OUTCOMES = Series(
    name="outcomes",
    title="Where encounters ended",
    columns=COLUMNS,
    counts=COUNTS,
    denominator="entries",
    finding=finding,
    nothing="There are no entries in these weeks.",
    protected=("ended_by_me",),
    filters=("cause", "channel"),
    share=("resolved", "entries"),
    share_name="Resolved",
    share_told="encounters were resolved",
    settle=settle,
    leads_to=COUNTS | {"ended_early": "outcome in ('ended_by_customer', 'ended_by_me')"},
)
