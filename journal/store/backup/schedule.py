"""Backups that are made by themselves, once a day, and by hand; each is remembered."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from journal.errors import JournalError
from journal.retention import shortest
from journal.store.audit import AFTERWORD, COMMAND_LINE
from journal.store.backup.contents import mark_of
from journal.store.backup.erased_since import keep_list, list_in
from journal.store.backup.key import Key, find_or_make_key
from journal.store.backup.making import Backup, back_up, not_written
from journal.store.backup.record import record_of, remember, remember_failure
from journal.store.backup.rotation import files_of, name_of, rotate
from journal.store.engine import Store
from journal.store.erasures import find_erasures
from journal.store.retention import find_retention

LOG = logging.getLogger("afterword")
DAY = timedelta(days=1)
AFTER_A_FAILURE = timedelta(hours=1)


@dataclass(frozen=True)
class Plan:
    """Where backups go, at what time of the workspace's day, for how long, and with which key."""

    folder: Path
    at: time
    days: int
    key: Path


def make_by_hand(store: Store, target: Path, key: Key, now: datetime) -> Backup:
    """Makes a backup where somebody wants it, and remembers it. Raises Unavailable."""
    made = back_up(store, target, key, now=now, actor=COMMAND_LINE)
    with contextlib.suppress(OSError):  # it is there, whether that can be remembered or not
        remember(store.folder, made)
    return made


def make_if_due(store: Store, plan: Plan, now: datetime, zone: ZoneInfo) -> Backup | None:
    """Makes the backup of the day where there is none, and removes those that are to go.

    What goes wrong is remembered for the admin, and tried again in an hour.
    """
    failed = record_of(store.folder).failed
    if failed and now - AFTER_A_FAILURE < failed.tried_at <= now:
        return None
    mark = mark_of(store.seal.key)
    try:
        if not is_due(files_of(plan.folder, mark), plan.at, now, zone):
            return None
        made = make_and_rotate(store, plan, mark, now)
    except (JournalError, OSError) as error:
        why = str(not_written(error, plan.folder) if isinstance(error, OSError) else error)
        LOG.error("no backup was made: %s", why)
        with contextlib.suppress(OSError):
            remember_failure(store.folder, now, why)
        return None
    return made


def keep_erasures(store: Store, plan: Plan, now: datetime) -> None:
    """Has the list of who was erased lie beside the backups, as far back as one of them can be. A
    folder that is not there is told when a backup fails."""
    oldest = now - shortest(find_retention(store))
    file = list_in(plan.folder, mark_of(store.seal.key))
    with contextlib.suppress(JournalError, OSError):
        key = find_or_make_key(plan.key, store.folder)
        keep_list(file, key, find_erasures(store), after=oldest)


def is_due(made: Collection[datetime], at: time, now: datetime, zone: ZoneInfo) -> bool:
    """Whether none was made since the time of day was last passed, where the workspace is."""
    local = now.astimezone(zone)
    passed = datetime.combine(local.date(), at, tzinfo=zone)
    if passed > now:
        passed = datetime.combine(local.date() - DAY, at, tzinfo=zone)
    return not any(passed <= moment <= now for moment in made)


def make_and_rotate(store: Store, plan: Plan, mark: str, now: datetime) -> Backup:
    no_older_than = shortest(find_retention(store)).days
    try:
        key = find_or_make_key(plan.key, store.folder)
        made = back_up(store, plan.folder / name_of(mark, now), key, now=now, actor=AFTERWORD)
        remember(store.folder, made, now + timedelta(days=min(plan.days, no_older_than)))
        return made
    finally:
        if plan.folder.is_dir():
            rotate(plan.folder, mark, now, plan.days, no_older_than)
