"""What set encounters off."""

from __future__ import annotations

from journal.questions.tally import Tally, most_often
from journal.vocabulary import Cause

CAUSES = Tally(
    name="causes",
    title="What set them off",
    columns={
        "cause": "Cause",
        "shown_as": "Share of entries",
        "entries": "Entries",
        "agents": "Agents in all",
    },
    by={"cause": Cause},
    filters=("channel",),
    finding=most_often,
    nothing="There are no entries in these blocks.",
    leads_to={"entries": "true"},
    named_by={"cause_value": "cause = $cause_value"},
)
