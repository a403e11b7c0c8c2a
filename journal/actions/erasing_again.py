"""Erasing again: somebody is in a backup who was erased after it was made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import Enum, auto

from journal.actions.erasing import erase_journal_in, erase_person_in, sweep_after
from journal.errors import NotAllowed
from journal.people import Workspace
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store, Transaction
from journal.store.erasing import find_login
from journal.store.erasures import ErasedAgain, Erasure
from journal.store.workspace import find_workspace


class Again(Enum):
    """What became of one erasure in a backup."""

    NOT_THERE = auto()
    ERASED = auto()
    NOT_ERASED = auto()


def erase_again(store: Store, erased: Sequence[Erasure], now: datetime) -> ErasedAgain:
    """Erases everybody again, with their name or what they wrote, as it was done; who is the only
    admin cannot go, and is not erased. Audited."""
    workspace = find_workspace(store)
    if workspace is None:
        return ErasedAgain(0, 0)
    whole_last = sorted(erased, key=lambda one: one.is_whole)
    once = {one.person_id: one for one in whole_last}.values()
    became = [erase_one_again(store, one, now, workspace) for one in once]
    done = ErasedAgain(became.count(Again.ERASED), became.count(Again.NOT_ERASED))
    if done.erased:
        sweep_after(store, now)
    return done


def erase_one_again(store: Store, one: Erasure, now: datetime, workspace: Workspace) -> Again:
    def work(tx: Transaction) -> Again:
        login = find_login(tx, one.person_id)
        if login is None:
            return Again.NOT_THERE
        if one.is_whole:
            erase_person_in(tx, login, now, workspace, COMMAND_LINE)
        else:
            erase_journal_in(tx, one.person_id, now, COMMAND_LINE)
        return Again.ERASED

    try:
        return store.write(work)
    except NotAllowed:
        return Again.NOT_ERASED
