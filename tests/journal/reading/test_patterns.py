"""My patterns: counts of one's own, told as far as they carry, and of nobody else."""

from __future__ import annotations

from datetime import date, timedelta

from journal.actions.check_in import check_in
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.patterns import Often, Patterns, my_patterns
from journal.store.engine import Store
from journal.vocabulary import PartOfDay, Tried, Weekday
from tests.journal.given import (
    NOW,
    TODAY,
    WORKSPACE,
    a_promise,
    promised,
    stored_entry,
    weeks_ago,
    write_down,
    wrote,
)

LONG_AGO = weeks_ago(60)


def patterns(store: Store, viewer: Viewer, since: date = LONG_AGO) -> Patterns:
    return my_patterns(store, scope_for(viewer), since=since, now=NOW, workspace=WORKSPACE)


def told(found: tuple[Often, ...]) -> dict[str, str]:
    return {one.word.label: str(one.shown) for one in found}


def test_what_one_meets_is_counted_the_most_frequent_first(store: Store, ana: Viewer):
    wrote(
        store,
        *(stored_entry(ana, weeks_ago(1), cause="waiting") for _ in range(4)),
        stored_entry(ana, weeks_ago(2), behaviours=["insults", "threats"]),
    )
    found = patterns(store, ana)
    assert found.entries == 5
    assert told(found.met["cause"]) == {"Waiting": "4 of 5", "Billing": "1 of 5"}
    assert told(found.met["behaviours"]) == {"Insults": "1 of 5", "Threats": "1 of 5"}


def test_of_few_there_is_no_percentage_and_of_many_there_is(store: Store, ana: Viewer):
    wrote(store, *(stored_entry(ana, weeks_ago(1)) for _ in range(9)))
    assert "%" not in "".join(told(patterns(store, ana).met["cause"]).values())
    wrote(store, *(stored_entry(ana, weeks_ago(1)) for _ in range(51)))
    assert told(patterns(store, ana).met["cause"])["Billing"].startswith("60 of 60, 100 %")


def test_nobody_elses_is_in_it(store: Store, ana: Viewer, ben: Viewer, sam: Viewer):
    entry_id = write_down(store, ben, went_well="It did", techniques={"listened": "helped"})
    check_in(store, ben, entry_id, {"face": "heavy"}, now=NOW, workspace=WORKSPACE)
    promised(store, (ben, a_promise(NOW - timedelta(days=1))))
    for other in (ana, sam):
        found = patterns(store, other)
        assert (found.entries, found.went_well, found.used, found.felt) == (0, (), (), ())
        assert {str(one) for one in (found.cooled, found.heavy, found.kept_on_time)} == {
            "no entries"
        }


def test_only_what_is_since_that_day_counts(store: Store, ana: Viewer):
    wrote(store, stored_entry(ana, weeks_ago(9)), stored_entry(ana, weeks_ago(2)))
    assert patterns(store, ana, weeks_ago(5)).entries == 1
    assert patterns(store, ana, date.min).entries == 2


def test_days_and_times_are_of_encounters_whose_time_is_known(store: Store, ana: Viewer):
    wrote(
        store,
        stored_entry(ana, weeks_ago(1), when_known="just_now"),
        stored_entry(ana, weeks_ago(1) + timedelta(days=2), when_known="another_day"),
    )
    found = patterns(store, ana)
    assert told(found.weekdays) == {Weekday.MONDAY.label: "1 of 1"}
    assert told(found.parts_of_day) == {PartOfDay.AFTERNOON.label: "1 of 1"}


def test_a_technique_helped_where_that_was_said(store: Store, ana: Viewer):
    for effect in ("helped", "worse", None):
        write_down(store, ana, techniques={"listened": effect})
    (used,) = patterns(store, ana).used
    assert (used.times, str(used.helped)) == (3, "1 of 2")


def test_heat_has_cooled_where_it_was_told_at_both_ends(store: Store, ana: Viewer):
    write_down(store, ana, heat_start=5, heat_end=2)
    write_down(store, ana, heat_start=2, heat_end=2)
    write_down(store, ana, heat_start=4)
    assert str(patterns(store, ana).cooled) == "1 of 2"


def test_how_heavy_it_was_is_what_one_said(store: Store, ana: Viewer):
    for face, flags in (("very_heavy", ["shaken"]), ("heavy", []), ("good", ["proud"])):
        entry_id = write_down(store, ana)
        answers = {"face": face, "flags": flags}
        check_in(store, ana, entry_id, answers, now=NOW, workspace=WORKSPACE)
    found = patterns(store, ana)
    assert str(found.heavy) == "2 of 3"
    assert told(found.felt) == {"Shaken": "1 of 3", "Proud": "1 of 3"}


def test_promises_count_once_they_fell_due(store: Store, ana: Viewer):
    due = NOW - timedelta(days=1)
    promised(
        store,
        (ana, a_promise(due, done_at=due)),
        (ana, a_promise(due)),
        (ana, a_promise(due, cancelled_at=due - timedelta(hours=1))),
        (ana, a_promise(NOW + timedelta(days=1))),
    )
    assert str(patterns(store, ana).kept_on_time) == "1 of 2"


def test_what_went_well_is_told_in_ones_own_words_the_latest_first(store: Store, ana: Viewer):
    wrote(store, *(stored_entry(ana, TODAY - timedelta(days=n), went_well=str(n)) for n in (2, 1)))
    assert patterns(store, ana).went_well == ("1", "2")


def test_intentions_are_told_with_what_came_of_them(store: Store, ana: Viewer):
    wanted = write_down(store, ana, try_next="Say the date first")
    write_down(store, ana, tried_next={"wanted_in": wanted, "answer": "helped"})
    (one,) = patterns(store, ana).intentions
    assert (one.sentence, one.told.answer) == ("Say the date first", Tried.HELPED)
