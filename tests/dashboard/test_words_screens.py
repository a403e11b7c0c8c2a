"""Words of the workspace's own, and words that are offered no longer, on every screen."""

from __future__ import annotations

from datetime import UTC, datetime

from streamlit.testing.v1 import AppTest

from dashboard.figure_files import dictionary
from dashboard.screens.playbook_technique import NOT_OFFERED
from journal.actions.reflect import keep, save
from journal.actions.wording import add_word, change_word
from journal.ids import new_id
from journal.policy import scope_for
from journal.practice import COMMON, OWN
from journal.reading.patterns import my_patterns
from journal.store.engine import Store
from journal.store.wording import find_wording
from journal.wording import MOST_OWN
from tests.dashboard.asked import viewer_of
from tests.dashboard.looking import Look, buttons, pressed, told
from tests.dashboard.on_admin import field, filled, there
from tests.journal.given import QUICK

STRIKE, LETTER = "own_cause_1", "own_technique_1"
CALLED, SERVES = "What the new one is called", "When it serves, in a sentence; may be empty"


def add(store: Store, label: str, kind: str = "cause", serves: str = "") -> None:
    seen = [one.code for one in find_wording(store).own(kind)]
    now = datetime.now(UTC)
    add_word(store, viewer_of(store, "ada"), kind, label, serves, seen=seen, now=now)


def hide(store: Store, kind: str, code: str) -> None:
    here = next(one for one in find_wording(store).of(kind) if one.code == code)
    ada, now = viewer_of(store, "ada"), datetime.now(UTC)
    change_word(store, ada, here, here.said, here.serves or "", is_offered=False, now=now)


def causes_asked(page: AppTest) -> list[str]:
    asked = page.get("button_group")
    return next(list(group.options) for group in asked if group.label == "What set it off?")


def test_an_added_cause_is_offered_and_filtered_by_and_told_in_what_is_handed_out(
    look: Look, store: Store
) -> None:
    page = filled(look("ada", "admin", part="words"), CALLED, "Drivers’ strike")
    page = pressed(page, "Add the cause")
    assert "10. Drivers’ strike (your own)" in told(page)
    assert "11 of 12 can still be added to the causes." in told(page)
    assert field(page, CALLED).value == ""
    assert causes_asked(look("ana", "reflect"))[-1] == "Drivers’ strike"
    assert field(look("ana", "my_journal"), "Cause").options[-1] == "Drivers’ strike"
    assert "Cause: Drivers’ strike" in field(look("sam", "trends"), "Only").options
    assert f"| `{STRIKE}` | cause | Drivers’ strike |  |" in dictionary()


def test_an_entry_with_it_is_read_in_its_journal_and_counted_in_its_patterns(
    look: Look, store: Store
) -> None:
    add(store, "Drivers’ strike")
    ana, now, entry_id = viewer_of(store, "ana"), datetime.now(UTC), new_id()
    keep(store, ana, entry_id, {**QUICK, "cause": STRIKE}, now=now)
    save(store, ana, entry_id, now=now, workspace=there(store))
    assert "Drivers’ strike" in told(look("ana", "my_journal", entry=entry_id))
    since = now.date().replace(month=1, day=1)
    found = my_patterns(store, scope_for(ana), since=since, now=now, workspace=there(store))
    assert STRIKE in [one.word for one in found.met["cause"]]


def test_a_name_that_another_has_is_refused_and_stays_in_its_field(look: Look) -> None:
    page = filled(look("ada", "admin", part="words"), CALLED, "billing")
    page = pressed(page, "Add the cause")
    assert "is what another one is called" in told(page)
    assert "Nothing was changed." in told(page)
    assert field(page, CALLED).value == "billing"


def test_a_second_admin_is_told_what_was_added_meanwhile_and_what_they_wrote_is_there(
    look: Look, store: Store
) -> None:
    page = filled(look("ada", "admin", part="words"), CALLED, "Weather")
    add(store, "Drivers’ strike")
    page = pressed(page, "Add the cause")
    assert "somebody else added “Drivers’ strike” while you had this open" in told(page)
    assert field(page, CALLED).value == "Weather"
    page = pressed(page, "Add the cause")
    assert "10. Drivers’ strike (your own)\n11. Weather (your own)" in told(page)


def test_when_all_are_added_the_page_says_so_and_asks_for_no_more(look: Look, store: Store) -> None:
    for number in range(MOST_OWN):
        add(store, f"Cause {number} of ours")
    page = look("ada", "admin", part="words")
    assert "All 12 that can be added to the causes are added." in told(page)
    assert "Add the cause" not in buttons(page)


def test_a_technique_of_its_own_has_a_page_and_claims_no_source(look: Look, store: Store) -> None:
    page = filled(look("ada", "admin", part="words"), "Which words", "technique")
    page = filled(filled(page, CALLED, "Sent a letter"), SERVES, "At the *end*, when <b>said</b>.")
    page = pressed(page, "Add the technique")
    assert "20. Sent a letter (your own)" in told(page)
    assert "Sent a letter" in buttons(look("ana", "playbook"))
    page = look("ana", "playbook", technique=LETTER)
    assert page.header[0].value == "Sent a letter"
    assert "At the *end*, when <b>said</b>." in [one.value for one in page.text]
    assert OWN in told(page)
    assert COMMON not in told(page)
    assert "An example of ours" not in told(page)
    assert "no such technique" in told(look("ana", "playbook", technique="own_technique_2"))


def test_the_list_tells_each_how_often_they_used_a_technique(look: Look, store: Store) -> None:
    add(store, "Sent a letter", "technique")
    ana, now = viewer_of(store, "ana"), datetime.now(UTC)
    for said in ("once", "twice", "3 times"):
        entry_id = new_id()
        keep(store, ana, entry_id, {**QUICK, "techniques": {LETTER: "helped"}}, now=now)
        save(store, ana, entry_id, now=now, workspace=there(store))
        assert f"Used by you {said}" in [one.value for one in look("ana", "playbook").caption]
    assert "Used by you" not in told(look("ada", "playbook"))


def test_a_technique_offered_no_longer_is_in_the_playbook_where_there_is_something_of_it(
    look: Look, store: Store
) -> None:
    for code in ("paused", "apologised"):
        hide(store, "technique", code)
    listed = [label for label in buttons(look("ada", "playbook")) if label[0].isupper()]
    assert "Paused and arranged to talk later" not in listed
    assert listed[-1] == "Apologised specifically"  # there is a phrase of the workspace's for it
    assert told(look("ada", "playbook")).count(NOT_OFFERED) == 1
    assert NOT_OFFERED in told(look("ada", "playbook", technique="paused"))
    assert NOT_OFFERED not in told(look("ada", "playbook", technique="listened"))


def test_filters_keep_what_is_offered_no_longer_where_ones_own_entries_have_it(
    look: Look, store: Store
) -> None:
    add(store, "Drivers’ strike")
    for code in (STRIKE, "billing"):
        hide(store, "cause", code)
    causes = field(look("ana", "my_journal"), "Cause").options
    assert "Billing" in causes
    assert "Drivers’ strike" not in causes
