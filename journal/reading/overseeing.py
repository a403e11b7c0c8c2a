"""How a workspace is run, for a representative of the staff: settings, roles, and counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from journal.people import Viewer, Workspace
from journal.policy import check_can_oversee, scope_for
from journal.reading.audit import ACTORS, said_of
from journal.reading.over_time import When, when
from journal.reading.retention import how_long
from journal.store.engine import Store
from journal.store.grants import HeldRole, roles_over_time
from journal.store.overseeing import reads_by_month, settings_changed
from journal.store.workspace import people
from journal.vocabulary import Role


@dataclass(frozen=True)
class Changed:
    """A setting that was changed."""

    at: datetime
    what: str
    by: str


@dataclass(frozen=True)
class HowItIsRun:
    """Settings with their history, who has and had which role, and how often others read."""

    workspace: Workspace
    settings: tuple[tuple[str, str], ...]
    changed: tuple[Changed, ...]
    roles: tuple[HeldRole, ...]
    """Those of agents aside, who see nothing of others but what is shared with their team."""
    agents: int
    """How many there are today."""
    reads: tuple[tuple[date, int], ...]


def how_it_is_run(store: Store, viewer: Viewer, workspace: Workspace, today: date) -> HowItIsRun:
    """No content of anybody is in it, and no count by person or team. Raises NotAllowed for
    anybody but a representative or an admin."""
    check_can_oversee(viewer)
    scope = scope_for(viewer)
    roles = roles_over_time(store)
    named = {person.person_id: person.name for person, _ in people(store, date.min)}
    return HowItIsRun(
        workspace,
        tuple(settings_in_words(store, workspace)),
        tuple(
            Changed(at, said_of(what, named), ACTORS.get(by) or said_of(by, named))
            for at, by, what in settings_changed(store, scope)
        ),
        tuple(held for held in roles if held.role is not Role.AGENT),
        sum(held.role is Role.AGENT and when(held, today) is When.NOW for held in roles),
        tuple(reads_by_month(store, scope)),
    )


def settings_in_words(store: Store, workspace: Workspace) -> list[tuple[str, str]]:
    """Each setting that touches people, with its value."""
    counts = {True: "Yes", False: "No", None: "Not answered yet"}[workspace.reflecting_counts]
    hours = workspace.support_hours
    return [
        ("Does reflecting count as working time?", counts),
        ("People behind a team’s figure, at least", str(workspace.least_agents)),
        ("Time zone", workspace.zone.key),
        (
            "A request for support is to be seen within",
            f"{hours} hours of working time" if hours else "a working day",
        ),
        (
            "Everybody with a password needs a second factor",
            "Yes" if workspace.second_factor_required else "No",
        ),
        *((f"Kept: {kind.label}", kept.told) for kind, kept in how_long(store).items()),
    ]
