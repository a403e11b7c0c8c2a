"""How encounters reached the team."""

from __future__ import annotations

from journal.questions.tally import of_every_entry

CHANNELS = of_every_entry(
    "channels", "How they reached the team", "channel", "Channel", narrowed_by="cause"
)
