"""Writing down what a debrief yields, and following its actions up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from journal.actions.debrief_texts import check_texts
from journal.actions.debriefing import NOT_RUNNING, led
from journal.actions.noting import noted
from journal.audit_actions import AuditAction
from journal.customers_data import Because
from journal.debrief import Debrief, DebriefState
from journal.debrief_outcome import (
    BECAUSE,
    HOW_SEEN,
    MOST_ACTIONS,
    OWNER,
    TAKEAWAY,
    WHAT,
    Action,
    Takeaway,
    parse_action,
    parse_sentence,
    wrong_due,
)
from journal.errors import NotAllowed, NotFound, Problem, Refused
from journal.ids import new_id
from journal.people import Viewer, Workspace
from journal.periods import local_date
from journal.policy import check_can_facilitate, check_can_settle_action
from journal.store import debrief_outcomes as kept
from journal.store.debrief_cases import cases_of
from journal.store.engine import Store, Transaction
from journal.store.workspace import holds
from journal.vocabulary import Role

ENOUGH = "Two were agreed already, and more are seldom done. Nothing was added."
NOT_AN_AGENT = "does not work in the team as an agent. Choose somebody who does."
GONE = "This action is not there any more. Nothing was changed."
SETTLED = "It was said already what became of this action. Nothing was changed."
CHANGED_MEANWHILE = "This action was changed in the meantime. Nothing was overwritten; look again."


def take_away(
    store: Store,
    viewer: Viewer,
    debrief_id: str,
    what: str,
    *,
    case_id: str | None = None,
    because: Mapping[str, Because] | None = None,
    now: datetime,
    workspace: Workspace,
) -> str:
    """Writes down what the team takes from a debrief, or from one case of it; its id. Raises
    NotAllowed, NotFound, Refused and Undecided."""
    said = parse_sentence(TAKEAWAY, what)

    def work(tx: Transaction) -> str:
        begun(tx, viewer, debrief_id, now)
        check_texts(tx, viewer, debrief_id, {TAKEAWAY: said}, because, now, workspace)
        there = {case.case_id for case in cases_of(tx, debrief_id)}
        made = Takeaway(new_id(), debrief_id, said, now, case_id if case_id in there else None)
        kept.put_takeaway(tx, made)
        return made.takeaway_id

    return store.write(work)


def drop_takeaway(store: Store, viewer: Viewer, takeaway_id: str, *, now: datetime) -> None:
    """Takes a takeaway out again; one that is out stays out. Raises NotAllowed."""

    def work(tx: Transaction) -> None:
        found = kept.find_takeaway(tx, takeaway_id)
        if found is not None:
            begun(tx, viewer, found.debrief_id, now)
            kept.delete_takeaway(tx, takeaway_id)

    store.write(work)


def agree(
    store: Store,
    viewer: Viewer,
    debrief_id: str,
    *,
    what: str,
    how_seen: str,
    owner_id: str | None,
    due: date | None,
    because: Mapping[str, Because] | None = None,
    now: datetime,
    workspace: Workspace,
) -> str:
    """Writes down an action that was agreed, the first or second one; its id. Audited. Raises
    NotAllowed, NotFound, Refused with every problem, and Undecided."""
    today = local_date(now, workspace.zone)
    new = parse_action(what, how_seen, owner_id, due, today)

    def work(tx: Transaction) -> str:
        debrief = begun(tx, viewer, debrief_id, now)
        if len(kept.actions_of(tx, debrief_id, today)) >= MOST_ACTIONS:
            raise Refused([Problem("Actions", ENOUGH)])
        check_is_agent(tx, new.owner_id, debrief.team_id, today)
        texts = {WHAT: new.what, HOW_SEEN: new.how_seen}
        check_texts(tx, viewer, debrief_id, texts, because, now, workspace)
        made = Action(new_id(), debrief_id, debrief.team_id, owner=None, made_at=now, **vars(new))
        kept.put_action(tx, made)
        noted(tx, viewer, AuditAction.ACTION_AGREED, now, made.action_id)
        return made.action_id

    return store.write(work)


def done(
    store: Store,
    viewer: Viewer,
    action_id: str,
    version: int,
    *,
    now: datetime,
    workspace: Workspace,
) -> None:
    """Its owner has done it. Raises NotAllowed, NotFound, and Refused where it was changed."""

    def work(tx: Transaction) -> None:
        before = to_settle(tx, viewer, action_id, version, local_date(now, workspace.zone))
        kept.put_action(tx, replace(before, done_at=now, version=version + 1))

    store.write(work)


def not_doing(
    store: Store,
    viewer: Viewer,
    action_id: str,
    version: int,
    why: str,
    *,
    because: Mapping[str, Because] | None = None,
    now: datetime,
    workspace: Workspace,
) -> None:
    """It will not be done, and why. Raises NotAllowed, NotFound, Refused and Undecided."""
    said = parse_sentence(BECAUSE, why)

    def work(tx: Transaction) -> None:
        before = to_settle(tx, viewer, action_id, version, local_date(now, workspace.zone))
        check_texts(tx, viewer, action_id, {BECAUSE: said}, because, now, workspace)
        after = replace(before, not_doing_at=now, because=said, version=version + 1)
        kept.put_action(tx, after)

    store.write(work)


def carry_over(
    store: Store,
    viewer: Viewer,
    action_id: str,
    version: int,
    due: date | None,
    *,
    now: datetime,
    workspace: Workspace,
) -> None:
    """It will be done by another day. Raises NotAllowed, NotFound and Refused."""
    today = local_date(now, workspace.zone)
    if due is None or wrong_due(due, today):
        raise Refused(wrong_due(due, today))

    def work(tx: Transaction) -> None:
        before = to_settle(tx, viewer, action_id, version, today)
        after = replace(before, due=due, carried=before.carried + 1, version=version + 1)
        kept.put_action(tx, after)

    store.write(work)


def give(
    store: Store,
    viewer: Viewer,
    action_id: str,
    owner_id: str | None,
    version: int,
    *,
    now: datetime,
    workspace: Workspace,
) -> None:
    """A facilitator gives an action that nobody has to an agent of the team. Audited. Raises
    NotAllowed, NotFound and Refused."""
    today = local_date(now, workspace.zone)

    def work(tx: Transaction) -> None:
        before = open_action(tx, action_id, version, today)
        check_can_facilitate(viewer, before.team_id)
        if not before.needs_an_owner:
            raise NotAllowed("Somebody has this action already. Nothing was changed.")
        check_is_agent(tx, owner_id, before.team_id, today)
        after = replace(before, owner_id=owner_id or "", version=version + 1)
        kept.put_action(tx, after)
        noted(tx, viewer, AuditAction.ACTION_GIVEN, now, action_id)

    store.write(work)


def begun(tx: Transaction, viewer: Viewer, debrief_id: str, now: datetime) -> Debrief:
    """A debrief that runs or was held: what it yields may be written down afterwards."""
    found = led(tx, viewer, debrief_id)
    if found.state(now) is DebriefState.PREPARING:
        raise NotAllowed(NOT_RUNNING)
    return found


def check_is_agent(tx: Transaction, person_id: str | None, team_id: str, today: date) -> None:
    if person_id is None or not holds(tx, person_id, Role.AGENT, team_id, today):
        raise Refused([Problem(OWNER, NOT_AN_AGENT)])


def to_settle(tx: Transaction, viewer: Viewer, action_id: str, version: int, today: date) -> Action:
    found = open_action(tx, action_id, version, today)
    owner = None if found.needs_an_owner else found.owner_id
    check_can_settle_action(viewer, owner, found.team_id)
    return found


def open_action(tx: Transaction, action_id: str, version: int, today: date) -> Action:
    found = kept.find_action(tx, action_id, today)
    if found is None:
        raise NotFound(GONE)
    if not found.is_open:
        raise NotAllowed(SETTLED)
    if found.version != version:
        raise Refused([Problem("Action", CHANGED_MEANWHILE)])
    return found
