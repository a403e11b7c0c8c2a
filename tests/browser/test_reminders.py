"""Reminders in a browser: nothing for axe to find, and notices for who asked for them."""

from __future__ import annotations

import time

from playwright.sync_api import expect

from tests.browser.conftest import NewTab
from tests.browser.driving import Tab
from tests.browser.served import poll
from tests.browser.test_accessibility import Inspected, everywhere

RECORDS = """
window.told = [];
window.Notification = class extends Notification {
  constructor(text, options) { super(text, options); window.told.push(text); }
};
"""
TEXT = "A promise is due at 14:00 (case C-7)"


def opened(tab: Tab, login: str, first: str) -> Tab:
    tab.enter(login, first)
    tab.page.get_by_role("link", name="Reminders and days away").click()
    tab.is_on("Reminders")
    tab.settle()
    return tab


def is_told(tab: Tab) -> None:
    poll(lambda: tab.page.evaluate("window.told") == [TEXT], lambda: "nothing was told")


@everywhere
def test_axe_finds_nothing_where_one_is_reminded_and_where_hours_are_set(
    new_tab: NewTab, size: str, scheme: str
) -> None:
    tab = opened(new_tab(size, color_scheme=scheme), "kim", "Reflect")
    inspected = Inspected(tab)
    tab.tap(tab.page.get_by_role("button", name="address").first)
    tab.sees("It is shown this once")
    inspected.look("Reminders, with an address")
    tab.tap(tab.page.get_by_role("button", name="Enter these days"))
    tab.sees("First day: pick the day.")
    inspected.look("Reminders, with a problem")
    tab.tap(tab.page.get_by_role("button", name="Revoke the address"))
    admin = new_tab(size, color_scheme=scheme)
    admin.enter("ada", "Admin")
    admin.go("/admin?part=working-time")
    admin.sees("Save working time")
    hours = Inspected(admin)
    hours.look("Admin, working time")
    assert inspected.found + hours.found == []


def test_a_browser_tells_of_a_promise_after_a_tap_and_not_before(new_tab: NewTab) -> None:
    tab = new_tab("desktop", permissions=["notifications"])
    tab.page.add_init_script(RECORDS)
    asked = []

    def answer(route: object) -> None:
        asked.append(True)
        soon = {"id": "one", "at": int(time.time() * 1000), "text": TEXT}
        route.fulfill(json=[soon])  # type: ignore[attr-defined]

    tab.page.route("**/notices", answer)
    opened(tab, "kim", "Reflect")
    button = tab.page.locator("button.notices")
    expect(button).to_have_text("Tell me here")
    assert (asked, tab.page.evaluate("window.told")) == ([], [])
    button.click()
    expect(button).to_have_text("Tell me no more here")
    is_told(tab)
    tab.open_page("My journal")
    tab.reload()
    is_told(tab)  # on every page, from then on
    opened(tab, "ben", "Reflect")
    expect(button).to_have_text("Tell me here")  # somebody else in the same browser
    assert tab.page.evaluate("window.told") == []
