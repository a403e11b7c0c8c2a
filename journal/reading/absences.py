"""On which days somebody is away: for themself, their supervisors and the admins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journal.people import WORKING, Grant, Person, Viewer
from journal.policy import allowed, check_can_enter_absences
from journal.store.engine import Store
from journal.store.working_time import absences_of
from journal.store.workspace import people
from journal.working_time import Absence


@dataclass(frozen=True)
class AbsenceSeen:
    absence_id: str
    absence: Absence
    entered_by: str
    """The name of who entered it; empty where it was the person themself."""


def absences_seen(store: Store, viewer: Viewer, person_id: str, today: date) -> list[AbsenceSeen]:
    """Somebody's absences that are not over, the earliest first. Raises NotAllowed."""
    found = people(store, today)
    grants = next((held for person, held in found if person.person_id == person_id), frozenset())
    check_can_enter_absences(viewer, person_id, teams_in(grants))
    names = {person.person_id: person.name for person, _ in found}
    return [
        AbsenceSeen(
            entered.absence_id,
            entered.absence,
            "" if entered.entered_by == person_id else names.get(entered.entered_by, ""),
        )
        for entered in absences_of(store, person_id)
        if entered.absence.last >= today
    ]


def whose_absences(store: Store, viewer: Viewer, today: date) -> list[Person]:
    """The others whose absences this viewer sees and enters, by name: who work in a team."""
    return [
        person
        for person, grants in people(store, today)
        if person.person_id != viewer.person_id
        and teams_in(grants)
        and allowed(check_can_enter_absences, viewer, person.person_id, teams_in(grants))
    ]


def teams_in(grants: frozenset[Grant]) -> tuple[str, ...]:
    """The teams in which somebody writes or facilitates."""
    return tuple(
        sorted({grant.team_id for grant in grants if grant.role in WORKING and grant.team_id})
    )
