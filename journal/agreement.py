"""What a small team's figures depend on: how many agents it has, and whether every one agrees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from journal.people import Team


@dataclass(frozen=True)
class Agents:
    """The agents of a team. Who agrees, and how many do, is in no answer of the store's."""

    number: int
    others: int
    """Those who do not supervise the team."""
    agreed_at: datetime | None = None
    """When the last one agreed, where every one does."""


NOBODY = Agents(0, 0)


@dataclass(frozen=True)
class OwnAgreement:
    """What somebody may say on the figures of the team in which they are an agent."""

    team: Team
    agents: int
    least: int
    """With how many agents nobody is asked."""
    may_agree: bool
    given_at: datetime | None
    """When they agreed; None where they do not, or not any more."""
    begins: date
    """The first day that would be told if the last one agreed today, or that is told at the
    earliest where they agreed themselves."""
