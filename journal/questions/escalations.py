"""How often encounters were passed on, period by period."""

from __future__ import annotations

from journal.disclosure import mostly_unanswered
from journal.questions.question import Answer, Series
from journal.statistics import shown_as


def finding(answer: Answer) -> str:
    entries, escalated = answer.totals["entries"], answer.totals["escalated"]
    told = f"Escalated: {shown_as(escalated, entries)}, {answer.span}."
    if mostly_unanswered(entries, answer.totals["asked"]):
        told += f" Only {entries:,} of {answer.totals['asked']:,} entries say whether they were."
    return told


COUNTS = {
    "entries": "escalated_to is not null",  # unanswered is not no
    "escalated": "escalated_to <> 'nobody'",
}
ESCALATIONS = Series(
    name="escalations",
    title="Escalated",
    columns={"entries": "Entries that say", "escalated": "Escalated", "agents": "Agents"},
    asked_of="asked",
    counts=COUNTS,
    denominator="entries",
    finding=finding,
    nothing="No entry in these weeks says whether it was passed on, and unanswered is not no.",
    filters=("cause", "channel"),
    share=("escalated", "entries"),
    share_name="Escalated",
    share_told="encounters were escalated",
    leads_to=COUNTS,
)
