"""An admin adds a cause, and an agent answers with it and finds it again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewTab
from tests.browser.driving import QUICK
from tests.browser.served import Served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STRIKE = "Drivers’ strike"


@pytest.fixture(scope="module")
def served(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Of its own: a word that was added is there for everybody, and never goes."""
    demo = Served(tmp_path_factory.mktemp("words") / "demo")
    demo.start()
    yield demo
    demo.stop()


def test_a_cause_is_added_and_an_entry_with_it_is_found_in_the_journal(new_tab: NewTab) -> None:
    tab = new_tab()
    tab.enter("ada", "Admin")
    tab.go("/admin?part=words")
    tab.field("What the new one is called").fill(STRIKE)
    tab.tap(tab.page.get_by_role("button", name="Add the cause"))
    tab.sees(f"10. {STRIKE} (your own)")
    expect(tab.field("What the new one is called")).to_have_value("")
    tab.enter_as_somebody_else("ana", "Reflect")
    for question, word in {**QUICK, "What set it off?": STRIKE}.items():
        tab.answer(question, word)
    tab.save()
    tab.open_page("My journal")
    tab.open_newest_entry()
    tab.sees(STRIKE)
