"""A promise from the moment it is made until it is settled, in the hands of two agents and their
supervisor."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from journal.actions.reflect import MOST_KEPT
from tests.browser.conftest import NewTab
from tests.browser.driving import Tab

AGREED = "The customer has agreed to the new time"


def card(tab: Tab, what: str) -> Locator:
    """The promise of this text, with its buttons."""
    boxes = tab.page.locator('[data-testid="stVerticalBlock"]').filter(has_text=what)
    return boxes.filter(has=tab.page.get_by_role("button")).last


def press_on(tab: Tab, what: str, button: str) -> None:
    tab.tap(card(tab, what).get_by_role("button", name=button, exact=True))


def promise(tab: Tab, what: str, due: str = "Tomorrow") -> None:
    tab.open_row("Make a promise")
    tab.write("What did you promise?", what)
    tab.answer("By when?", due)
    tab.answer("How will you keep it?", "Call")
    tab.press("Make this promise")
    tab.sees("Your promise is in the ledger.")
    tab.settle()


def open_more(tab: Tab, what: str) -> Locator:
    card(tab, what).get_by_role("button", name="More", exact=True).click()
    dialog = tab.page.get_by_role("dialog")
    expect(dialog.get_by_text("Renegotiated", exact=True)).to_be_visible()
    tab.settle()
    return dialog


def test_no_promise_is_made_of_words_that_could_not_be_kept(new_tab: NewTab) -> None:
    tab = new_tab()
    tab.enter("jun", "Reflect")
    tab.open_page("My promises")
    promise(tab, "Send the first parcel again")
    tab.open_row("Make a promise")
    tab.write("What did you promise?", "Send the second parcel again")
    tab.answer("By when?", "Tomorrow")
    tab.answer("How will you keep it?", "Call")
    tab.field("What did you promise?").fill("x" * (MOST_KEPT + 1))
    tab.sees("Not kept:")
    tab.press("Make this promise")
    tab.sees("Not made yet, because the last answers could not be kept.")
    tab.write("What did you promise?", "Send the third parcel again")
    tab.press("Make this promise")
    tab.sees("Your promise is in the ledger.")
    tab.reload()
    tab.sees("Send the third parcel again")
    tab.does_not_see("Send the second parcel again")


def test_a_promise_is_made_kept_as_it_is_written_done_and_taken_back(new_tab: NewTab) -> None:
    tab, what = new_tab("phone"), "Ring about the cracked tile"
    tab.enter("marek", "Reflect")
    tab.open_page("My promises")
    tab.open_row("Make a promise")
    tab.write("What did you promise?", what)
    tab.reload()
    expect(tab.field("What did you promise?")).to_have_value(what)
    tab.press("Make this promise")
    tab.sees("Not made yet; everything you gave is kept.")
    tab.answer("By when?", "Tomorrow")
    tab.answer("How will you keep it?", "Call")
    tab.press("Make this promise")
    tab.sees("Your promise is in the ledger.")
    tab.settle()

    press_on(tab, what, "Done")
    tab.sees("Kept on time,")
    tab.answer("Was the problem solved?", "Not solved")
    press_on(tab, what, "Take it back")
    expect(card(tab, what).get_by_role("button", name="Done")).to_be_visible()
    expect(card(tab, what)).not_to_contain_text("Kept on time,")


def test_of_two_tabs_the_second_is_told_that_the_promise_moved(new_tab: NewTab) -> None:
    one, what = new_tab(), "Write about the fitting date"
    one.enter("grace", "Reflect")
    one.open_page("My promises")
    promise(one, what)
    other = new_tab(beside=one)
    other.go("/promises")
    dialog = open_more(one, what)
    one.tap(dialog.get_by_role("radio", name="Pick a time"))
    dialog.get_by_role("button", name="Move it").click()
    expect(dialog.get_by_text("only if the customer has agreed")).to_be_visible()
    one.settle()
    one.tap(dialog.get_by_text(AGREED, exact=True))
    dialog.get_by_role("button", name="Move it").click()
    one.sees("renegotiated, was for the end of tomorrow")

    press_on(other, what, "Done")
    other.sees("In the meantime this promise was changed in another tab. It stays so.")
    other.sees("renegotiated, was for the end of tomorrow")


def test_a_supervisor_hands_a_promise_over_and_the_colleague_takes_it(new_tab: NewTab) -> None:
    owner, sam, colleague = new_tab(), new_tab(), new_tab("phone")
    what = "Call back about the split delivery"
    owner.enter("dylan", "Reflect")
    owner.open_page("My promises")
    promise(owner, what, "Today")

    sam.enter("sam", "Trends")
    sam.open_page("Team promises")
    sam.sees("Dylan Rhys")
    card(sam, what).get_by_role("button", name="Hand over").click()
    dialog = sam.page.get_by_role("dialog")
    dialog.get_by_role("combobox", name="Whom to ask").fill("Sofia")
    sam.page.get_by_role("option", name="Sofia Conti").click()
    sam.settle()
    dialog.get_by_role("button", name="Ask", exact=True).click()
    sam.sees("Sofia Conti is asked to take it over.")

    colleague.enter("sofia", "Reflect")
    colleague.page.get_by_role("link", name="1 request to take a promise over").click()
    colleague.is_on("My promises")
    colleague.sees("Sam Whitlock asks you to take over a promise of Dylan Rhys.")
    press_on(colleague, what, "Take it over")
    expect(card(colleague, what).get_by_role("button", name="More")).to_be_visible()

    owner.reload()
    owner.sees("Sofia Conti took this over from you:")
