"""Marking a change in a team's figures, and taking the mark away."""

from __future__ import annotations

from datetime import date, datetime

from journal.actions.noting import noted
from journal.audit_actions import AuditAction
from journal.errors import NotFound
from journal.ids import new_id
from journal.marked_changes import parse_marked_change
from journal.people import Viewer, Workspace
from journal.periods import local_date
from journal.policy import check_can_mark_changes
from journal.store.engine import Store, Transaction
from journal.store.marked_changes import (
    delete_marked_change,
    put_marked_change,
    team_of_marked_change,
)

GONE = "This mark is not there any more. Somebody else took it away; nothing else was changed."


def mark_change(
    store: Store,
    viewer: Viewer,
    team_id: str,
    since: date | None,
    reason: str,
    *,
    now: datetime,
    workspace: Workspace,
) -> str:
    """Marks that a team's shares are expected to be different from a day on, and why; its id.
    Audited. Raises NotAllowed and Refused."""
    check_can_mark_changes(viewer, team_id)
    day, told = parse_marked_change(since, reason, local_date(now, workspace.zone))
    change_id = new_id()

    def work(tx: Transaction) -> None:
        put_marked_change(tx, change_id, team_id, day, told, viewer.person_id, now)
        noted(tx, viewer, AuditAction.CHANGE_MARKED, now, f"{team_id} {change_id}")

    store.write(work)
    return change_id


def take_mark_away(store: Store, viewer: Viewer, change_id: str, *, now: datetime) -> None:
    """The limits are as if it had never been marked. Audited. Raises NotAllowed and NotFound."""

    def work(tx: Transaction) -> None:
        team_id = team_of_marked_change(tx, change_id)
        if team_id is None:
            raise NotFound(GONE)
        check_can_mark_changes(viewer, team_id)
        delete_marked_change(tx, change_id)
        noted(tx, viewer, AuditAction.MARK_TAKEN_AWAY, now, f"{team_id} {change_id}")

    store.write(work)
