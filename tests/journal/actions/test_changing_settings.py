"""Every setting that an admin changes is told with what it was and what it became."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from journal.actions.erasing import erase_person
from journal.actions.governing import require_second_factor
from journal.actions.help_list import put_on_help_list
from journal.actions.incidents import name_recipients
from journal.actions.retaining import carry_out, set_retention
from journal.actions.settings import (
    raise_least_agents,
    rename_organisation,
    say_whether_reflecting_counts,
)
from journal.actions.support_settings import name_contact, set_support_hours, take_contact_away
from journal.actions.working_time import set_working_time, written_calendar
from journal.errors import Refused
from journal.help_list import WrittenHelp
from journal.people import NAMELESS, Viewer
from journal.reading.setting_changes import ChangeInWords, changes_in_words, settings_in_words
from journal.retention import Kept
from journal.settings import Setting
from journal.store import open_store
from journal.store.engine import Store
from journal.store.migrations import known as migrations
from journal.store.workspace import find_workspace, people
from tests.journal.actions.around_erasing import release_nothing_before
from tests.journal.given import NOW, TODAY, WORKSPACE, ZONE

Known = Callable[[str], Viewer]
AUGUST = NOW + timedelta(days=90)


@pytest.fixture
def ada(known: Known) -> Viewer:
    return known("ada")


def changes(store: Store, viewer: Viewer) -> list[tuple[str, str, str]]:
    return [(one.what, one.former, one.became) for one in changes_in_words(store, viewer)]


def change_every_setting(store: Store, ada: Viewer, una: Viewer) -> None:
    by_hand = {"now": NOW}
    calendar = written_calendar(WORKSPACE)
    hours = ("10:00–16:00", *calendar.week[1:])
    there = replace(
        calendar, timezone="Europe/Paris", week=hours, holidays="2026-12-25 Christmas Day"
    )
    rename_organisation(store, ada, "Fernhill", seen=WORKSPACE.organisation, **by_hand)
    say_whether_reflecting_counts(store, ada, True, seen=None, **by_hand)
    raise_least_agents(store, ada, 7, seen=5, **by_hand)
    set_working_time(store, ada, there, **by_hand)
    set_support_hours(store, ada, 4, seen=None, **by_hand)
    name_contact(store, ada, una.person_id, workspace=WORKSPACE, **by_hand)
    name_recipients(store, ada, [una.person_id], workspace=WORKSPACE, **by_hand)
    require_second_factor(store, True, actor=ada.person_id, **by_hand)
    set_retention(store, ada, Kept.ENTRIES, 36, zone=ZONE, **by_hand)


def test_every_setting_is_told_with_what_it_was_and_what_it_became(
    store: Store, ada: Viewer, known: Known
):
    change_every_setting(store, ada, known("una"))
    assert sorted(changes(store, known("rae"))) == sorted(
        [
            ("Organisation", "Fernhill Home", "Fernhill"),
            ("Does reflecting count as working time?", "Not answered yet", "Yes"),
            ("People behind a team’s figure, at least", "5", "7"),
            ("Time zone", "Europe/London", "Europe/Paris"),
            (
                "Hours",
                "Monday to Friday 09:00–18:00",
                "Monday 10:00–16:00; Tuesday to Friday 09:00–18:00",
            ),
            ("Holiday: 25 December 2026", "no holiday", "Christmas Day"),
            (
                "A request for support is to be seen within",
                "a working day",
                "4 hours of working time",
            ),
            ("Can be asked for support by every team: Una Brandt", "No", "Yes"),
            ("Takes incident reports: Una Brandt", "No", "Yes"),
            ("Everybody with a password needs a second factor", "No", "Yes"),
            ("Kept: Entries, promises, drafts and records", "24 months", "36 months"),
        ]
    )


def test_a_new_setting_is_in_the_test_above(store: Store, ada: Viewer, known: Known):
    change_every_setting(store, ada, known("una"))
    labels = {what.partition(":")[0] for what, _, _ in changes(store, ada)}
    assert labels == {setting.label for setting in Setting}


def test_who_and_when_are_the_rows_of_the_log(store: Store, ada: Viewer):
    raise_least_agents(store, ada, 7, seen=5, now=NOW)
    raise_least_agents(store, ada, 9, seen=7, now=AUGUST)
    assert [(one.at, one.by, one.former, one.became) for one in changes_in_words(store, ada)] == [
        (AUGUST, "Ada Marsh", "7", "9"),
        (NOW, "Ada Marsh", "5", "7"),
    ]


def test_what_is_refused_leaves_no_trace(store: Store, ada: Viewer):
    with suppress(Refused):
        raise_least_agents(store, ada, 4, seen=5, now=NOW)
    assert changes(store, ada) == []


def test_what_is_saved_as_it_was_is_no_change(store: Store, ada: Viewer):
    set_working_time(store, ada, written_calendar(WORKSPACE), now=NOW)
    assert changes(store, ada) == []


def test_of_the_help_list_is_told_that_it_was_changed_and_nothing_it_said(
    store: Store, ada: Viewer
):
    put_on_help_list(store, ada, WrittenHelp("Jo at reception", "To talk", "0100"), now=NOW)
    assert changes(store, ada) == [("Help list", "not kept", "not kept")]


def test_whoever_was_named_and_is_erased_leads_to_no_name(store: Store, ada: Viewer, known: Known):
    una = known("una")
    name_contact(store, ada, una.person_id, now=NOW, workspace=WORKSPACE)
    take_contact_away(store, ada, una.person_id, now=NOW)
    erase_person(store, "una", now=NOW, workspace=WORKSPACE, actor=ada.person_id)
    what = f"Can be asked for support by every team: {NAMELESS}"
    assert changes(store, ada) == [(what, "Yes", "No"), (what, "No", "Yes")]


def test_what_was_before_goes_with_the_rows_of_the_log(folder: Path):
    with closing(open_store(folder)) as store:
        ada = next(Viewer(*one) for one in people(store, TODAY) if one[0].login == "ada")
        release_nothing_before(store, NOW + timedelta(days=500))
        set_retention(store, ada, Kept.AUDIT, 12, now=NOW, zone=ZONE)
        raise_least_agents(store, ada, 7, seen=5, now=NOW + timedelta(days=300))
        carry_out(store, NOW + timedelta(days=500))
        assert [one.became for one in changes_in_words(store, ada)] == ["7"]
        sequences = store.write(lambda tx: tx.rows("select sequence from kept.setting_changes"))
        assert len(sequences) == 1


def test_what_was_changed_before_it_was_kept_is_said_not_to_be_known(store: Store, ada: Viewer):
    raise_least_agents(store, ada, 7, seen=5, now=NOW)
    put_on_help_list(store, ada, WrittenHelp("Peers", "To talk", "0100"), now=AUGUST)
    (upgrade,) = [one for one in migrations() if one.name.endswith("setting_changes.sql")]
    fills = upgrade.sql[upgrade.sql.index("insert into kept.setting_changes") :]

    def as_upgraded(tx) -> None:  # type: ignore[no-untyped-def]
        tx.run("delete from kept.setting_changes")
        tx.run(fills)

    store.write(as_upgraded)
    found: list[ChangeInWords] = changes_in_words(store, ada)
    assert [(one.what, one.former, one.became, one.by) for one in found] == [
        ("Help list", "not kept", "not kept", "Ada Marsh"),
        ("least agents at 7", "not known", "not known", "Ada Marsh"),
    ]


def test_every_setting_is_told_as_it_is_now_in_a_line(store: Store, ada: Viewer, known: Known):
    change_every_setting(store, ada, known("una"))
    workspace = find_workspace(store)
    assert workspace is not None
    lines = dict(settings_in_words(store, workspace))
    assert lines["Hours"] == "Monday 10:00–16:00; Tuesday to Friday 09:00–18:00"
    assert lines["Holiday"] == "25 December 2026 Christmas Day"
    assert lines["Takes incident reports"] == "Una Brandt"
    assert lines["Kept: Check-ins"] == "90 days"
