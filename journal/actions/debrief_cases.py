"""Picking cases for a debrief; and what their authors do about it.

What an author does is not noted in the audit log, whose rows name who acted: beside a case that
has just gone, the log would tell whose it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from journal.actions.debrief_texts import check_texts
from journal.actions.debriefing import preparing
from journal.actions.noting import noted
from journal.audit_actions import AuditAction
from journal.customers_data import Because
from journal.debrief_case import MOST, SERIOUS, Slot
from journal.entry import FREE_TEXTS, asks
from journal.errors import NotAllowed, NotFound, Problem, Refused
from journal.free_text import LONG, storable
from journal.ids import id_of_chance
from journal.people import Viewer, Workspace
from journal.policy import check_can_read_shared, check_is_author
from journal.store import debrief_cases as kept
from journal.store.debriefs import find_debrief
from journal.store.engine import Store, Transaction
from journal.store.entries import find_entry
from journal.store.shares import find_share
from journal.vocabulary import Audience

NOT_SHARED = "This is not shared with the team any more. Nothing was picked. Choose another one."
SERIOUS_ONE = (
    "This is not for a debrief: what happened there is serious, and its author deserves support of "
    "their own. Nothing was picked. Where to find help is at the foot of every page."
)
TAKEN_BACK = "Its author has taken this out of the debrief. Nothing was picked. Choose another one."
FULL = {
    Slot.WENT_WELL: "There is one that went well already. Take it out first. Nothing was picked.",
    Slot.CASE: "There are two cases already. Take one out first. Nothing was picked.",
}
GONE = "This is no case of a debrief any more. Nothing was changed."


def pick(
    store: Store, viewer: Viewer, debrief_id: str, share_id: str, slot: Slot, *, now: datetime
) -> str:
    """Picks what is shared with the team as a case; its id. One that is a case already stays as it
    is. Its author is told. Audited, under an id of the case that tells nobody the entry. Raises
    NotAllowed, NotFound and Refused."""

    def work(tx: Transaction) -> str:
        debrief = preparing(tx, viewer, debrief_id, now)
        share = find_share(tx, share_id)
        entry = find_entry(tx, share.entry_id) if share else None
        if share is None or entry is None or share.audience is not Audience.TEAM:
            raise NotFound(NOT_SHARED)
        check_can_read_shared(viewer, share.audience, entry.team_id)
        if entry.team_id != debrief.team_id:
            raise NotFound(NOT_SHARED)
        if set(entry.entry.behaviours) & set(SERIOUS):
            raise NotAllowed(SERIOUS_ONE)
        held = kept.cases_of(tx, debrief_id)
        for case in held:
            if case.share_id == share_id:
                if case.is_there:
                    return case.case_id
                raise NotAllowed(TAKEN_BACK)
        if sum(case.is_there and case.slot is slot for case in held) >= MOST[slot]:
            raise Refused([Problem(slot.label, FULL[slot])])
        case_id = id_of_chance()
        kept.put_case(tx, case_id, debrief_id, share_id, share.entry_id, slot, now)
        noted(tx, viewer, AuditAction.CASE_PICKED, now, case_id)
        return case_id

    return store.write(work)


def put_back(store: Store, viewer: Viewer, case_id: str, *, now: datetime) -> None:
    """Takes a case out of a debrief that is being prepared; one that is out already stays out.
    Audited. Raises NotAllowed."""

    def work(tx: Transaction) -> None:
        found = kept.find_case(tx, case_id)
        if found is None:
            return
        preparing(tx, viewer, found.debrief_id, now)
        if found.is_there:
            kept.delete_case(tx, case_id)
            noted(tx, viewer, AuditAction.CASE_PUT_BACK, now, case_id)

    store.write(work)


def reword(
    store: Store,
    viewer: Viewer,
    case_id: str,
    texts: Mapping[str, str],
    *,
    because: Mapping[str, Because] | None = None,
    now: datetime,
    workspace: Workspace,
) -> None:
    """Its author puts texts of a case otherwise, for this debrief alone; the entry stays as it is,
    and an empty text is left out. Raises NotAllowed, NotFound, Refused for a text too long, and
    Undecided."""
    said = {name: storable(texts[name]).strip() for name in FREE_TEXTS if name in texts}
    problems = [
        Problem(asks(name).label, f"is {len(text):,} characters long, and {LONG:,} fit.")
        for name, text in said.items()
        if len(text) > LONG
    ]
    if problems:
        raise Refused(problems)

    def work(tx: Transaction) -> None:
        found = own_case(tx, viewer, case_id)
        if not found.is_there:
            raise NotFound(GONE)
        entry = find_entry(tx, found.entry_id)
        was = {asks(name).label: getattr(entry.entry, name) or "" for name in said} if entry else {}
        told = {asks(name).label: text for name, text in said.items()}
        check_texts(tx, viewer, found.entry_id, told, because, now, workspace, was)
        kept.put_wording(tx, case_id, said)

    store.write(work)


def take_back(store: Store, viewer: Viewer, case_id: str, *, now: datetime) -> None:
    """Its author takes a case out of a debrief, at any time and for good; it stays shared. Raises
    NotAllowed and NotFound."""

    def work(tx: Transaction) -> None:
        found = own_case(tx, viewer, case_id)
        if found.is_there:
            kept.put_taken_back(tx, case_id, now)

    store.write(work)


def told_of_case(store: Store, viewer: Viewer, case_id: str, *, now: datetime) -> None:
    """Its author has read that it was picked, and what came of it until now. Raises NotAllowed and
    NotFound."""

    def work(tx: Transaction) -> None:
        own_case(tx, viewer, case_id)
        kept.put_told(tx, case_id, now)

    store.write(work)


def own_case(tx: Transaction, viewer: Viewer, case_id: str) -> kept.AboutCase:
    found = kept.find_case(tx, case_id)
    entry = find_entry(tx, found.entry_id) if found else None
    if found is None or entry is None or find_debrief(tx, found.debrief_id) is None:
        raise NotFound(GONE)
    check_is_author(viewer, entry.author_id)
    return found
