"""Several tabs, several people, and a server that goes away: nothing typed is lost."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import NewTab
from tests.browser.driving import QUICK, Tab
from tests.browser.served import Served


def tab_beside(new_tab: NewTab, first: Tab) -> Tab:
    """The same address in a second tab of the same browser."""
    second = new_tab(beside=first)
    second.page.goto(first.page.url)
    second.settle()
    return second


def test_two_tabs_show_one_draft_and_store_one_entry(new_tab: NewTab) -> None:
    first = new_tab()
    first.enter("sofia", "Reflect")
    first.answer_three()
    second = tab_beside(new_tab, first)
    second.has_answers(QUICK)
    first.save()
    second.press("Save entry")
    second.sees("already, and nothing was changed since. It is stored once.")
    entry = first.page.url.partition("saved=")[2]
    assert entry
    expect(second.page).to_have_url(re.compile(f"saved={entry}$"))


def test_what_two_tabs_write_into_one_field_is_all_kept(new_tab: NewTab) -> None:
    first = new_tab()
    first.enter("jun", "Reflect")
    first.answer("What set it off?", "Billing")
    first.open_row("What happened")
    second = tab_beside(new_tab, first)
    second.open_row("What happened")
    first.write("What happened", "What the first tab says.")
    second.write("What happened", "What the second tab says.")
    second.sees("Nothing is lost; it was set aside:")
    expect(second.page.get_by_text("What the first tab says.", exact=True)).to_be_visible()
    expect(second.field("What happened")).to_have_value("What the second tab says.")
    second.press("I have what I need of it")
    expect(second.page.get_by_text("What the first tab says.", exact=True)).to_have_count(0)
    expect(second.field("What happened")).to_have_value("What the second tab says.")


def test_a_draft_outlives_the_server(new_tab: NewTab, served: Served) -> None:
    tab = new_tab()
    tab.enter("ella", "Reflect")
    tab.answer_three()
    tab.open_row("What happened")
    tab.write("What happened", "Written before the power went.")
    served.kill()
    served.start()
    tab.reload()
    tab.has_answers(QUICK)
    expect(tab.field("What happened")).to_have_value("Written before the power went.")
    served.stop()
    served.start()
    tab.reload()
    tab.save()
    tab.press("Done")
    tab.sees("Written before the power went.")


def test_leaving_ends_the_session_in_every_tab_at_its_next_rerun(new_tab: NewTab) -> None:
    first = new_tab()
    first.enter("omar", "Reflect")
    first.answer("What set it off?", "Billing")
    second = tab_beside(new_tab, first)
    left = second.page.evaluate("fetch('/logout', {method: 'POST'}).then(done => done.url)")
    assert left.endswith("/demo")
    first.chip("Where did it end?", "Resolved").click()
    first.sees("You are signed out. What you kept or saved is safe.")
    first.does_not_see("Where did it end?")
