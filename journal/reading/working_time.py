"""When a person works: the workspace's calendar, less the days on which they are away."""

from __future__ import annotations

from dataclasses import replace

from journal.store.engine import Store
from journal.store.working_time import absences_of
from journal.store.workspace import find_workspace
from journal.working_time import WorkingTime


def working_time_of(store: Store, person_id: str) -> WorkingTime:
    """When somebody works; for nobody in particular, an id that is nobody's. LookupError before
    the workspace has been set up."""
    workspace = find_workspace(store)
    if workspace is None:
        raise LookupError("the workspace was not set up")
    absences = tuple(found.absence for found in absences_of(store, person_id))
    return replace(workspace.working_time, absences=absences)
