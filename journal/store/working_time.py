"""When the workspace works, and who is away; the days alone, and never why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from journal.holidays import Holiday
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import stored
from journal.working_hours import WEEKDAYS, Calendar, Stretch
from journal.working_time import Absence


@dataclass(frozen=True)
class EnteredAbsence:
    """An absence as it stands: whose, and who entered it."""

    absence_id: str
    person_id: str
    absence: Absence
    entered_by: str


def find_calendar(store: Store) -> Calendar:
    return calendar_of(
        store.recall("select * from working_hours order by weekday, starts"),
        store.recall("select * from holidays order by day"),
    )


def calendar_kept(tx: Transaction) -> Calendar:
    """The same in the work that is about to change it."""
    return calendar_of(
        tx.rows("select * from kept.working_hours order by weekday, starts"),
        tx.rows("select * from kept.holidays order by day"),
    )


def calendar_of(hours: list[Row], holidays: list[Row]) -> Calendar:
    return Calendar(
        tuple(
            tuple(Stretch(row["starts"], row["ends"]) for row in hours if row["weekday"] == weekday)
            for weekday in range(len(WEEKDAYS))
        ),
        tuple(Holiday(row["day"], row["name"]) for row in holidays),
    )


def put_calendar(tx: Transaction, calendar: Calendar) -> None:
    """Stores a calendar in place of what was there."""
    tx.run("delete from kept.working_hours")
    tx.run("delete from kept.holidays")
    for weekday, hours in enumerate(calendar.week):
        for stretch in hours:
            tx.run(
                """insert into kept.working_hours (weekday, starts, ends)
                   values ($weekday, $starts, $ends)""",
                {"weekday": weekday, "starts": stretch.starts, "ends": stretch.ends},
            )
    for holiday in calendar.holidays:
        tx.run(
            "insert into kept.holidays (day, name) values ($day, $name)",
            {"day": holiday.day, "name": holiday.name},
        )


def absences_of(store: Store, person_id: str) -> list[EnteredAbsence]:
    """When somebody is away, the earliest first."""
    rows = store.recall(
        "select * from absences where person_id = $person_id order by first_day",
        {"person_id": person_id},
    )
    return [entered(row) for row in rows]


def find_absence(tx: Transaction, absence_id: str) -> EnteredAbsence | None:
    rows = tx.rows("select * from kept.absences where absence_id = $id", {"id": absence_id})
    return entered(rows[0]) if rows else None


def absences_kept(tx: Transaction, person_id: str) -> list[EnteredAbsence]:
    """The same as absences_of, in the work that is about to add one."""
    rows = tx.rows(
        "select * from kept.absences where person_id = $person_id order by first_day",
        {"person_id": person_id},
    )
    return [entered(row) for row in rows]


def put_absence(tx: Transaction, made: EnteredAbsence, at: datetime) -> None:
    tx.run(
        """insert into kept.absences
               (absence_id, person_id, first_day, last_day, entered_by, entered_at)
           values ($absence_id, $person_id, $first_day, $last_day, $entered_by, $entered_at)""",
        {
            "absence_id": made.absence_id,
            "person_id": made.person_id,
            "first_day": made.absence.first,
            "last_day": made.absence.last,
            "entered_by": made.entered_by,
            "entered_at": stored(at),
        },
    )


def delete_absence(tx: Transaction, absence_id: str) -> None:
    tx.run("delete from kept.absences where absence_id = $id", {"id": absence_id})


def delete_absences_of(tx: Transaction, person_id: str) -> None:
    tx.run("delete from kept.absences where person_id = $person_id", {"person_id": person_id})


def delete_absences_before(tx: Transaction, day: date) -> None:
    """Forgets every absence that was over by a day."""
    tx.run("delete from kept.absences where last_day < $day", {"day": day})


def entered(row: Row) -> EnteredAbsence:
    absence = Absence(row["first_day"], row["last_day"])
    return EnteredAbsence(row["absence_id"], row["person_id"], absence, row["entered_by"])
