"""Who was where when: the roles of a person, and those in a team, past, present and planned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.people import WORKING
from journal.store.engine import Store
from journal.store.grants import HeldRole, roles_over_time

__all__ = ["HeldRole", "InTeam", "When", "in_team", "roles_of", "when"]


class When(StrEnum):
    NOW = "now"
    PLANNED = "planned"
    OVER = "over"


@dataclass(frozen=True)
class InTeam:
    """Who has a role in a team now, will have, and had."""

    now: tuple[HeldRole, ...]
    planned: tuple[HeldRole, ...]
    over: tuple[HeldRole, ...]

    @property
    def work_here(self) -> tuple[HeldRole, ...]:
        """Those who work in the team now, each once."""
        found = {held.person_id: held for held in self.now if held.role in WORKING}
        return tuple(sorted(found.values(), key=lambda held: held.name.lower()))


def when(held: HeldRole, today: date) -> When:
    if held.since > today:
        return When.PLANNED
    return When.NOW if held.until is None or held.until > today else When.OVER


def roles_of(store: Store, person_id: str) -> list[HeldRole]:
    """The roles of a person over time."""
    return roles_over_time(store, person_id=person_id)


def in_team(store: Store, team_id: str, today: date) -> InTeam:
    """The roles in a team over time."""
    found = roles_over_time(store, team_id=team_id)
    parts = {part: tuple(one for one in found if when(one, today) is part) for part in When}
    return InTeam(parts[When.NOW], parts[When.PLANNED], parts[When.OVER])
