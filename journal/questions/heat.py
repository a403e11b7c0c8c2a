"""How hot encounters were at the start and at the end, over entries that say both."""

from __future__ import annotations

from journal.disclosure import mostly_unanswered
from journal.questions.question import Answer, Series
from journal.statistics import shown_as

ANSWERED = "heat_start is not null and heat_end is not null"
COUNTS = {"entries": ANSWERED, "cooled": "heat_end < heat_start"}


def finding(answer: Answer) -> str:
    entries, cooled = answer.totals["entries"], answer.totals["cooled"]
    told = f"Calmer at the end than at the start: {shown_as(cooled, entries)}, "
    told += f"{answer.span}."
    if mostly_unanswered(entries, answer.totals["asked"]):
        told += f" Only {entries:,} of {answer.totals['asked']:,} entries say how hot it was."
    return told


HEAT = Series(
    name="heat",
    title="Heat at the start and at the end",
    columns={
        "entries": "Entries that say",
        "heat_start": "Mean heat at the start (1–5)",
        "heat_end": "Mean heat at the end (1–5)",
        "cooled": "Calmer at the end",
        "agents": "Agents",
    },
    asked_of="asked",
    counts=COUNTS,
    denominator="entries",
    means={"heat_start": "heat_start", "heat_end": "heat_end"},
    finding=finding,
    nothing="No entry in these weeks says how hot it was at the start and at the end.",
    filters=("cause", "channel"),
    share=("cooled", "entries"),
    share_name="Calmer at the end",
    share_told="encounters were calmer at the end",
    leads_to=COUNTS,
)
