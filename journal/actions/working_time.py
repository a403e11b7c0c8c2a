"""When the workspace works, as its admin says; and on which days somebody is away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from journal.actions.administer import zone_named
from journal.actions.as_seen import check_as_seen
from journal.actions.changing_settings import changing_settings
from journal.actions.noting import noted
from journal.answers import collect
from journal.audit_actions import AuditAction
from journal.errors import NotFound, Problem, Refused
from journal.holidays import parse_holidays
from journal.holidays import written as written_days
from journal.ids import new_id
from journal.people import Viewer, Workspace
from journal.periods import local_date
from journal.policy import check_can_administer, check_can_enter_absences
from journal.store import settings
from journal.store import workspace as kept
from journal.store.engine import Store, Transaction
from journal.store.working_time import (
    EnteredAbsence,
    absences_kept,
    delete_absence,
    delete_absences_before,
    find_absence,
    put_absence,
    put_calendar,
)
from journal.working_hours import WEEKDAYS, Calendar, parse_week
from journal.working_hours import written as written_hours
from journal.working_time import Absence

LONGEST_ABSENCE = timedelta(days=366)
FURTHEST = timedelta(days=2 * 366)
FORGOTTEN_AFTER = timedelta(days=28)
"""When somebody was away is kept no longer than reminders and supervisors have a use for it."""
GONE = "This absence is not there any more. Somebody else took it away; nothing else was changed."
NOT_HERE = "This person works in no team any more. Nothing was stored."
FROM, TO = "First day", "Last day"


@dataclass(frozen=True)
class WrittenCalendar:
    """The working time as an admin writes it down."""

    timezone: str
    week: tuple[str, ...]
    """A text for each weekday, from Monday on."""
    holidays: str


def written_calendar(workspace: Workspace) -> WrittenCalendar:
    """The working time of a workspace, as its admin would write it down."""
    calendar = workspace.calendar
    return WrittenCalendar(
        workspace.zone.key,
        tuple(map(written_hours, calendar.week)),
        written_days(calendar.holidays),
    )


def set_working_time(
    store: Store,
    viewer: Viewer,
    written: WrittenCalendar,
    *,
    now: datetime,
    seen: WrittenCalendar | None = None,
) -> None:
    """Replaces the calendar and the time zone; `seen` is what its page showed, and None for
    whatever there is. Promises that were made keep the time at which they fall due. Audited.
    Raises NotAllowed, Refused with all problems, and ChangedMeanwhile."""
    check_can_administer(viewer)
    problems: list[Problem] = []
    zone = zone_named(written.timezone)
    if zone is None:
        told = f"“{written.timezone[:60]}” is not known. Write it as “Europe/London”."
        problems.append(Problem("Time zone", told))
    week = collect(problems, parse_week, written.week)
    holidays = collect(problems, parse_holidays, written.holidays)
    if problems or zone is None:
        raise Refused(problems)

    def work(tx: Transaction) -> None:
        there = written_calendar(settings.settings_kept(tx))
        check_as_seen("Working time", seen or there, there, differing(seen, there))
        with changing_settings(tx, viewer.person_id, now, "working_time"):
            put_calendar(tx, Calendar(week, holidays))
            settings.set_zone(tx, zone)

    store.write(work)


def differing(seen: WrittenCalendar | None, there: WrittenCalendar) -> str:
    """ "Saturday 10:00–14:00; time zone Europe/Paris": what is not as it was seen."""
    if seen is None:
        return ""
    days = zip(WEEKDAYS, seen.week, there.week, strict=True)
    told = [f"{day} {now or 'no work'}" for day, before, now in days if before != now]
    if seen.timezone != there.timezone:
        told.append(f"time zone {there.timezone}")
    if seen.holidays != there.holidays:
        told.append("other holidays")
    return "; ".join(told)


def enter_absence(
    store: Store,
    viewer: Viewer,
    person_id: str,
    first: date | None,
    last: date | None,
    *,
    now: datetime,
    workspace: Workspace,
) -> str:
    """Says that somebody is away from one day to another, both included, and not why; its id.
    Audited. Raises NotAllowed and Refused."""
    today = local_date(now, workspace.zone)
    absence = parse_absence(first, last, today)
    made = EnteredAbsence(new_id(), person_id, absence, viewer.person_id)

    def work(tx: Transaction) -> None:
        teams = kept.teams_worked_in(tx, person_id, today)
        check_can_enter_absences(viewer, person_id, teams)
        if person_id != viewer.person_id and not teams:
            raise NotFound(NOT_HERE)
        delete_absences_before(tx, today - FORGOTTEN_AFTER)
        for other in absences_kept(tx, person_id):
            if other.absence.meets(absence):
                span = f"{other.absence.first} to {other.absence.last}"
                raise Refused([Problem(FROM, f"{span} is entered already. Take that away first.")])
        put_absence(tx, made, now)
        noted(tx, viewer, AuditAction.ABSENCE_ENTERED, now, f"{person_id} {made.absence_id}")

    store.write(work)
    return made.absence_id


def take_absence_away(
    store: Store, viewer: Viewer, absence_id: str, *, now: datetime, workspace: Workspace
) -> None:
    """As if it had never been entered. Audited. Raises NotAllowed and NotFound."""
    today = local_date(now, workspace.zone)

    def work(tx: Transaction) -> None:
        found = find_absence(tx, absence_id)
        if found is None:
            raise NotFound(GONE)
        teams = kept.teams_worked_in(tx, found.person_id, today)
        check_can_enter_absences(viewer, found.person_id, teams)
        delete_absence(tx, absence_id)
        noted(tx, viewer, AuditAction.ABSENCE_TAKEN_AWAY, now, f"{found.person_id} {absence_id}")

    store.write(work)


def parse_absence(first: date | None, last: date | None, today: date) -> Absence:
    """The days of an absence; a last day that is not named is the first. Raises Refused."""
    last = last or first
    if first is None or last is None:
        raise Refused([Problem(FROM, "pick the day.")])
    if last < first:
        raise Refused([Problem(TO, "is before the first day. Pick a later one.")])
    if last < today:
        raise Refused([Problem(TO, "is over. Only what is to come makes a difference.")])
    if last - first > LONGEST_ABSENCE:
        raise Refused([Problem(TO, "is more than a year after the first. Pick a nearer one.")])
    if first - today > FURTHEST:
        raise Refused([Problem(FROM, "is more than two years away. Pick a nearer one.")])
    return Absence(first, last)
