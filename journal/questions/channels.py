"""How encounters reached the team."""

from __future__ import annotations

from journal.questions.tally import Tally, most_often
from journal.vocabulary import Channel

CHANNELS = Tally(
    name="channels",
    title="How they reached the team",
    columns={
        "channel": "Channel",
        "shown_as": "Share of entries",
        "entries": "Entries",
        "agents": "Agents in all",
    },
    by={"channel": Channel},
    filters=("cause",),
    finding=most_often,
    nothing="There are no entries in these blocks.",
    leads_to={"entries": "true"},
    named_by={"channel_value": "channel = $channel_value"},
)
