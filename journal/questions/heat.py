"""How hot encounters were at the start and at the end, over entries that say both."""

from __future__ import annotations

from journal.disclosure import mostly_unanswered
from journal.questions.asking import Answer, Question, told_span
from journal.statistics import shown_as

ANSWERED = "heat_start is not null and heat_end is not null"
SQL = f"""
with by_agent as (
    select period, agent, count(*) as asked, count(*) filter (where {ANSWERED}) as entries,
           sum(heat_start) filter (where {ANSWERED}) as heat_start,
           sum(heat_end) filter (where {ANSWERED}) as heat_end,
           count(*) filter (where heat_end < heat_start) as cooled
    from facts_in_scope
    group by period, agent
)
select period, sum(asked) as asked, sum(entries) as entries, sum(cooled) as cooled,
       sum(heat_start) * 1.0 / sum(entries) as heat_start,
       sum(heat_end) * 1.0 / sum(entries) as heat_end,
       count(agent) filter (where entries > 0) as agents, max(entries) as most_by_one
from by_agent
group by period
having sum(entries) > 0
order by period
"""


def finding(answer: Answer) -> str:
    entries, cooled = answer.totals["entries"], answer.totals["cooled"]
    told = f"Calmer at the end than at the start: {shown_as(cooled, entries)}, "
    told += f"{told_span(answer)}."
    if mostly_unanswered(entries, answer.totals["asked"]):
        told += f" Only {entries:,} of {answer.totals['asked']:,} entries say how hot it was."
    return told


HEAT = Question(
    name="heat",
    title="Heat at the start and at the end",
    sql=SQL,
    columns={
        "entries": "Entries that say",
        "heat_start": "Mean heat at the start (1–5)",
        "heat_end": "Mean heat at the end (1–5)",
        "cooled": "Calmer at the end",
        "agents": "Agents",
    },
    finding=finding,
    nothing="No entry in these weeks says how hot it was at the start and at the end.",
    share=("cooled", "entries"),
    answered=ANSWERED,
    totals=("asked", "entries", "cooled"),
)
