"""What somebody is reminded of, and by what."""

from __future__ import annotations

from datetime import datetime, timedelta

from journal.calendar_feed import calendar_of
from journal.digest import Digest
from journal.people import Viewer
from journal.periods import local_date
from journal.policy import can_promise, scope_for
from journal.reading.working_time import working_time_of
from journal.reminder import OVERDUE_FOR, Notice, Reminder, alarm_for, notice_of
from journal.store.debrief_outcomes import own_actions
from journal.store.engine import Store
from journal.store.reminders import feed_made_at, find_digest, waiting_promises, whose_feed
from journal.store.workspace import find_workspace

AHEAD = timedelta(minutes=10)
"""Of what a page is told; it asks again before that is over."""


def my_feed_since(store: Store, viewer: Viewer) -> datetime | None:
    """Since when one has a calendar's address; None without one."""
    return feed_made_at(store, viewer.person_id)


def my_digest(store: Store, viewer: Viewer) -> Digest | None:
    """Where one's digest goes; None where there is none."""
    return find_digest(store, viewer.person_id)


def reader_of_feed(store: Store, token: str, now: datetime) -> Viewer | None:
    """Whose promises a calendar's address shows; None for one that was guessed or revoked, and
    for somebody who has left."""
    workspace = find_workspace(store)
    if workspace is None:
        return None
    found = whose_feed(store, token, local_date(now, workspace.zone))
    return found if found is not None and can_promise(found) else None


def feed_of(store: Store, viewer: Viewer, now: datetime) -> str:
    """One's own calendar, as a file."""
    working = working_time_of(store, viewer.person_id)
    return calendar_of(waiting(store, viewer, now), working)


def waiting(store: Store, viewer: Viewer, now: datetime) -> list[Reminder]:
    """One's own promises and actions of debriefs that are open, or have been overdue for less than
    four weeks; the first to fall due first."""
    promises = waiting_promises(store, scope_for(viewer), now - OVERDUE_FOR)
    actions = waiting_actions(store, viewer, now)
    return sorted([*promises, *actions], key=lambda one: (one.due_at, one.promise_id))


def waiting_actions(store: Store, viewer: Viewer, now: datetime) -> list[Reminder]:
    """Each is for a day; nothing of what it says is in it."""
    working = working_time_of(store, viewer.person_id)
    own = own_actions(store, scope_for(viewer), local_date(now, working.zone))
    due = [(working.end_of_day(one.due), one) for one in own if one.is_open]
    return [
        Reminder(one.action_id, at, True, None, one.made_at, one.version, is_action=True)
        for at, one in due
        if at > now - OVERDUE_FOR
    ]


def notices(store: Store, viewer: Viewer, now: datetime) -> list[Notice]:
    """What rings within the next minutes, the first first."""
    working = working_time_of(store, viewer.person_id)
    alarms = [(alarm_for(one, working), one) for one in waiting(store, viewer, now)]
    soon = [(at, one) for at, one in alarms if at is not None and now <= at <= now + AHEAD]
    return sorted((notice_of(one, at, working) for at, one in soon), key=lambda one: one.at)
