"""The playbook side by side: what one offers a colleague reads, until a facilitator hides it."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import NewTab
from tests.browser.driving import Tab
from tests.browser.test_accessibility import Inspected

WITH_NUMBER = "I will ring you from 020 7946 0958, is nine too early?"
SAID = "I will ring you myself, is nine too early?"
CALLBACK = "/playbook?technique=promised_callback"


def test_a_phrase_is_stopped_offered_read_and_hidden_and_axe_finds_nothing(
    new_tab: NewTab,
) -> None:
    ana = new_tab("phone", color_scheme="light")
    looked = Inspected(ana)
    find_by_its_words(ana, looked)
    offer(ana, looked)

    ben = new_tab("desktop", color_scheme="dark")
    looked_by_ben = Inspected(ben)
    ben.enter("ben", "Reflect")
    ben.go(CALLBACK)
    ben.sees(f"“{SAID}”")
    looked_by_ben.look("a technique, at a desk in the dark")

    fay = new_tab("phone", color_scheme="dark")
    looked_by_fay = Inspected(fay)
    fay.enter("fay", "Reflect")
    fay.go(CALLBACK)
    fay.press("Hide it from the team")
    fay.sees("Hidden. The team does not read it any more.")
    looked_by_fay.look("a technique with a hidden phrase")

    ben.reload()
    ben.does_not_see(f"“{SAID}”")
    ana.reload()
    ana.sees("A facilitator or supervisor of your team has hidden it")
    assert looked.found + looked_by_ben.found + looked_by_fay.found == []


def find_by_its_words(tab: Tab, looked: Inspected) -> None:
    tab.enter("ana", "Reflect")
    tab.open_page("Playbook")
    looked.look("the playbook")
    tab.field("Search the playbook").fill("nothing new")
    tab.page.keyboard.press("Enter")
    found = tab.page.get_by_role("button", name="Promised a callback")
    expect(found).to_be_visible()
    expect(tab.page.get_by_role("button", name="Offered options")).to_have_count(0)
    looked.look("the playbook, searched")
    tab.tap(found)
    tab.sees("When an answer takes longer than a call; with a time, and kept.")


def offer(tab: Tab, looked: Inspected) -> None:
    tab.page.get_by_text("Offer a phrase of yours", exact=True).click()
    said = tab.field("How you say it")
    tab.write("How you say it", WITH_NUMBER)
    tab.reload()
    expect(said).to_have_value(WITH_NUMBER)
    tab.page.get_by_text("I agree that my team reads this, without my name.").click()
    tab.settle()
    looked.look("a phrase that is about to be offered")
    tab.press("Offer it to my team")
    tab.sees("may say who a customer is (phone number)")
    looked.look("a phrase that was stopped")
    tab.write("How you say it", SAID)
    tab.press("Offer it to my team")
    tab.sees("Offered. Your team reads it from now on.")
    tab.settle()  # until then the field that was handed in may stand beside the next one
    expect(said).to_have_value("")
