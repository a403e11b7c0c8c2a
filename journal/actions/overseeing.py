"""Taking away how the workspace is run, as a page to print and sign."""

from __future__ import annotations

from datetime import datetime

from journal.actions.asking import note_alone
from journal.audit_actions import AuditAction
from journal.people import Viewer, Workspace
from journal.periods import local_date
from journal.policy import check_can_oversee
from journal.reading.overseeing import HowItIsRun, how_it_is_run
from journal.store.engine import Store


def take_how_it_is_run(
    store: Store, viewer: Viewer, *, now: datetime, workspace: Workspace
) -> HowItIsRun:
    """Audited. Raises NotAllowed for anybody but a representative or an admin."""
    check_can_oversee(viewer)
    note_alone(store, viewer.person_id, AuditAction.EXPORTED, "how_it_is_run", now)
    return how_it_is_run(store, viewer, workspace, local_date(now, workspace.zone))
