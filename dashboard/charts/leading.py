"""Where the points and bars of a figure lead: in the traces' `meta`, which draws nothing.

Over days it is the count that a trace draws, and the day is the point's; otherwise it has a choice
for each point.
"""

from __future__ import annotations

from journal.questions import Answer
from journal.questions.behind import choices


def leads(answer: Answer, part: str | None = None) -> list[str | None]:
    """For each row what it leads to, or the same count of each; None where it leads nowhere."""
    return [str(choice) if choice else None for choice in choices(answer, part)]
