from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb

from journal.holidays import Holiday
from journal.ids import new_id
from journal.people import Viewer
from journal.reading.working_time import working_time_of
from journal.store import open_store
from journal.store.engine import Store
from journal.store.migrations import known, migrate
from journal.store.opening import FILE
from journal.store.working_time import (
    EnteredAbsence,
    absences_of,
    delete_absence,
    delete_absences_before,
    find_calendar,
    put_absence,
    put_calendar,
)
from journal.working_hours import NINE_TO_SIX, USUAL, Calendar, Stretch
from journal.working_time import AWAY, Absence, WorkingTime
from tests.journal.given import NOW, TODAY, ZONE

DAY = timedelta(days=1)
OURS = "0010_working_time.sql"


def away(viewer: Viewer, first: date, last: date) -> EnteredAbsence:
    return EnteredAbsence(new_id(), viewer.person_id, Absence(first, last), viewer.person_id)


def test_a_workspace_from_before_goes_on_with_the_time_at_which_its_days_ended(tmp_path: Path):
    before = [migration for migration in known() if migration.name < OURS]
    with duckdb.connect(str(tmp_path / FILE)) as connection:
        migrate(connection, tmp_path / FILE, before)
        connection.execute(
            """insert into kept.workspace (organisation, timezone, day_ends)
               values ('Fernhill', 'Europe/London', '18:00')"""
        )
    store = open_store(tmp_path)
    assert find_calendar(store) == Calendar((NINE_TO_SIX,) * 7)
    store.close()


def test_a_calendar_takes_the_place_of_the_one_before(store: Store):
    assert find_calendar(store) == USUAL
    split = (Stretch(0, 60), Stretch(1320, 1800))
    for calendar in (
        Calendar((split, *[()] * 6), (Holiday(TODAY, "A day"), Holiday(TODAY + DAY))),
        Calendar(((),) * 7),
    ):
        store.write(lambda tx, made=calendar: put_calendar(tx, made))
        assert find_calendar(store) == calendar


def test_absences_come_in_their_order_and_each_is_one_person_s(
    store: Store, ana: Viewer, ben: Viewer
):
    later, sooner = away(ana, TODAY + 9 * DAY, TODAY + 12 * DAY), away(ana, TODAY, TODAY)
    for made in (later, sooner, away(ben, TODAY, TODAY + DAY)):
        store.write(lambda tx, made=made: put_absence(tx, made, NOW))
    assert absences_of(store, ana.person_id) == [sooner, later]
    store.write(lambda tx: delete_absence(tx, sooner.absence_id))
    assert absences_of(store, ana.person_id) == [later]


def test_an_absence_is_forgotten_once_it_was_over_by_then(store: Store, ana: Viewer):
    over, lasts = away(ana, TODAY - 9 * DAY, TODAY - DAY), away(ana, TODAY - 8 * DAY, TODAY)
    for made in (over, lasts):
        store.write(lambda tx, made=made: put_absence(tx, made, NOW))
    store.write(lambda tx: delete_absences_before(tx, TODAY))
    assert absences_of(store, ana.person_id) == [lasts]


def test_the_working_time_of_somebody_is_the_calendar_less_their_absences(
    store: Store, ana: Viewer, ben: Viewer
):
    store.write(lambda tx: put_absence(tx, away(ana, TODAY, TODAY), NOW))
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
    assert working_time_of(store, ben.person_id) == WorkingTime(ZONE, USUAL)
    assert working_time_of(store, ana.person_id).why_not(noon) == AWAY
    assert working_time_of(store, ben.person_id).why_not(noon) != AWAY
