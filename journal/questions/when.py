"""On which days and at what time of day encounters happen, where that is known exactly."""

from __future__ import annotations

from journal.disclosure import mostly_unanswered
from journal.questions.question import Answer
from journal.questions.tally import Tally
from journal.vocabulary import PartOfDay, Weekday


def finding(answer: Answer) -> str:
    most = answer.rows.iloc[int(answer.rows["entries"].argmax())]
    part = PartOfDay(most["part_of_day_value"]).name.lower()
    told = f"Most often on {most['weekday']} {part}: {most['shown_as']}, {answer.span}."
    if mostly_unanswered(answer.totals["entries"], answer.totals["asked"]):
        told += (
            f" Only {answer.totals['entries']:,} of {answer.totals['asked']:,} entries say exactly."
        )
    return told


WHEN = Tally(
    name="when",
    title="When it happens",
    columns={
        "weekday": "Day",
        "part_of_day": "Time of day",
        "shown_as": "Share of those known exactly",
        "entries": "Entries",
        "agents": "Agents in all",
    },
    by={"weekday": Weekday, "part_of_day": PartOfDay},
    asked_of_all=False,
    finding=finding,
    nothing="Of no entry in these blocks is it known exactly when it was.",
    leads_to={"entries": "true"},
    named_by={
        "weekday_value": "weekday = $weekday_value",
        "part_of_day_value": "part_of_day = $part_of_day_value",
    },
    tells_time=True,
)
