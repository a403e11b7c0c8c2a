"""Until when an entry is kept, how long the admin says, and erasing: asked once."""

from __future__ import annotations

from datetime import UTC, datetime

from journal.actions.retaining import set_retention
from journal.policy import scope_for
from journal.reading.own import has_entries, my_entries
from journal.reading.retention import how_long
from journal.retention import Kept
from journal.store.engine import Store
from journal.store.workspace import find_workspace
from tests.dashboard.asked import viewer_of
from tests.dashboard.looking import Look, drawn, pressed, told


def test_an_entry_says_until_when_it_is_kept(look: Look, store: Store) -> None:
    ana = viewer_of(store, "ana")
    newest = my_entries(store, scope_for(ana))[0][0]
    workspace = find_workspace(store)
    assert workspace is not None
    year = newest.saved_at.astimezone(workspace.zone).year
    page = look("ana", "my_journal", entry=newest.entry_id)
    assert f" {year + 2}." in told(page).partition("It is kept until ")[2].partition("\n")[0]
    set_retention(
        store,
        viewer_of(store, "ada"),
        Kept.ENTRIES,
        120,
        now=datetime.now(UTC),
        zone=workspace.zone,
    )
    page = look("ana", "my_journal", entry=newest.entry_id)
    assert f" {year + 10}." in told(page).partition("It is kept until ")[2].partition("\n")[0]


def test_erasing_ones_own_journal_asks_once_and_names_what_goes_and_what_stays(
    look: Look, store: Store
) -> None:
    page = pressed(look("fay", "my_journal"), "Erase everything of mine", -1)
    assert "every entry of yours with its history" in told(page)
    assert "Backups hold it until they are thrown away." in told(page)
    assert has_entries(store, scope_for(viewer_of(store, "fay")))


def test_an_admin_keeps_things_longer_at_once_and_less_long_once_asked(
    look: Look, store: Store
) -> None:
    page = look("ada", "admin", part="retention")
    assert "Authors see on each entry until when it is kept." in told(page)
    box = next(one for one in page.number_input if one.label.startswith("Entries"))
    box.set_value(36)
    page = pressed(drawn(page), "Keep entries, promises, drafts and records longer", -1)
    assert how_long(store)[Kept.ENTRIES].keeps == 36
    assert "Saved." in told(page)
    box = next(one for one in page.number_input if one.label.startswith("Entries"))
    box.set_value(6)
    page = pressed(drawn(page), "Keep entries, promises, drafts and records less long", -1)
    assert "Nothing goes before 30 days are over" in told(page)
    assert how_long(store)[Kept.ENTRIES].keeps == 36
