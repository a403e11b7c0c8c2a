"""Two people: one asks for support, the other opens it, offers a time, and the first closes it."""

from __future__ import annotations

import pytest
from playwright.sync_api import TimeoutError as TooLate
from playwright.sync_api import expect

from tests.browser.conftest import NewTab
from tests.browser.driving import Tab
from tests.browser.test_accessibility import Inspected, everywhere

NOTE = "The wardrobe without doors is still with me."
OTHER = {"phone": "desktop", "desktop": "phone"}


def choose(tab: Tab, label: str, name: str) -> None:
    """The list closes where the page is drawn anew beneath it; people open it again."""
    tab.settle()
    option = tab.page.get_by_role("option", name=name, exact=True)
    with tab.wire.one_run():
        for _ in range(3):
            if not option.is_visible():
                tab.page.get_by_label(label).click()
            try:
                option.click(timeout=8_000)
                break
            except TooLate:
                continue


def asks_after_an_entry(tab: Tab, name: str) -> None:
    """From the question after an entry on to the request that is sent."""
    tab.answer_three()
    tab.save()
    tab.chip("Would you like somebody to check in with you?", "A peer").click()
    tab.is_on("Support")
    tab.settle()
    expect(tab.chip("Who should be asked?", "A peer")).to_be_checked()
    choose(tab, "Whom?", name)
    tab.sees(f"{name} has until ")
    tab.write("What would you like them to know?", NOTE)
    tab.tap(tab.page.get_by_role("button", name="Ask for support now", exact=True))
    tab.sees("Asked. You see below what happens next.")


@pytest.mark.parametrize("size", list(OTHER))
def test_asked_after_an_entry_seen_offered_and_closed(new_tab: NewTab, size: str) -> None:
    priya, fay = new_tab(size), new_tab(OTHER[size])
    priya.enter("priya", "Reflect")
    asks_after_an_entry(priya, "Fay Lindqvist")
    priya.does_not_see("it was seen")

    fay.enter("fay", "Reflect")
    fay.sees("1 request for support")
    fay.open_page("Support")
    fay.sees("Somebody asks you for support, as a peer.")
    fay.does_not_see(NOTE)
    fay.press("Open")
    fay.sees(NOTE)
    fay.sees("Priya Nair asks you for support")
    fay.answer("How?", "A call")
    fay.tap(fay.page.get_by_role("button", name="Offer this", exact=True))
    fay.sees("You offered: a call")

    priya.reload()
    priya.sees("Fay Lindqvist offers: a call")
    priya.tap(priya.page.get_by_role("button", name="It helped", exact=True))
    priya.sees("and closed it")

    fay.reload()
    fay.sees("Priya Nair closed what they had asked you for.")
    fay.does_not_see(NOTE)


@everywhere
def test_axe_finds_nothing_where_support_is_asked_for_and_given(
    new_tab: NewTab, size: str, scheme: str
) -> None:
    tab = new_tab(size, color_scheme=scheme)
    inspected = Inspected(tab)
    tab.enter("rosa", "Reflect")
    tab.open_page("Support")
    inspected.look("Support, with nothing asked")
    tab.open_row("Ask for support")
    tab.answer("Who should be asked?", "Outside the team")
    choose(tab, "Whom?", "Rae Connolly")
    tab.sees("Rae Connolly has until ")
    inspected.look("Support, asking")
    tab.tap(tab.page.get_by_role("button", name="Throw it away", exact=True))
    tab.enter("sam", "Trends")
    tab.open_page("Support")
    tab.open_row("Offer another time")
    tab.sees("How?")
    inspected.look("Support, offering")
    assert inspected.found == []
