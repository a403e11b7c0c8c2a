"""Which teams a viewer may look at, and how fresh their figures are."""

from __future__ import annotations

from datetime import datetime

from journal.people import Team
from journal.policy import Scope
from journal.store.engine import Store
from journal.store.facts import latest_copy
from journal.store.workspace import teams_seen


def teams_in_scope(store: Store, scope: Scope) -> list[Team]:
    """The teams whose figures this person may see, by name."""
    return teams_seen(store, scope)


def copy_taken(store: Store) -> datetime | None:
    """When the facts were last copied."""
    return latest_copy(store)[0]
