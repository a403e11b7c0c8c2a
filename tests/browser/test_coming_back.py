"""What one wrote comes back when it helps: by search, as an intention, and in My patterns."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewTab
from tests.browser.driving import Tab

TRY = "Read the delivery note out before I answer."


def write_down(tab: Tab, row: str, label: str, text: str) -> None:
    """An entry with one text of its own, saved; the page for the next one is opened."""
    tab.answer_three()
    tab.open_row(row)
    tab.write(label, text)
    tab.save()


def search(tab: Tab, words: str) -> None:
    tab.settle()
    tab.field("Search your entries").fill(words)
    with tab.wire.one_run():
        tab.page.keyboard.press("Enter")


def choose(tab: Tab, question: str, word: str) -> None:
    tab.page.get_by_role("combobox", name=question).click()
    tab.page.get_by_role("option", name=word, exact=True).click()


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_words_in_any_script_find_the_entry_and_are_marked_in_it(
    new_tab: NewTab, size: str
) -> None:
    tab = new_tab(size)
    tab.enter("hana" if size == "phone" else "luca", "Reflect")
    write_down(tab, "What happened", "What happened", "Sie sagte „Grüße“ und legte auf. 配達が遅い")
    tab.press("Done")
    tab.is_on("My journal")
    search(tab, "GRÜSSE 配達")
    tab.sees("1 entry fits.")
    expect(tab.page.locator("mark")).to_have_text(["Grüße", "配達が遅い"])
    search(tab, "grüße nowhere")
    tab.sees("Nothing fits.")
    tab.press("Show all entries")
    tab.does_not_see("Nothing fits.")
    expect(tab.field("Search your entries")).to_have_value("")


def test_a_filter_narrows_stays_in_the_tab_and_out_of_the_address(new_tab: NewTab) -> None:
    tab = new_tab()
    tab.enter("kwame", "Reflect")
    tab.open_page("My journal")
    tab.page.get_by_text("Filters", exact=True).click()
    choose(tab, "Cause", "Waiting")
    tab.sees("Filters (1)")
    choose(tab, "Shared or not", "Not shared")  # what was opened stays open
    tab.sees("Filters (2)")
    assert "aiting" not in tab.page.url
    # The lists of the filters are opened by a button of the same name.
    tab.page.get_by_role("button", name="Open", exact=True).last.click()
    tab.press("Back to my journal")
    tab.sees("Filters (2)")


def test_what_one_wanted_to_try_comes_back_and_my_patterns_show_what_came_of_it(
    new_tab: NewTab,
) -> None:
    tab = new_tab("phone")
    tab.enter("oscar", "Reflect")
    write_down(tab, "For next time", "One sentence to try next", TRY)
    tab.press("Write another")
    tab.answer_three()
    tab.sees("Last time you wanted to try:")
    tab.sees(TRY)
    tab.answer("Did you?", "Tried, it helped")
    tab.reload()
    tab.has_answers({"Did you?": "Tried, it helped"})
    tab.save()
    tab.open_page("My patterns")
    tab.sees("What I wanted to try")
    tab.sees(TRY)
    tab.sees("Tried, it helped")
