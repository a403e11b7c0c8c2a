"""Whoever writes on while the page is drawn anew goes on writing where they were."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewTab
from tests.browser.driving import Tab
from tests.browser.slow_line import one_by_one

ROWS = {
    "/promises": ("Make a promise", "What did you promise?", "Make this promise"),
    "/support": ("Ask for support", "What would you like them to know?", "Ask for support now"),
}


def over_a_slow_line(tab: Tab, login: str) -> Tab:
    one_by_one(tab.page)
    tab.enter(login, "Reflect")
    return tab


def write_on(tab: Tab, field: Locator, text: str, more: str) -> None:
    """Writes on in a field that is to stay the same, with the cursor in it."""
    begin(field)
    with tab.wire.echo(text + more), tab.wire.one_run():
        field.press_sequentially(more)
    tab.settle()
    is_still_there(field)
    expect(field).to_have_value(text + more)


def begin(field: Locator) -> None:
    field.evaluate("area => { area.isTheSame = true; area.focus(); }")


def is_still_there(field: Locator) -> None:
    expect(field).to_be_focused()
    assert field.evaluate("area => area.isTheSame")


def test_a_line_that_comes_up_above_leaves_the_cursor_where_it_is(new_tab: NewTab) -> None:
    tab = over_a_slow_line(new_tab("phone"), "zara")
    tab.open_row("What happened")
    tab.write("What happened", "She read out")
    tab.settle()
    field = tab.field("What happened")
    begin(field)
    field.press_sequentially(" 4111 1111 1111 1111")
    expect(field).to_have_value("She read out [card number]")
    tab.sees("card numbers are never stored")
    tab.settle()
    is_still_there(field)


def test_a_row_that_would_open_for_what_is_written_in_it_stays_as_it_is(new_tab: NewTab) -> None:
    tab = over_a_slow_line(new_tab("phone"), "zara")
    tab.open_row("I promised something")
    tab.settle()
    write_on(tab, tab.field("What did you promise?"), "", "To call her")


@pytest.mark.parametrize("page", ROWS)
def test_a_form_that_is_begun_stays_as_it_is(new_tab: NewTab, page: str) -> None:
    row, label, press = ROWS[page]
    tab = over_a_slow_line(new_tab("phone"), "zara")
    tab.go(page)
    tab.open_row(row)
    tab.settle()
    field = tab.field(label)
    write_on(tab, field, "", "To")
    tab.press(press)
    tab.settle()
    write_on(tab, field, "To", " call her")
