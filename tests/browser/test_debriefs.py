"""A team prepares a debrief, holds it on the screen of the room, and follows it up; a reload in the
middle comes back to the same page, and axe finds nothing there in light and in dark."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import NewTab
from tests.browser.driving import Tab
from tests.browser.test_accessibility import Inspected
from tests.browser.test_support import choose

FIRST, SECOND = "We are here to learn from the work", "What is told here stays here."
FILES = {"A page to print": b"<!doctype html>", "Slides": b"PK", "PDF": b"%PDF"}
LESSON, ACTION = "Say the day before the reason", "Begin with the day in ten calls"


def turn(tab: Tab, key: str, to: str) -> None:
    """Presses until it is sent, as people do: what is drawn anew meanwhile takes a press along. A
    page that was turned to is not turned twice by it."""
    tab.settle()
    tab.page.keyboard.press(key)
    try:
        expect(tab.page.get_by_text(to)).to_be_visible(timeout=5_000)
    except AssertionError:
        tab.page.keyboard.press(key)
    tab.sees(to)


def test_a_debrief_is_prepared_held_and_followed_up(new_tab: NewTab) -> None:
    lead = new_tab("desktop", color_scheme="light")
    inspected = Inspected(lead)
    lead.enter("fay", "Reflect")
    lead.open_page("Debriefs")
    inspected.look("Debriefs")
    lead.press("Go on preparing")
    lead.sees("Prepare a debrief")
    lead.settle()
    inspected.look("preparing")
    for name, begins in FILES.items():
        link = lead.page.get_by_role("link", name=name).get_attribute("href")
        handed = lead.page.request.get(f"{lead.base}{link}")
        assert handed.body().startswith(begins)
    lead.press("Start the debrief")
    lead.sees(FIRST)
    lead.settle()
    inspected.look("leading")
    address = lead.page.url.replace("view=lead", "view=room")

    room = new_tab("desktop", color_scheme="dark")
    beside = Inspected(room)
    room.enter("fay", "Reflect")
    room.page.goto(address)
    room.sees(FIRST)
    size = room.page.get_by_text(FIRST).evaluate("node => getComputedStyle(node).fontSize")
    assert size == "40px"
    turn(room, "ArrowRight", SECOND)
    room.sees("Anyone may pass")
    room.settle()
    beside.look("the room, in dark")
    room.reload()
    room.sees(SECOND)
    turn(room, "ArrowLeft", FIRST)
    turn(room, "ArrowRight", SECOND)
    lead.page.goto(address)
    lead.sees(SECOND)
    lead.settle()
    inspected.look("the room, in light")

    lead.page.goto(address.replace("view=room", "view=lead"))
    lead.sees(SECOND)
    lead.settle()
    lead.write("What do we take from it?", LESSON)
    lead.press("Write this takeaway down")
    expect(lead.page.get_by_text(LESSON, exact=True)).to_be_visible()
    with lead.wire.echo(ACTION):
        lead.page.get_by_label("What", exact=True).fill(ACTION)
    lead.write("How we will see it", "Counted on Friday")
    choose(lead, "Owner", "Ben Okafor")
    lead.press("Write this action down")
    lead.sees(ACTION)
    lead.press("End the debrief")
    lead.sees("This debrief is over.")
    assert inspected.found + beside.found == []

    owner = new_tab("phone", color_scheme="light")
    owner.enter("ben", "Reflect")
    owner.open_page("My promises")
    owner.sees(ACTION)
    owner.settle()
    of_a_debrief = owner.page.get_by_text(ACTION)
    owner.tap(owner.page.get_by_role("button", name="Done", exact=True).last)
    expect(of_a_debrief).to_have_count(0)
    owner.open_page("Debriefs")
    owner.sees(LESSON)
