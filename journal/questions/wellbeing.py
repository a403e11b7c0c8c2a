"""What was released of a team's check-ins: bands over closed blocks, and nothing behind them.

It is asked of what was released alone, and cannot be narrowed, dated or summed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journal.bands import ReleasedBlock
from journal.checkin import FIGURES, HEAVY
from journal.errors import NotFound
from journal.people import Team
from journal.periods import BLOCK, block_of
from journal.policy import Scope
from journal.questions.choosing import team_in_scope
from journal.store.engine import Store
from journal.store.releases import released_blocks
from journal.store.workspace import teams_seen
from journal.vocabulary import TeamKind

PARTS: dict[str, tuple[str, ...]] = {
    HEAVY: (HEAVY,),
    "flags": tuple(figure for figure in FIGURES if figure != HEAVY),
}
"""The charts, with the figures that each draws."""
TITLES = {HEAVY: "How heavy it was", "flags": "What fitted"}


@dataclass(frozen=True)
class Wellbeing:
    """What a supervisor is told of one team."""

    team: Team
    blocks: tuple[ReleasedBlock, ...]
    """The earliest first."""
    closes: date
    """The day on which the running block will be over."""

    @property
    def told(self) -> list[ReleasedBlock]:
        """The blocks that have bands."""
        return [one for one in self.blocks if one.bands]

    @property
    def withheld(self) -> list[ReleasedBlock]:
        return [one for one in self.blocks if not one.bands]


def teams_with_check_ins(store: Store, scope: Scope) -> list[Team]:
    """The teams of which something may be released: those of agents, by name."""
    return [team for team in teams_seen(store, scope) if team.kind is TeamKind.AGENTS]


def wellbeing(store: Store, scope: Scope, team: str | None, today: date) -> Wellbeing:
    """What was released of a team, by id or name; without one of the first in the alphabet. Raises
    NotFound for a team that this person does not supervise, and for imported records."""
    known = teams_with_check_ins(store, scope)
    found = known[0] if team is None and known else team_in_scope(store, scope, team)
    if found.kind is TeamKind.RECORDS:
        raise NotFound("Imported records have no check-ins. Choose a team in which agents write.")
    blocks = released_blocks(store, scope, found.team_id)
    return Wellbeing(found, tuple(blocks), block_of(today) + BLOCK)
