"""What was kept long enough goes, by itself; nothing goes earlier than its author was told."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from journal.actions.check_in import check_in
from journal.actions.retaining import carry_out, see_to_the_night, set_retention, would_go
from journal.actions.sharing import share
from journal.errors import ChangedMeanwhile, NotAllowed, Refused
from journal.people import Team, Viewer
from journal.policy import scope_for
from journal.promise import Promise
from journal.reading.own import count_my_check_ins, my_entries
from journal.retention import GRACE, Kept, Retention
from journal.store.engine import Store, Transaction
from journal.store.promises import own_promises
from journal.store.retention import OF_ENTRIES, find_retention, last_swept, put_retention
from journal.vocabulary import Audience
from tests.journal.actions.around_erasing import (
    MARK,
    everything,
    leaves_something_everywhere,
    release_nothing_before,
    where,
)
from tests.journal.actions.around_incidents import Known
from tests.journal.actions.around_sharing import log
from tests.journal.given import NOW, TODAY, WORKSPACE, ZONE, promised, recorded, write_down

TWO_YEARS_ON = NOW.replace(year=2028)
A_DAY = timedelta(days=1)
Says = Any


@pytest.fixture(autouse=True)
def released(store: Store) -> None:
    release_nothing_before(store, TWO_YEARS_ON)


@pytest.fixture
def ada(known: Known) -> Viewer:
    return known("ada")


@pytest.fixture
def says(store: Store, ada: Viewer) -> Says:
    """The admin says how long something is kept: says(Kept.ENTRIES, 12)."""

    def said(kind: Kept, keeps: int | None, now: datetime = NOW) -> None:
        set_retention(store, ada, kind, keeps, now=now, zone=ZONE)

    return said


def test_an_entry_goes_with_all_that_belongs_to_it_when_its_time_is_over(
    store: Store, ana: Viewer, ben: Viewer
):
    leaves_something_everywhere(store, ana, ben)
    before = everything(store)
    carry_out(store, TWO_YEARS_ON - A_DAY)
    tables = set(OF_ENTRIES) - {"kept.records"}
    kept = everything(store)
    assert {table: kept[table] for table in tables} == {table: before[table] for table in tables}
    assert carry_out(store, TWO_YEARS_ON) == 1
    left = everything(store)
    assert {table: left[table] for table in (*OF_ENTRIES, "wellbeing.check_ins")} == {
        table: [] for table in (*OF_ENTRIES, "wellbeing.check_ins")
    }
    assert where(MARK, {table: left[table] for table in OF_ENTRIES}) == set()


def test_what_is_newer_stays_and_so_does_what_belongs_to_it(store: Store, ana: Viewer, ben: Viewer):
    write_down(store, ana, now=NOW)
    newer = write_down(store, ben, now=NOW + A_DAY)
    share(store, ben, newer, Audience.TEAM, now=NOW)
    assert carry_out(store, TWO_YEARS_ON) == 1
    assert my_entries(store, scope_for(ana)) == ([], 0)
    assert [one.entry_id for one in my_entries(store, scope_for(ben))[0]] == [newer]
    assert len(everything(store)["kept.shares"]) == 1
    assert len(everything(store)["kept.catalogue"]) == 1


def test_a_promise_that_falls_due_later_outlives_its_entry(store: Store, ana: Viewer):
    late = {"what": "Ask again", "due": "2026-06-01", "kind": "callback", "promise_id": "later"}
    write_down(store, ana, promises=[late])
    assert carry_out(store, TWO_YEARS_ON) == 1
    (promise,) = own_promises(store, scope_for(ana))
    assert (promise.entry_id, promise.promise.what) == (None, "Ask again")
    carry_out(store, TWO_YEARS_ON + timedelta(days=31))
    assert own_promises(store, scope_for(ana)) == []


def test_a_promise_of_no_entry_goes_when_both_its_times_are_over(store: Store, ana: Viewer):
    said = {"what": "Call", "kind": "callback"}
    dues = (NOW + timedelta(hours=1), NOW + timedelta(days=60))
    promised(store, *((ana, Promise.model_validate(said | {"due_at": due})) for due in dues))
    carry_out(store, TWO_YEARS_ON + A_DAY)
    assert [one.promise.due_at for one in own_promises(store, scope_for(ana))] == [dues[1]]


def test_records_go_like_entries(store: Store, deliveries: Team):
    recorded(store, deliveries, TODAY, 3)
    assert carry_out(store, TWO_YEARS_ON) == 3
    assert everything(store)["kept.records"] == []


def test_a_check_in_goes_after_90_days_and_its_entry_stays(store: Store, ana: Viewer):
    entry_id = write_down(store, ana)
    check_in(store, ana, entry_id, {"face": "heavy"}, now=NOW, workspace=WORKSPACE)
    carry_out(store, NOW + timedelta(days=89))
    assert count_my_check_ins(store, scope_for(ana)) == (1, 0)
    carry_out(store, NOW + timedelta(days=90))
    assert count_my_check_ins(store, scope_for(ana)) == (0, 0)
    assert [one.entry_id for one in my_entries(store, scope_for(ana))[0]] == [entry_id]


def test_a_shorter_time_takes_nothing_for_30_days_and_a_longer_one_holds_at_once(
    store: Store, ana: Viewer, says: Says
):
    write_down(store, ana, now=NOW - timedelta(days=300))
    says(Kept.ENTRIES, 6)
    assert find_retention(store)[Kept.ENTRIES].goes_on(date(2025, 1, 1)) == TODAY + GRACE
    assert carry_out(store, NOW + GRACE - A_DAY) == 0
    says(Kept.ENTRIES, 24)
    assert carry_out(store, NOW + GRACE) == 0
    says(Kept.ENTRIES, 6)
    assert carry_out(store, NOW + GRACE) == 1


def test_how_many_would_go_is_told_to_the_admin_before(
    store: Store, ana: Viewer, ada: Viewer, deliveries: Team
):
    write_down(store, ana, now=NOW - timedelta(days=300))
    write_down(store, ana)
    recorded(store, deliveries, TODAY)
    told = [would_go(store, ada, keeps, now=NOW, zone=ZONE) for keeps in (6, 24)]
    assert told == [1, 0]
    with pytest.raises(NotAllowed):
        would_go(store, ana, 6, now=NOW, zone=ZONE)


@pytest.mark.parametrize(
    ("kind", "keeps"),
    [
        (Kept.ENTRIES, 5),
        (Kept.ENTRIES, 121),
        (Kept.ENTRIES, None),
        (Kept.CHECK_INS, 59),
        (Kept.CHECK_INS, 731),
        (Kept.CHECK_INS, None),
        (Kept.RELEASED, 11),
        (Kept.RELEASED, None),
        (Kept.AUDIT, 11),
        (Kept.AUDIT, 0),
    ],
)
def test_beyond_its_bounds_nothing_is_taken(
    store: Store, says: Says, kind: Kept, keeps: int | None
):
    with pytest.raises(Refused, match=r"fit\. Nothing was changed\."):
        says(kind, keeps)
    assert find_retention(store)[kind].not_before is None


def test_only_an_admin_says_how_long_something_is_kept(store: Store, ana: Viewer, sam: Viewer):
    for viewer in (ana, sam):
        with pytest.raises(NotAllowed):
            set_retention(store, viewer, Kept.ENTRIES, 12, now=NOW, zone=ZONE)


def test_the_log_says_who_set_how_long_what_is_kept(store: Store, ada: Viewer, says: Says):
    says(Kept.CHECK_INS, 120)
    says(Kept.AUDIT, 36)
    says(Kept.AUDIT, None)
    assert [(row["actor"], row["subject"]) for row in log(store)] == [
        (ada.person_id, "check_ins_kept_120"),
        (ada.person_id, "audit_kept_36"),
        (ada.person_id, "audit_kept_always"),
    ]


def test_the_log_says_that_entries_went_and_not_whose(store: Store, ana: Viewer):
    write_down(store, ana)
    carry_out(store, TWO_YEARS_ON)
    carry_out(store, TWO_YEARS_ON)
    rows = [row for row in log(store) if row["action"] == "retention_over"]
    assert [(row["actor"], row["subject"]) for row in rows] == [("afterword", "entries")]


def test_what_is_due_is_carried_out_once_a_night_from_three_on(store: Store, ana: Viewer):
    write_down(store, ana)
    night = TWO_YEARS_ON.replace(hour=2, minute=0)  # in London it is three
    assert not see_to_the_night(store, night - A_DAY)  # a new workspace has nothing to sweep
    assert not see_to_the_night(store, night - timedelta(minutes=1))
    assert my_entries(store, scope_for(ana))[1] == 1
    assert see_to_the_night(store, night)
    assert last_swept(store) == night
    assert my_entries(store, scope_for(ana))[1] == 0
    assert not see_to_the_night(store, night + timedelta(hours=20))
    assert see_to_the_night(store, night + A_DAY)


@pytest.mark.parametrize("jump", [timedelta(days=8), timedelta(days=4000), timedelta(days=-2)])
def test_a_clock_that_is_set_wrong_for_less_than_a_day_takes_nothing(
    store: Store, ana: Viewer, jump: timedelta
):
    write_down(store, ana)
    night = NOW.replace(hour=4)
    see_to_the_night(store, night)
    assert not see_to_the_night(store, night + jump)
    assert not see_to_the_night(store, night + jump + timedelta(hours=20))
    assert not see_to_the_night(store, night + timedelta(hours=20))  # it is right again
    assert see_to_the_night(store, night + 2 * A_DAY)
    assert my_entries(store, scope_for(ana))[1] == 1


def test_where_nothing_is_set_up_there_is_nothing_to_carry_out(store: Store):
    store.write(lambda tx: tx.run("delete from kept.workspace"))
    assert carry_out(store, TWO_YEARS_ON) == 0
    assert not see_to_the_night(store, TWO_YEARS_ON)


def test_before_a_day_that_was_named_nothing_goes(store: Store, ana: Viewer):
    """As in a workspace from before there was any retention."""
    write_down(store, ana)
    kept = Retention(Kept.ENTRIES, 24)
    not_before = date(2028, 6, 12)

    def named(tx: Transaction) -> None:
        put_retention(tx, kept, not_before)

    store.write(named)
    assert carry_out(store, TWO_YEARS_ON) == 0
    assert carry_out(store, TWO_YEARS_ON.replace(month=6, day=12)) == 1


def test_the_second_of_two_admins_is_told_and_overwrites_nothing(store: Store, ada: Viewer) -> None:
    seen = find_retention(store)[Kept.CHECK_INS]
    set_retention(store, ada, Kept.CHECK_INS, 120, now=NOW, zone=ZONE, seen=seen)
    with pytest.raises(ChangedMeanwhile, match="Now it is: 120 days"):
        set_retention(store, ada, Kept.CHECK_INS, 60, now=NOW, zone=ZONE, seen=seen)
    assert find_retention(store)[Kept.CHECK_INS].keeps == 120
