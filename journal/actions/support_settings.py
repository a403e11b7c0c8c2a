"""What an admin says of support: within which time a request is to be seen, and who can be asked
from any team."""

from __future__ import annotations

from datetime import datetime

from journal.actions.as_seen import check_as_seen
from journal.actions.changing_settings import changing_settings
from journal.errors import NotFound, Problem, Refused
from journal.people import Viewer, Workspace
from journal.periods import local_date
from journal.policy import ASKED_FOR_SUPPORT, check_can_administer
from journal.store import settings
from journal.store import workspace as kept
from journal.store.engine import Store, Transaction
from journal.store.peers import delete_outside_contact, name_outside_contact

MOST_HOURS = 80
NOT_HERE = "This person works here no longer, or as an admin alone. Nothing was changed."


def set_support_hours(
    store: Store, viewer: Viewer, hours: int | None, *, seen: int | None, now: datetime
) -> None:
    """Within how many hours of working time a request is to be seen; None for a working day. What
    was asked before keeps the times that its asker was told. Audited. Raises NotAllowed, Refused,
    and ChangedMeanwhile where they are not those that the page showed."""
    check_can_administer(viewer)
    if hours is not None and not 1 <= hours <= MOST_HOURS:
        raise Refused([Problem("Hours", f"1 to {MOST_HOURS} fit. Nothing was changed.")])

    def work(tx: Transaction) -> None:
        there = settings.settings_kept(tx).support_hours
        check_as_seen("Hours", seen, there, "a working day" if there is None else f"{there} hours")
        with changing_settings(tx, viewer.person_id, now, "support_hours"):
            settings.set_support_hours(tx, hours)

    store.write(work)


def name_contact(
    store: Store, viewer: Viewer, person_id: str, *, now: datetime, workspace: Workspace
) -> None:
    """Has everybody of other teams be able to ask this person. Audited."""
    check_can_administer(viewer)
    today = local_date(now, workspace.zone)

    def work(tx: Transaction) -> None:
        if not any(kept.holds_anywhere(tx, person_id, role, today) for role in ASKED_FOR_SUPPORT):
            raise NotFound(NOT_HERE)
        with changing_settings(tx, viewer.person_id, now, f"outside_contact {person_id}"):
            delete_outside_contact(tx, person_id)
            name_outside_contact(tx, person_id, now)

    store.write(work)


def take_contact_away(store: Store, viewer: Viewer, person_id: str, *, now: datetime) -> None:
    """They are asked nothing new as one; what they were asked stays theirs. Audited."""
    check_can_administer(viewer)

    def work(tx: Transaction) -> None:
        with changing_settings(tx, viewer.person_id, now, f"no_outside_contact {person_id}"):
            delete_outside_contact(tx, person_id)

    store.write(work)
