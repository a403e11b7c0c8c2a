"""A change that a supervisor expects to be seen in a team's figures: from when on, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journal.errors import Problem, Refused
from journal.free_text import SENTENCE, storable


@dataclass(frozen=True)
class MarkedChange:
    """From its day on the limits of the team's shares are learned anew, once eight points are
    there (docs/statistics.md)."""

    change_id: str
    team_id: str
    since: date
    reason: str
    marked_by: str
    """The name of who marked it."""

    @property
    def told(self) -> str:
        """ "4 May 2026: new refund rule (marked by Sam Whitlock)"."""
        since = f"{self.since.day} {self.since:%B %Y}"
        return f"{since}: {self.reason} (marked by {self.marked_by})"


def parse_marked_change(since: date | None, reason: str, today: date) -> tuple[date, str]:
    """The day and the reason as they are stored. Raises Refused, with every problem at once."""
    told = storable(reason).strip()
    problems = []
    if since is None:
        problems.append(Problem("From which day on", "pick the day."))
    elif since > today:
        problems.append(Problem("From which day on", "a change is marked once its day has come."))
    if not told:
        problems.append(Problem("What changed", "say it in a few words."))
    elif len(told) > SENTENCE:
        problems.append(Problem("What changed", f"keep it to {SENTENCE} characters."))
    if problems or since is None:
        raise Refused(problems)
    return since, told
