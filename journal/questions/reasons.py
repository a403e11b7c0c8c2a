"""Why encounters were passed on, and whether that was explained to the customer."""

from __future__ import annotations

from journal.disclosure import mostly_unanswered
from journal.questions.escalations import ESCALATIONS
from journal.questions.question import Answer
from journal.questions.tally import Tally, most_often
from journal.statistics import shown_as
from journal.vocabulary import EscalationReason, YesOrNo

PASSED_ON = "escalated_to <> 'nobody'"
SAID = ("escalation_reason", "escalation_explained")


def only_some_say(answer: Answer) -> str:
    said, asked = answer.totals["entries"], answer.totals["asked"]
    if not mostly_unanswered(said, asked):
        return ""
    return f" Only {said:,} of {asked:,} that were passed on say so."


def explained(answer: Answer) -> str:
    rows = answer.rows
    yes = int(rows.loc[rows["escalation_explained_value"] == YesOrNo.YES, "entries"].sum())
    share = shown_as(yes, answer.totals["entries"])
    return f"Explained to the customer: {share}, {answer.span}.{only_some_say(answer)}"


REASONS = Tally(
    name="escalation_reasons",
    title="Why they were passed on",
    columns={
        "escalation_reason": "Reason",
        "shown_as": "Share of those that say",
        "entries": "Entries",
        "agents": "Agents in all",
    },
    by={"escalation_reason": EscalationReason},
    counted_by=SAID,
    among=PASSED_ON,
    beside=ESCALATIONS,
    filters=("cause", "channel"),
    asked_of_all=False,
    finding=lambda answer: most_often(answer) + only_some_say(answer),
    nothing="No entry in these blocks says why it was passed on.",
    leads_to={"entries": PASSED_ON},
    named_by={"escalation_reason_value": "escalation_reason = $escalation_reason_value"},
)
EXPLAINED = Tally(
    name="explained",
    title="Whether it was explained why",
    columns={
        "escalation_explained": "Explained",
        "shown_as": "Share of those that say",
        "entries": "Entries",
        "agents": "Agents in all",
    },
    by={"escalation_explained": YesOrNo},
    counted_by=SAID,
    among=PASSED_ON,
    beside=ESCALATIONS,
    filters=("cause", "channel"),
    asked_of_all=False,
    finding=explained,
    nothing="No entry in these blocks says whether the customer was told why.",
    leads_to={"entries": PASSED_ON},
    named_by={
        "escalation_explained_value": "escalation_explained = ($escalation_explained_value = 'yes')"
    },
)
