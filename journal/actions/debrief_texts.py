"""What is written for a debrief tells nothing of who a customer is, or a reason is given for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from journal.audit_actions import AuditAction
from journal.customers_data import Because, Undecided, undecided_in
from journal.identifiers import region_of
from journal.people import Viewer, Workspace
from journal.store.audit import note
from journal.store.engine import Transaction


def check_texts(
    tx: Transaction,
    viewer: Viewer,
    about: str,
    texts: Mapping[str, str],
    because: Mapping[str, Because] | None,
    now: datetime,
    workspace: Workspace,
    before: Mapping[str, str] | None = None,
) -> None:
    """Raises Undecided; notes, by kind and reason, what stays that looks like a customer's.
    `before` is what stood there, about which it was decided then."""
    region, reasons = region_of(workspace.zone), because or {}
    decided = {one.piece for one in undecided_in(before or {}, region, ())}
    found = undecided_in(texts, region, decided)
    if left := tuple(one for one in found if one.piece not in reasons):
        raise Undecided(left)
    for one in found:
        subject = f"{about} {one.span.kind.value} {reasons[one.piece].value}"
        action = AuditAction.IDENTIFIER_KEPT
        note(tx, actor=viewer.person_id, action=action, at=now, subject=subject)
