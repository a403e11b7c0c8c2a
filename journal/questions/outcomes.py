"""Where the encounters ended, period by period."""

from __future__ import annotations

import pandas as pd

from journal.disclosure import folded
from journal.questions.asking import Answer, Asked, Question, told_span
from journal.questions.wording import counted
from journal.statistics import shown_as

SQL = """
with by_agent as (
    select period, agent, count(*) as entries,
           count(*) filter (where outcome = 'resolved') as resolved,
           count(*) filter (where outcome = 'partly_resolved') as partly_resolved,
           count(*) filter (where outcome = 'waiting') as waiting,
           count(*) filter (where outcome = 'unresolved') as unresolved,
           count(*) filter (where outcome = 'ended_by_customer') as ended_by_customer,
           count(*) filter (where outcome = 'ended_by_me') as ended_by_me
    from facts_in_scope
    group by period, agent
)
select period, sum(entries) as entries, sum(resolved) as resolved,
       sum(partly_resolved) as partly_resolved, sum(waiting) as waiting,
       sum(unresolved) as unresolved, sum(ended_by_customer) as ended_by_customer,
       sum(ended_by_me) as ended_by_me, count(agent) as agents, max(entries) as most_by_one,
       count(*) filter (where ended_by_me > 0) as agents_who_ended
from by_agent
group by period
order by period
"""
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
    """An encounter that the agent ended could embarrass: see disclosure.folded."""
    least = asked.least_agents
    together = folded(rows, "ended_by_me", "ended_by_customer", "agents_who_ended", least)
    if "ended_by_me" in together:
        return together
    return together.rename(columns={"ended_by_customer": "ended_early"})


def finding(answer: Answer) -> str:
    entries, resolved = answer.totals["entries"], answer.totals["resolved"]
    told = f"Resolved: {shown_as(resolved, entries)}, {told_span(answer)}."
    if answer.totals["waiting"]:
        waiting = counted(answer.totals["waiting"], "was", "were")
        told += f" {waiting} waiting on follow-up."
    return told


OUTCOMES = Question(
    name="outcomes",
    title="Where encounters ended",
    sql=SQL,
    columns=COLUMNS,
    finding=finding,
    nothing="There are no entries in these weeks.",
    share=("resolved", "entries"),
    totals=tuple(name for name in COLUMNS if name != "agents"),
    settle=settle,
)
