"""When the week turns, the facts are copied; team figures are read from that copy alone."""

from __future__ import annotations

from datetime import datetime

from journal.people import Workspace
from journal.periods import local_date, week_of
from journal.store.audit import AFTERWORD, note
from journal.store.engine import Store, Transaction
from journal.store.facts import copy_facts, copy_records, latest_copy, latest_week
from journal.store.workspace import find_workspace


def refresh(store: Store, now: datetime, actor: str = AFTERWORD) -> None:
    """Takes the copy now: everything before the running week. Audited."""
    workspace = find_workspace(store)
    if workspace is not None:
        store.write(lambda tx: take_copy(tx, now, workspace, actor))


def take_copy(tx: Transaction, now: datetime, workspace: Workspace, actor: str) -> None:
    """The same within a transaction that does more."""
    copy_facts(tx, now, week_of(local_date(now, workspace.zone)))
    note(tx, actor=actor, action="facts copied", at=now)


def take_in_records(tx: Transaction, team_id: str, now: datetime, workspace: Workspace) -> None:
    """Takes a team of records into the copy at once: there are no agents behind it to protect.

    The facts of everybody else stay as they were copied. Before the first copy there is nothing
    to add to, and the whole copy is taken.
    """
    before_week = latest_week(tx)
    if before_week is None:
        take_copy(tx, now, workspace, AFTERWORD)
    else:
        copy_records(tx, team_id, before_week)


def refresh_if_the_week_turned(store: Store, now: datetime) -> bool:
    """Takes the copy where none was taken in the running week; whether it did."""
    workspace = find_workspace(store)
    if workspace is None:
        return False
    _, before_week = latest_copy(store)
    if before_week is not None and before_week >= week_of(local_date(now, workspace.zone)):
        return False
    refresh(store, now)
    return True
