"""Settings of the working time, and the days on which somebody is away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from journal.actions.governing import remove_person
from journal.actions.working_time import (
    WrittenCalendar,
    enter_absence,
    set_working_time,
    take_absence_away,
)
from journal.errors import NotAllowed, NotFound, Refused
from journal.holidays import Holiday
from journal.ids import new_id
from journal.people import Viewer
from journal.reading.absences import absences_seen, whose_absences
from journal.reading.working_time import working_time_of
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from journal.store.working_time import absences_of
from journal.store.workspace import find_workspace
from journal.working_hours import Stretch
from journal.working_time import AWAY
from tests.journal.actions.around_sharing import log
from tests.journal.given import NOW, TODAY, WORKSPACE

DAY = timedelta(days=1)
NINE = "09:00–12:30, 13:00–18:00"
WRITTEN = WrittenCalendar("Europe/Vienna", (NINE,) * 5 + ("", ""), "2026-12-25 Christmas Day")
Known = Callable[[str], Viewer]


def away(
    store: Store,
    viewer: Viewer,
    of: Viewer,
    first: date | None = TODAY,
    last: date | None = TODAY + DAY,
) -> str:
    return enter_absence(store, viewer, of.person_id, first, last, now=NOW, workspace=WORKSPACE)


def test_an_admin_sets_hours_holidays_and_the_time_zone(store: Store, known: Known):
    set_working_time(store, known("ada"), WRITTEN, now=NOW)
    found = find_workspace(store)
    assert found is not None
    assert found.zone.key == "Europe/Vienna"
    assert found.calendar.week[0] == (Stretch(540, 750), Stretch(780, 1080))
    assert found.calendar.week[6] == ()
    assert found.calendar.holidays == (Holiday(date(2026, 12, 25), "Christmas Day"),)
    assert [(row["action"], row["subject"]) for row in log(store)] == [
        ("settings_changed", "working_time")
    ]


@pytest.mark.parametrize("login", ["ana", "sam", "rae"])
def test_nobody_else_sets_it(store: Store, known: Known, login: str):
    with pytest.raises(NotAllowed):
        set_working_time(store, known(login), WRITTEN, now=NOW)
    assert find_workspace(store) == WORKSPACE


def test_all_that_is_wrong_is_told_and_nothing_is_changed(store: Store, known: Known):
    wrong = WrittenCalendar("Mars", ("9", *[""] * 6), "2026-12-25\n2026-12-25 again\nEaster")
    with pytest.raises(Refused) as refused:
        set_working_time(store, known("ada"), wrong, now=NOW)
    told = list(map(str, refused.value.problems))
    assert [sentence.partition(":")[0] for sentence in told] == [
        "Time zone", "Monday", "Holidays", "Holidays"
    ]  # fmt: skip
    assert "2026-12-25 is there twice" in told[2]
    assert find_workspace(store) == WORKSPACE
    assert log(store) == []


def test_a_workspace_may_have_no_hours_at_all(store: Store, known: Known):
    none = replace(WRITTEN, week=("",) * 7, holidays="")
    set_working_time(store, known("ada"), none, now=NOW)
    found = find_workspace(store)
    assert found is not None
    assert found.working_time.never_works


def test_one_says_when_one_is_away_and_takes_it_back(store: Store, ana: Viewer):
    absence_id = away(store, ana, ana)
    seen = absences_seen(store, ana, ana.person_id, TODAY)
    assert [(one.absence.first, one.absence.last, one.entered_by) for one in seen] == [
        (TODAY, TODAY + DAY, "")
    ]
    assert working_time_of(store, ana.person_id).why_not(NOW) == AWAY
    take_absence_away(store, ana, absence_id, now=NOW, workspace=WORKSPACE)
    assert working_time_of(store, ana.person_id).why_not(NOW) != AWAY
    assert [(row["action"], row["subject"]) for row in log(store)] == [
        ("absence_entered", f"{ana.person_id} {absence_id}"),
        ("absence_taken_away", f"{ana.person_id} {absence_id}"),
    ]


@pytest.mark.parametrize(
    ("login", "may"),
    [("sam", True), ("ada", True), ("ben", False), ("una", False), ("rae", False)],
)
def test_a_supervisor_of_the_team_or_an_admin_says_it_for_somebody(
    store: Store, known: Known, ana: Viewer, login: str, may: bool
):
    viewer = known(login)
    entered = away(store, ana, ana)
    if may:
        away(store, viewer, ana, TODAY + 9 * DAY, None)
        told = absences_seen(store, ana, ana.person_id, TODAY)
        assert [one.entered_by for one in told] == ["", viewer.person.name]
        take_absence_away(store, viewer, entered, now=NOW, workspace=WORKSPACE)
        return
    for attempt in (
        lambda: away(store, viewer, ana, TODAY + 9 * DAY, None),
        lambda: take_absence_away(store, viewer, entered, now=NOW, workspace=WORKSPACE),
        lambda: absences_seen(store, viewer, ana.person_id, TODAY),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert len(absences_of(store, ana.person_id)) == 1


def test_each_sees_the_absences_of_those_they_answer_for(store: Store, known: Known):
    def of(login: str) -> list[str]:
        return [person.login for person in whose_absences(store, known(login), TODAY)]

    assert of("sam") == ["ana", "ben"]
    assert of("una") == ["kim"]
    assert of("ada") == ["ana", "ben", "kim"]
    assert of("ana") == of("rae") == []


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (None, None, "First day: pick the day"),
        (None, TODAY, "First day: pick the day"),
        (TODAY, TODAY - DAY, "Last day: is before the first day"),
        (TODAY - 2 * DAY, TODAY - DAY, "Last day: is over"),
        (TODAY, TODAY + 367 * DAY, "Last day: is more than a year after"),
        (TODAY + 733 * DAY, None, "First day: is more than two years away"),
    ],
)
def test_days_that_cannot_be_are_refused(
    store: Store, ana: Viewer, first: date | None, last: date | None, told: str
):
    with pytest.raises(Refused, match=told):
        away(store, ana, ana, first, last)
    assert absences_of(store, ana.person_id) == []


def test_days_that_are_entered_already_are_not_entered_twice(store: Store, ana: Viewer):
    away(store, ana, ana, TODAY + DAY, TODAY + 3 * DAY)
    with pytest.raises(Refused, match="2026-05-14 to 2026-05-16 is entered already"):
        away(store, ana, ana, TODAY + 3 * DAY, TODAY + 4 * DAY)
    away(store, ana, ana, TODAY + 4 * DAY, TODAY + 4 * DAY)
    assert len(absences_of(store, ana.person_id)) == 2


def test_an_absence_that_somebody_else_took_away_is_told_so(store: Store, ana: Viewer):
    with pytest.raises(NotFound, match="not there any more"):
        take_absence_away(store, ana, new_id(), now=NOW, workspace=WORKSPACE)


def test_when_somebody_was_away_is_forgotten_after_four_weeks(
    store: Store, ana: Viewer, ben: Viewer
):
    away(store, ana, ana)
    enter_absence(
        store, ben, ben.person_id, TODAY + 40 * DAY, None, now=NOW + 31 * DAY, workspace=WORKSPACE
    )
    assert absences_of(store, ana.person_id) == []


def test_nobody_is_away_who_has_left(store: Store, known: Known, ana: Viewer):
    away(store, ana, ana)
    remove_person(store, "ana", now=NOW, workspace=WORKSPACE, actor=COMMAND_LINE)
    assert absences_of(store, ana.person_id) == []
    with pytest.raises(NotFound, match="works in no team any more"):
        away(store, known("ada"), ana)
