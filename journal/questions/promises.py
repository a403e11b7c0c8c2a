"""What became of promises, by the period in which they fell due: callbacks, then the others."""

from __future__ import annotations

from journal.questions.asking import Answer, Question, told_span
from journal.questions.wording import counted, people_or_more
from journal.statistics import Tier, shown_as

SQL = """
with by_agent as (
    select period, agent,
           count(*) filter (where state in ('kept_on_time', 'kept_late', 'missed')) as promises,
           count(*) filter (where state = 'kept_on_time') as kept_on_time,
           count(*) filter (where state = 'kept_late') as kept_late,
           count(*) filter (where state = 'missed') as missed,
           count(*) filter (where state = 'no_longer_needed') as no_longer_needed
    from promise_facts_in_scope
    where {which} and state <> 'open'
    group by period, agent
)
select period, sum(promises) as promises, sum(kept_on_time) as kept_on_time,
       sum(kept_late) as kept_late, sum(missed) as missed,
       sum(no_longer_needed) as no_longer_needed,
       count(*) filter (where promises > 0) as agents, max(promises) as most_by_one
from by_agent
group by period
order by period
"""
# Open promises fall due in weeks that are not drawn yet.
OPEN = """
select count(*) as open, count(distinct agent) as agents
from promise_facts_in_scope
where {which} and state = 'open'
"""
COLUMNS = {
    "promises": "Fell due",
    "kept_on_time": "Kept on time",
    "kept_late": "Kept late",
    "missed": "Missed",
    "no_longer_needed": "No longer needed",
    "agents": "Agents",
}


def told(answer: Answer, which: str) -> str:
    """The kept rate and the other states, as statistics.md words them."""
    totals = answer.totals
    rate = shown_as(totals["kept_on_time"], totals["promises"])
    few = ", too few for a percentage" if rate.tier in (Tier.COUNT, Tier.INTERVAL) else ""
    sentence = (
        f"{which} kept on time: {rate}{few}, {told_span(answer)}. "
        f"{totals['kept_late']:,} kept late, {totals['missed']:,} missed, "
        f"{totals['no_longer_needed']:,} no longer needed."
    )
    if "open" not in totals:
        few = people_or_more(answer.asked.least_agents)
        return f"{sentence} Open ones are not shown: fewer than {few} have any."
    return f"{sentence} {counted(totals['open'], 'is', 'are')} open and not counted."


def question(name: str, title: str, which: str, condition: str) -> Question:
    return Question(
        name=name,
        title=title,
        sql=SQL.format(which=condition),
        columns=COLUMNS,
        finding=lambda answer: told(answer, which),
        nothing=f"{which}: none fell due in these weeks.",
        share=("kept_on_time", "promises"),
        answered=f"{condition} and state in ('kept_on_time', 'kept_late', 'missed')",
        relation="promise_facts_in_scope",
        totals=tuple(name for name in COLUMNS if name != "agents"),
        beside=OPEN.format(which=condition),
    )


CALLBACKS = question("callbacks", "Callbacks", "Callbacks", "is_callback")
OTHER_PROMISES = question("other_promises", "Other promises", "Other promises", "not is_callback")
