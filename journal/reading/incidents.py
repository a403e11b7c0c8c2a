"""Incident reports: to whom they go, those one has sent, and those sent to oneself."""

from __future__ import annotations

from journal.incident import Addressee, IncidentInList, SentReport
from journal.policy import Scope
from journal.store import incidents as kept
from journal.store.engine import Store


def who_takes_reports(store: Store, reporter_id: str) -> tuple[Addressee, ...]:
    """To whom a report of this person would go: those whom the workspace names, themself aside."""
    named = kept.incident_recipients(store)
    return tuple(one for one in named if one.person_id != reporter_id)


def everybody_named(store: Store) -> tuple[Addressee, ...]:
    """To whom reports go, whoever sends them."""
    return kept.incident_recipients(store)


def takes_reports(store: Store, person_id: str) -> bool:
    """Whether the workspace names this person."""
    return any(one.person_id == person_id for one in kept.incident_recipients(store))


def my_incidents(store: Store, scope: Scope) -> list[SentReport]:
    """Those one has sent, with what came of them, the latest first."""
    return kept.own_incidents(store, scope)


def incidents_to_me(store: Store, scope: Scope) -> list[IncidentInList]:
    """Those sent to oneself, while one is named, the latest first; no word of them."""
    return kept.incidents_to_me(store, scope)


def news_of_incidents(store: Store, scope: Scope) -> tuple[int, int]:
    """Of how many one has not read yet what came of them; and how many sent to oneself one has
    not opened yet."""
    if not kept.are_there_incidents(store):
        return 0, 0
    mine = sum(one.has_news for one in kept.own_incidents(store, scope))
    return mine, sum(not one.is_read for one in kept.incidents_to_me(store, scope))
