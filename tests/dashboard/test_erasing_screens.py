"""Until when an entry is kept, how long the admin says, and erasing: asked once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import session
from journal.actions.enter import enter_demo
from journal.actions.retaining import set_retention
from journal.policy import scope_for
from journal.reading.own import has_entries, my_entries
from journal.reading.retention import how_long
from journal.retention import Kept
from journal.store.engine import Store
from journal.store.workspace import find_workspace
from tests.dashboard.asked import viewer_of

APP = Path(session.__file__).parent / "app.py"
Look = Callable[..., AppTest]


@pytest.fixture
def look(store: Store, monkeypatch: pytest.MonkeyPatch) -> Look:
    def seen(login: str, file: str, **address: str) -> AppTest:
        sid = enter_demo(store, login, now=datetime.now(UTC))
        monkeypatch.setattr(session, "sid", lambda: sid)
        page = AppTest.from_file(str(APP), default_timeout=60)
        drawn(page).switch_page(f"screens/{file}")
        for name, value in address.items():
            page.query_params[name] = value
        return drawn(page)

    return seen


def drawn(page: AppTest) -> AppTest:
    page.run()
    assert not page.exception
    return page


def said(page: AppTest) -> str:
    parts = (*page.markdown, *page.text, *page.caption, *page.success, *page.error)
    return "\n".join(str(part.value) for part in parts)


def pressed(page: AppTest, label: str) -> AppTest:
    next(button for button in reversed(page.button) if button.label == label).click()
    return drawn(page)


def test_an_entry_says_until_when_it_is_kept(look: Look, store: Store) -> None:
    ana = viewer_of(store, "ana")
    newest = my_entries(store, scope_for(ana))[0][0]
    workspace = find_workspace(store)
    assert workspace is not None
    year = newest.saved_at.astimezone(workspace.zone).year
    page = look("ana", "my_journal.py", entry=newest.entry_id)
    assert f" {year + 2}." in said(page).partition("It is kept until ")[2].partition("\n")[0]
    set_retention(
        store,
        viewer_of(store, "ada"),
        Kept.ENTRIES,
        120,
        now=datetime.now(UTC),
        zone=workspace.zone,
    )
    page = look("ana", "my_journal.py", entry=newest.entry_id)
    assert f" {year + 10}." in said(page).partition("It is kept until ")[2].partition("\n")[0]


def test_erasing_ones_own_journal_asks_once_and_names_what_goes_and_what_stays(
    look: Look, store: Store
) -> None:
    page = pressed(look("fay", "my_journal.py"), "Erase everything of mine")
    assert "every entry of yours with its history" in said(page)
    assert "Backups hold it until they are thrown away." in said(page)
    assert has_entries(store, scope_for(viewer_of(store, "fay")))


def test_an_admin_keeps_things_longer_at_once_and_less_long_once_asked(
    look: Look, store: Store
) -> None:
    page = look("ada", "admin.py", part="retention")
    assert "Authors see on each entry until when it is kept." in said(page)
    box = next(one for one in page.number_input if one.label.startswith("Entries"))
    box.set_value(36)
    page = pressed(drawn(page), "Keep entries, promises, drafts and records longer")
    assert how_long(store)[Kept.ENTRIES].keeps == 36
    assert "Saved." in said(page)
    box = next(one for one in page.number_input if one.label.startswith("Entries"))
    box.set_value(6)
    page = pressed(drawn(page), "Keep entries, promises, drafts and records less long")
    assert "Nothing goes before 30 days are over" in said(page)
    assert how_long(store)[Kept.ENTRIES].keeps == 36
