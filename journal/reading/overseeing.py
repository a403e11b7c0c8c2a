"""How a workspace is run, for a representative of the staff: settings, roles, and counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journal.people import Viewer, Workspace
from journal.policy import check_can_oversee, scope_for
from journal.reading.over_time import When, when
from journal.reading.setting_changes import ChangeInWords, changes_in_words, settings_in_words
from journal.store.engine import Store
from journal.store.grants import HeldRole, roles_over_time
from journal.store.overseeing import reads_by_month
from journal.vocabulary import Role


@dataclass(frozen=True)
class HowItIsRun:
    """Settings with their history, who has and had which role, and how often others read."""

    workspace: Workspace
    settings: tuple[tuple[str, str], ...]
    changed: tuple[ChangeInWords, ...]
    roles: tuple[HeldRole, ...]
    """Those of agents aside, who see nothing of others but what is shared with their team."""
    agents: int
    """How many there are today."""
    reads: tuple[tuple[date, int], ...]


def how_it_is_run(store: Store, viewer: Viewer, workspace: Workspace, today: date) -> HowItIsRun:
    """No content of anybody is in it, and no count by person or team. Raises NotAllowed for
    anybody but a representative or an admin."""
    check_can_oversee(viewer)
    roles = roles_over_time(store)
    return HowItIsRun(
        workspace,
        tuple(settings_in_words(store, workspace)),
        tuple(changes_in_words(store, viewer)),
        tuple(held for held in roles if held.role is not Role.AGENT),
        sum(held.role is Role.AGENT and when(held, today) is When.NOW for held in roles),
        tuple(reads_by_month(store, scope_for(viewer))),
    )
