"""When somebody who says that they can be asked next can be."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from journal.actions.supporting import can_be_asked
from journal.actions.working_time import enter_absence
from journal.peers import AskableWhen, Peering, in_hours_of
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.support import who_can_be_asked
from journal.store.engine import Store
from journal.support_words import Whom
from journal.working_hours import USUAL, Calendar, Stretch, parse_week, written
from tests.journal.given import NOW, TODAY, WORKSPACE, ZONE

NIGHTS = Calendar(parse_week(("22:00–06:00",) * 5 + ("", "")))
BROKEN = Calendar(parse_week(("09:00–12:30, 13:00–18:00",) * 5 + ("", "")))
EARLY = Stretch(8 * 60, 13 * 60)


@pytest.mark.parametrize(
    ("peering", "calendar", "monday", "tuesday", "sunday"),
    [
        (Peering(), USUAL, "09:00–18:00", "09:00–18:00", ""),
        (Peering(weekdays=(1,)), USUAL, "", "09:00–18:00", ""),
        (Peering(weekdays=(6,)), USUAL, "", "", ""),
        (Peering(hours=EARLY), USUAL, "09:00–13:00", "09:00–13:00", ""),
        (Peering(hours=EARLY), BROKEN, "09:00–12:30", "09:00–12:30", ""),
        (Peering(hours=Stretch(19 * 60, 20 * 60)), USUAL, "", "", ""),
        (Peering(hours=Stretch(20 * 60, 23 * 60)), NIGHTS, "22:00–23:00", "22:00–23:00", ""),
    ],
)
def test_somebody_can_be_asked_when_they_say_so_and_work(
    peering: Peering, calendar: Calendar, monday: str, tuesday: str, sunday: str
):
    week = in_hours_of(peering, calendar).week
    assert [written(week[day]) for day in (0, 1, 6)] == [monday, tuesday, sunday]


def ben_for(store: Store, ana: Viewer, now: datetime = NOW) -> AskableWhen:
    found = who_can_be_asked(store, scope_for(ana), now=now, workspace=WORKSPACE)
    return next(one for one in found if one.askable.whom is Whom.PEER)


def morning(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), tzinfo=ZONE) + timedelta(hours=9)


def test_who_asks_is_told_when_they_can_next_be_asked_with_days_away_counted(
    store: Store, ana: Viewer, ben: Viewer
):
    can_be_asked(store, ben, Peering(in_team=True))
    assert ben_for(store, ana) == AskableWhen(ben_for(store, ana).askable, NOW, is_away=False)
    first, last = TODAY, TODAY + timedelta(days=1)
    enter_absence(store, ben, ben.person_id, first, last, now=NOW, workspace=WORKSPACE)
    found = ben_for(store, ana)
    assert (found.next_at, found.is_away) == (morning(TODAY + timedelta(days=2)), True)


def test_hours_in_which_nobody_works_are_told_as_no_time_at_all(
    store: Store, ana: Viewer, ben: Viewer
):
    can_be_asked(store, ben, Peering(in_team=True, weekdays=(6,)))
    assert ben_for(store, ana).next_at is None
