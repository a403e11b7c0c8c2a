"""Erasing again: somebody is in a backup who was erased after it was made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from journal.actions.erasing import erase_journal_in, erase_person_in, sweep_after
from journal.errors import NotAllowed
from journal.people import Workspace
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store, Transaction
from journal.store.erasing import find_login
from journal.store.erasures import Erasure
from journal.store.workspace import find_workspace


def erase_again(store: Store, erased: Sequence[Erasure], now: datetime) -> tuple[int, int]:
    """Erases everybody again, with their name or what they wrote, as it was done; how many these
    were, and how many of them are left: who is the only admin cannot go. Audited."""
    workspace = find_workspace(store)
    if workspace is None:
        return 0, 0
    whole_last = sorted(erased, key=lambda one: one.is_whole)
    once = {one.person_id: one for one in whole_last}.values()
    done = [
        is_done for one in once if (is_done := erased_now(store, one, now, workspace)) is not None
    ]
    if any(done):
        sweep_after(store, now)
    return sum(done), len(done) - sum(done)


def erased_now(store: Store, one: Erasure, now: datetime, workspace: Workspace) -> bool | None:
    """Whether somebody could be erased; None for who is not there."""

    def work(tx: Transaction) -> bool | None:
        login = find_login(tx, one.person_id)
        if login is None:
            return None
        if one.is_whole:
            erase_person_in(tx, login, now, workspace, COMMAND_LINE)
        else:
            erase_journal_in(tx, one.person_id, now, COMMAND_LINE)
        return True

    try:
        return store.write(work)
    except NotAllowed:
        return False
