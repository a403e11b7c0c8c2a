"""How often encounters were passed on, period by period."""

from __future__ import annotations

from journal.disclosure import mostly_unanswered
from journal.questions.asking import Answer, Question, told_span
from journal.statistics import shown_as

SQL = """
with by_agent as (
    select period, agent, count(*) as asked,
           count(escalated_to) as entries,  -- unanswered is not no
           count(*) filter (where escalated_to <> 'nobody') as escalated
    from facts_in_scope
    group by period, agent
)
select period, sum(asked) as asked, sum(entries) as entries, sum(escalated) as escalated,
       count(agent) filter (where entries > 0) as agents, max(entries) as most_by_one
from by_agent
group by period
having sum(entries) > 0
order by period
"""


def finding(answer: Answer) -> str:
    entries, escalated = answer.totals["entries"], answer.totals["escalated"]
    told = f"Escalated: {shown_as(escalated, entries)}, {told_span(answer)}."
    if mostly_unanswered(entries, answer.totals["asked"]):
        told += f" Only {entries:,} of {answer.totals['asked']:,} entries say whether they were."
    return told


ESCALATIONS = Question(
    name="escalations",
    title="Escalated",
    sql=SQL,
    columns={"entries": "Entries that say", "escalated": "Escalated", "agents": "Agents"},
    finding=finding,
    nothing="No entry in these weeks says whether it was passed on, and unanswered is not no.",
    share=("escalated", "entries"),
    answered="escalated_to is not null",
    totals=("asked", "entries", "escalated"),
)
