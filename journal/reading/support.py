"""Support to look at: whom one can ask, what one asked for, what one is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from journal.peers import Askable, AskableWhen, Peering, in_hours_of
from journal.people import Person, Workspace
from journal.periods import local_date
from journal.policy import ASKED_FOR_SUPPORT, Scope
from journal.reading.working_time import working_time_of
from journal.store import peers, support
from journal.store.engine import Store
from journal.store.workspace import people
from journal.support import AskedOfMe, OwnRequest

SHOWN_FOR = timedelta(days=7)
"""How long what is over stands on the page."""


def who_can_be_asked(
    store: Store, scope: Scope, *, now: datetime, workspace: Workspace
) -> list[AskableWhen]:
    """Whom one can ask today, by name, with when each next works and can be asked."""
    found = peers.askable(store, scope, local_date(now, workspace.zone))
    return [with_when(store, one, now) for one in found]


def with_when(store: Store, one: Askable, now: datetime) -> AskableWhen:
    working = working_time_of(store, one.person_id)
    able = replace(working, calendar=in_hours_of(one.peering, working.calendar))
    next_at = able.next_working(now)
    without_absences = replace(able, absences=()).next_working(now)
    return AskableWhen(one, next_at, next_at != without_absences)


def my_requests(store: Store, scope: Scope, now: datetime) -> list[OwnRequest]:
    """What one asked for, the latest first; what is over for a week yet."""
    found = support.own_requests(store, scope)
    return [one for one in found if is_recent(one.saved.over_at, now)]


def asked_of_me(store: Store, scope: Scope, now: datetime) -> list[AskedOfMe]:
    """What one is asked for now; and, for a week, what became of what one has seen."""
    found = support.asked_of_me(store, scope, now)
    return [one for one in found if is_recent(one.over_at or one.turn.passed_on_at, now)]


def is_recent(over_at: datetime | None, now: datetime) -> bool:
    return over_at is None or now - over_at <= SHOWN_FOR


def support_to_give(store: Store, scope: Scope, now: datetime) -> int:
    """How many requests wait for oneself."""
    return support.count_to_answer(store, scope, now)


def my_peering(store: Store, scope: Scope) -> Peering:
    """What one says of being asked."""
    return peers.own_peering(store, scope)


def am_outside_contact(store: Store, scope: Scope) -> bool:
    """Whether the admin names oneself for those of other teams."""
    return peers.is_outside_contact(store, scope.person_id)


def contacts(
    store: Store, *, now: datetime, workspace: Workspace
) -> tuple[list[Person], list[Person]]:
    """Those whom the admin names, and the others who could be named, by name."""
    named = peers.outside_contacts(store)
    able = [
        person
        for person, grants in people(store, local_date(now, workspace.zone))
        if any(grant.role in ASKED_FOR_SUPPORT for grant in grants)
    ]
    return (
        [person for person in able if person.person_id in named],
        [person for person in able if person.person_id not in named],
    )
