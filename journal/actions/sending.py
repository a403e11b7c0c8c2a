"""Taking away all that Trends says: for a page to send, and for a mail."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from journal import policy
from journal.audit_actions import AuditAction
from journal.errors import NotFound
from journal.people import Viewer, Workspace
from journal.periods import local_date
from journal.questions import choose
from journal.questions.overview import Overview, overview
from journal.store.audit import note
from journal.store.engine import Store
from journal.store.sessions import find_viewer_named

ALL_OF_IT = "trends"


def take_overview(
    store: Store, viewer: Viewer, *, now: datetime, workspace: Workspace, actor: str, **chosen: Any
) -> Overview:
    """Everything that Trends tells this viewer of what is chosen, as in choose. Audited. Raises
    NotFound as choose."""
    scope = policy.scope_for(viewer)
    asked = choose(store, scope, workspace, **chosen)
    subject = f"{asked.team.team_id} {ALL_OF_IT}"
    store.write(
        lambda tx: note(tx, actor=actor, action=AuditAction.EXPORTED, at=now, subject=subject)
    )
    return overview(store, scope, asked)


def take_overview_as(
    store: Store, login: str, *, now: datetime, workspace: Workspace, actor: str, **chosen: Any
) -> Overview:
    """The same exactly as the person of this login would see it. Raises NotFound for nobody."""
    viewer = find_viewer_named(store, login, local_date(now, workspace.zone))
    if viewer is None:
        raise NotFound(f"Nobody here has the login “{login}”. Check how it is spelt.")
    return take_overview(store, viewer, now=now, workspace=workspace, actor=actor, **chosen)
