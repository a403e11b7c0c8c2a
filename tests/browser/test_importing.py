"""An admin drops a file, says what is open, and sees what became of it; twice adds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewTab
from tests.browser.driving import Tab
from tests.browser.served import Served
from tests.browser.test_accessibility import Inspected, everywhere

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROWS = (
    "Ticket;Description;Opened;Contact channel;State\n"
    "C1;Paid with 4111 1111 1111 1111, and charged twice;03/04/2025;Phone;Closed\n"
    "C2;The line is still dead since that day;05/06/2025;E-mail;Open\n"
    "C3;Nobody came although it was agreed;33/07/2025;Phone;Solved\n"
)


@pytest.fixture(scope="module")
def served(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Of its own: who may read the records becomes a supervisor of them, for everybody."""
    demo = Served(tmp_path_factory.mktemp("importing") / "demo")
    demo.start()
    yield demo
    demo.stop()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "contacts.csv"
    file.write_text(ROWS, encoding="utf-8")
    return file


def choose(tab: Tab, label: str, typed: str) -> None:
    """As people do who know what they want: they type it, and take the first that is left."""
    tab.settle()
    field = tab.page.get_by_label(label, exact=True)
    with tab.wire.one_run():
        field.click()
        field.fill(typed)
        tab.page.get_by_role("option").first.click()


def drop(tab: Tab, file: Path) -> None:
    tab.go("/import")
    tab.page.get_by_label("A file of records").set_input_files(file)
    tab.page.get_by_role("button", name="Take this file").click()
    tab.sees("contacts.csv: 3 rows, 5 columns.")
    tab.settle()


def answers_what_is_open(tab: Tab) -> None:
    tab.sees("Where did it end? What does “Closed” mean?")
    tab.sees("“03/04/2025” can be read in 2 ways. Written like it: 3 rows.")
    assert tab.page.get_by_role("heading", level=2).first.inner_text() == "Still open"
    expect(tab.page.get_by_role("button", name="Store these records")).to_have_count(0)
    tab.tap(tab.page.get_by_text("3 April 2025 (the day first)"))
    choose(tab, "No column says it. For every row: what set it off?", "Billing")
    ended = tab.page.get_by_test_id("stExpander").filter(has_text="Where did it end?")
    with tab.wire.one_run():
        field = ended.get_by_label("Word 1 means", exact=True)  # “Closed”, which stands first
        field.click()
        field.fill("Partly")
        tab.page.get_by_role("option").first.click()
    choose(tab, "Who may read them on Trends", "(sam)")


def test_a_file_is_dropped_asked_about_stored_and_dropped_again(
    new_tab: NewTab, file: Path
) -> None:
    tab = new_tab()
    tab.enter("ada", "Admin")
    tab.go("/admin?part=import")
    tab.page.get_by_role("link", name="Import records from a file").click()
    tab.is_on("Import records")
    drop(tab, file)
    answers_what_is_open(tab)
    tab.sees("April 2025")
    tab.sees("Paid with [card number], and charged twice")
    tab.sees("Line 4 is left out: Opened is not a day written like 22/04/2015.")
    tab.does_not_see("4111")
    tab.reload()
    tab.sees("Paid with [card number], and charged twice")
    tab.tap(tab.page.get_by_role("button", name="Store these records"))
    tab.sees("Stored: 2 of 3 rows.")
    with tab.page.expect_download() as rejected:
        tab.page.get_by_role("link", name="Download all reasons").click()
    assert "4,Opened,is not a day" in Path(rejected.value.path()).read_text(encoding="utf-8")

    drop(tab, file)
    tab.sees("Paid with [card number], and charged twice")
    tab.tap(tab.page.get_by_role("button", name="Store these records"))
    tab.sees("Stored: 0 of 3 rows.")


@everywhere
def test_axe_finds_nothing_where_a_file_is_imported(
    new_tab: NewTab, file: Path, size: str, scheme: str
) -> None:
    tab = new_tab(size, color_scheme=scheme)
    inspected = Inspected(tab)
    tab.enter("ada", "Admin")
    tab.go("/import")
    inspected.look("Import, with nothing dropped")
    drop(tab, file)
    inspected.look("Import, asking")
    assert inspected.found == []
