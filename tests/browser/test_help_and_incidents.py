"""Help is where one looks for it, a report of abuse reaches who takes it and comes back answered,
and one's own check-ins end when one says so."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewTab
from tests.browser.driving import Tab
from tests.browser.test_accessibility import Inspected, everywhere

WHAT = "He came over the counter; his number is 020 7946 0222"


@everywhere
def test_a_report_reaches_who_takes_it_and_comes_back_answered(
    new_tab: NewTab, size: str, scheme: str
) -> None:
    tab = new_tab(size, color_scheme=scheme)
    inspected = Inspected(tab)
    tab.enter("tom", "Reflect")
    tab.answer_three()
    tab.open_row("The customer")
    tab.tap(tab.page.get_by_text("Threats", exact=True))
    tab.save()
    inspected.look("Reflect, saved after threats")
    look_who_sees_what(tab, inspected)
    tab.press("Write an incident report")
    tab.write("What happened?", WHAT)
    inspected.look("writing a report")
    tab.press("Send report")
    tab.sees("May this say who a customer is?")
    tab.press("Take it out")
    tab.press("Send report")
    tab.sees("Received, and read by nobody yet")
    inspected.look("a report that was sent")
    reader = new_tab(size, color_scheme=scheme)
    answer_as_reader(reader)
    tab.go("/journal")
    tab.page.get_by_text("Something came of your incident report").click()
    tab.is_on("Incidents")
    tab.sees("He has been barred from the shop")
    tab.settle()
    read = tab.page.get_by_role("button", name="I have read this", exact=True)
    while read.count():  # others may have come back before
        tab.tap(read.first)
    expect(tab.page.get_by_text("Something came of your incident report")).to_have_count(0)
    assert inspected.found == []


def look_who_sees_what(tab: Tab, inspected: Inspected) -> None:
    tab.press("Who sees what")
    expect(tab.page.get_by_role("dialog")).to_be_visible()
    inspected.look("who sees what")
    tab.page.keyboard.press("Escape")
    tab.settle()
    tab.page.get_by_text("Where to find help").last.click()
    expect(tab.page.get_by_text("Night line").last).to_be_visible()
    inspected.look("where to find help")


def answer_as_reader(tab: Tab) -> None:
    inspected = Inspected(tab)
    tab.enter("rae", "Support")
    tab.page.get_by_text("for you to read").click()
    tab.is_on("Incidents")
    tab.press_first("Open")
    tab.sees("his number is [phone number]")
    inspected.look("a report to oneself")
    tab.page.get_by_label("What came of it").fill("He has been barred from the shop")
    tab.press("Answer and close")
    tab.sees("Closed today")
    inspected.look("a report that is closed")
    assert inspected.found == []


@pytest.mark.parametrize("size", ["phone"])
def test_help_opens_while_the_connection_is_gone(new_tab: NewTab, size: str) -> None:
    tab = new_tab(size)
    tab.enter("ana", "Reflect")
    tab.page.context.set_offline(True)
    tab.page.get_by_text("Where to find help").click()
    number = tab.page.get_by_role("link", name="0808 157 0199")
    expect(number).to_be_visible()
    assert number.get_attribute("href") == "tel:08081570199"


@pytest.mark.parametrize("size", ["phone"])
def test_ones_own_check_ins_end_when_one_says_so(new_tab: NewTab, size: str) -> None:
    tab = new_tab(size)
    inspected = Inspected(tab)
    tab.enter("leila", "Reflect")
    tab.go("/patterns")
    tab.is_on("My patterns")
    tab.page.get_by_text("The latest heavy ones").tap()
    expect(tab.page.get_by_role("button", name="Open").first).to_be_visible()
    inspected.look("My patterns")
    tab.press("Erase my check-ins")
    dialog = tab.page.get_by_role("dialog")
    expect(dialog.get_by_text("at once and for good")).to_be_visible()
    inspected.look("the question before erasing")
    dialog.get_by_role("button", name="Erase them for good").click()
    tab.sees("Your check-ins are erased. Your entries are as they were.")
    expect(tab.page.get_by_role("button", name="Erase my check-ins")).to_have_count(0)
    assert inspected.found == []
