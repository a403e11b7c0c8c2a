"""Preparing a debrief, leading it, and ending it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from journal.actions.debrief_texts import check_texts
from journal.actions.noting import noted
from journal.audit_actions import AuditAction
from journal.customers_data import Because
from journal.debrief import NOTES, Debrief, DebriefState, Step, moved, parse_agenda
from journal.errors import NotAllowed, NotFound, Problem, Refused
from journal.free_text import LONG, storable
from journal.ids import new_id
from journal.people import Viewer, Workspace
from journal.policy import check_can_facilitate
from journal.questions.for_the_room import what_changed_for_the_room
from journal.store import debriefs as kept
from journal.store.engine import Store, Transaction
from journal.vocabulary import Cause

GONE = "This debrief is not there any more. Somebody who facilitates the team threw it away."
NOT_PREPARING = "This debrief has begun. Nothing was changed; its agenda stays as it was then."
NOT_RUNNING = "This debrief is not running. Nothing was changed."
CHANGED_MEANWHILE = (
    "Somebody else changed the agenda in the meantime. Nothing was overwritten: it is shown as it "
    "is now; change it once more."
)
NOTED_MEANWHILE = (
    "somebody else wrote some in the meantime. Nothing was overwritten: put what both of you noted "
    "into one, and keep that."
)


def prepare(
    store: Store, viewer: Viewer, team_id: str, *, now: datetime, workspace: Workspace
) -> str:
    """Begins a team's next debrief, or returns the id of the one that is being prepared or runs:
    a team has one at a time. Audited. Raises NotAllowed."""
    check_can_facilitate(viewer, team_id)
    changed = what_changed_for_the_room(store, viewer, team_id, workspace=workspace)

    def work(tx: Transaction) -> str:
        for before in kept.debriefs_of_team(tx, team_id):
            if before.state(now) is not DebriefState.HELD:
                return before.debrief_id
        made = Debrief(new_id(), team_id, now, changed=changed)
        kept.add_debrief(tx, made)
        noted(tx, viewer, AuditAction.DEBRIEF_PREPARED, now, made.debrief_id)
        return made.debrief_id

    return store.write(work)


def throw_away(store: Store, viewer: Viewer, debrief_id: str, *, now: datetime) -> None:
    """Of one that has not begun: nothing of it stays. Audited. Raises NotAllowed and NotFound."""

    def work(tx: Transaction) -> None:
        preparing(tx, viewer, debrief_id, now)
        kept.delete_debrief(tx, debrief_id)
        noted(tx, viewer, AuditAction.DEBRIEF_THROWN_AWAY, now, debrief_id)

    store.write(work)


def change_agenda(
    store: Store,
    viewer: Viewer,
    debrief_id: str,
    minutes: Sequence[int],
    version: int,
    *,
    now: datetime,
) -> None:
    """Gives each step its minutes. `version` is that of the agenda which the page showed. Raises
    NotAllowed, NotFound, and Refused with every problem, or where it was changed meanwhile."""
    agenda = parse_agenda(minutes)

    def work(tx: Transaction) -> None:
        before = preparing(tx, viewer, debrief_id, now)
        if before.version != version:
            raise Refused([Problem("Agenda", CHANGED_MEANWHILE)])
        if before.agenda != agenda:
            kept.change_debrief(tx, replace(before, agenda=agenda, version=version + 1))

    store.write(work)


def ask_for_cases(
    store: Store, viewer: Viewer, debrief_id: str, cause: Cause | None, *, now: datetime
) -> None:
    """Asks the whole team to share encounters of a cause, or asks no more; who answers or does
    not, nobody sees. Raises NotAllowed and NotFound."""

    def work(tx: Transaction) -> None:
        before = preparing(tx, viewer, debrief_id, now)
        kept.change_debrief(tx, replace(before, asked_about=cause))

    store.write(work)


def start(
    store: Store, viewer: Viewer, debrief_id: str, first: tuple[Step, str], *, now: datetime
) -> None:
    """Opens the room on its first page; one that runs already goes on. Audited. Raises NotAllowed
    and NotFound."""

    def work(tx: Transaction) -> None:
        before = led(tx, viewer, debrief_id)
        if before.state(now) is DebriefState.RUNNING:
            return
        if before.state(now) is DebriefState.HELD:
            raise NotAllowed(NOT_RUNNING)
        begun = replace(before, started_at=now)
        kept.change_debrief(tx, moved(begun, *first, now))
        noted(tx, viewer, AuditAction.DEBRIEF_STARTED, now, debrief_id)

    store.write(work)


def turn_to(
    store: Store, viewer: Viewer, debrief_id: str, page: tuple[Step, str], *, now: datetime
) -> None:
    """Turns the room to a page, on every screen. Raises NotAllowed and NotFound."""

    def work(tx: Transaction) -> None:
        kept.change_debrief(tx, moved(running(tx, viewer, debrief_id, now), *page, now))

    store.write(work)


def end(store: Store, viewer: Viewer, debrief_id: str, *, now: datetime) -> None:
    """Ends a debrief; one that has ended stays as it was. Audited. Raises NotAllowed and
    NotFound."""

    def work(tx: Transaction) -> None:
        before = led(tx, viewer, debrief_id)
        if before.state(now) is DebriefState.RUNNING:
            kept.change_debrief(tx, replace(before, ended_at=now))
            noted(tx, viewer, AuditAction.DEBRIEF_ENDED, now, debrief_id)

    store.write(work)


def note_down(
    store: Store,
    viewer: Viewer,
    debrief_id: str,
    notes: str,
    *,
    seen: str,
    because: dict[str, Because] | None = None,
    now: datetime,
    workspace: Workspace,
) -> None:
    """Keeps what the facilitators note for themselves, in place of what was noted. `seen` is what
    stood there as they began to write. Raises NotAllowed, NotFound, Undecided, and Refused for
    notes too long, or where somebody else noted something meanwhile."""
    said = storable(notes).strip()
    if len(said) > LONG:
        told = f"are {len(said):,} characters long, and {LONG:,} fit. Shorten them."
        raise Refused([Problem(NOTES, told)])

    def work(tx: Transaction) -> None:
        led(tx, viewer, debrief_id)
        before = kept.find_notes(tx, debrief_id)
        if before not in (storable(seen).strip(), said):
            raise Refused([Problem(NOTES, NOTED_MEANWHILE)])
        check_texts(tx, viewer, debrief_id, {NOTES: said}, because, now, workspace)
        kept.put_notes(tx, debrief_id, said or None)

    store.write(work)


def led(tx: Transaction, viewer: Viewer, debrief_id: str) -> Debrief:
    """A debrief of a team that this person facilitates."""
    found = kept.find_debrief(tx, debrief_id)
    if found is None:
        raise NotFound(GONE)
    check_can_facilitate(viewer, found.team_id)
    return found


def preparing(tx: Transaction, viewer: Viewer, debrief_id: str, now: datetime) -> Debrief:
    found = led(tx, viewer, debrief_id)
    if found.state(now) is not DebriefState.PREPARING:
        raise NotAllowed(NOT_PREPARING)
    return found


def running(tx: Transaction, viewer: Viewer, debrief_id: str, now: datetime) -> Debrief:
    found = led(tx, viewer, debrief_id)
    if found.state(now) is not DebriefState.RUNNING:
        raise NotAllowed(NOT_RUNNING)
    return found
