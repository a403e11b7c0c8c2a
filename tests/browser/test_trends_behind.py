"""A point or bar is chosen with the mouse, with a thumb and with the keyboard."""

from __future__ import annotations

import re

from playwright.sync_api import FloatRect, Locator, expect

from tests.browser.conftest import NewTab
from tests.browser.driving import Tab
from tests.browser.test_trends import findings

OUTCOMES = "Where encounters ended"
CAUSES = "What set them off"
BY_NAME = "Shared with you, by name"


def figure(tab: Tab, title: str) -> Locator:
    heading = tab.page.get_by_role("heading", name=title, exact=True)
    return tab.page.locator(".figures-one", has=heading)


def bars(tab: Tab, title: str) -> FloatRect:
    """Where the lower half of a chart's drawing lies, where bars are stacked, on the screen."""
    area = figure(tab, title).locator(".nsewdrag").last
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    assert box is not None
    return box


def is_told_below(tab: Tab, title: str) -> Locator:
    """What is shared stands below the figure, in sight, and is where one goes on from."""
    told = figure(tab, title).get_by_role("region").filter(has_text=BY_NAME)
    expect(told).to_be_visible()
    expect(told.get_by_role("heading", level=4)).to_be_focused()
    expect(told.get_by_role("heading", level=4)).to_be_in_viewport()
    return told


def chosen_in(tab: Tab) -> str:
    found = re.search(r"chosen=([^&]+)", tab.page.url)
    return found[1] if found else ""


def test_with_the_mouse_a_bar_leads_to_the_entries_behind_it_and_on_to_one(
    new_tab: NewTab,
) -> None:
    tab = new_tab()
    tab.enter("sam", "Trends")
    findings(tab)
    box = bars(tab, OUTCOMES)
    with tab.wire.one_run():
        tab.page.mouse.click(box["x"] + box["width"] * 0.7, box["y"] + box["height"] * 0.9)
    told = is_told_below(tab, OUTCOMES)
    assert chosen_in(tab).startswith("outcomes.")
    told.get_by_role("button", name=re.compile("^Resolved ")).click()
    expect(told.get_by_role("heading", level=4)).to_have_text(re.compile(": Resolved, "))
    assert chosen_in(tab).endswith(".resolved")
    again = new_tab(beside=tab)
    again.page.goto(tab.page.url)
    again.settle()
    same = is_told_below(again, OUTCOMES)
    assert same.inner_text() == told.inner_text()
    told.get_by_role("button", name="Close").click()
    expect(told).to_be_hidden()
    expect(tab.page).not_to_have_url(re.compile("chosen="))


def test_with_the_keyboard_a_row_of_the_table_leads_to_the_same_and_on_to_an_entry(
    new_tab: NewTab,
) -> None:
    tab = new_tab()
    tab.enter("sam", "Trends")
    findings(tab)
    switch = figure(tab, CAUSES).get_by_role("switch", name="Show as table")
    switch.focus()
    tab.page.keyboard.press("Space")
    tab.page.keyboard.press("Shift+Tab")
    row = figure(tab, CAUSES).get_by_role("button", name="Delivery or other third party")
    row.focus()
    tab.page.keyboard.press("Enter")
    told = is_told_below(tab, CAUSES)
    assert chosen_in(tab) == "causes.delivery.entries"
    link = told.get_by_role("link", name=re.compile("^Open ")).first
    link.focus()
    name = (link.get_attribute("aria-label") or "").removeprefix("Open ").partition(":")[0]
    tab.page.keyboard.press("Enter")
    tab.sees("Its author sees that you have read it.")
    tab.sees(f"{name}, Deliveries and returns")
    tab.page.go_back()
    tab.settle()
    is_told_below(tab, CAUSES)
    tab.page.keyboard.press("Escape")
    expect(tab.page).not_to_have_url(re.compile("chosen="))


def test_on_a_phone_a_tap_leads_there_and_another_filter_lets_go_of_it(new_tab: NewTab) -> None:
    tab = new_tab("phone")
    tab.enter("sam", "Trends")
    findings(tab)
    box = bars(tab, OUTCOMES)
    with tab.wire.one_run():
        tab.page.touchscreen.tap(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.9)
    told = is_told_below(tab, OUTCOMES)
    before = chosen_in(tab)
    with tab.wire.one_run():
        told.get_by_role("button", name="The week after").tap()
    is_told_below(tab, OUTCOMES)
    assert before < chosen_in(tab)
    with tab.wire.one_run():  # a finger opens the list where a mouse on a phone does not
        tab.page.get_by_role("combobox", name="From").tap()
        tab.page.get_by_role("option").nth(2).tap()
    expect(tab.page).not_to_have_url(re.compile("chosen="))
    expect(tab.page.get_by_role("heading", name=BY_NAME)).to_have_count(0)
