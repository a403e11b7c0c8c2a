"""Admin in a browser: axe finds nothing in any part, and on a phone no part is wider than it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewTab
from tests.browser.test_accessibility import Inspected

PARTS = (
    *("overview", "people", "people&person=ana", "teams", "working-time", "help", "settings"),
    *("retention", "audit", "audit&what=team_added", "system", "words", "nowhere"),
)


# A table that is wider is scrolled within itself, with a shadow on the side where there is more.
STICKS_OUT = """() => [...document.querySelectorAll('[data-testid=stMain], [data-testid=stMain] *')]
  .filter(one => one.matches('.figures')
    ? !getComputedStyle(one).backgroundAttachment.includes('local')
    : !one.closest('.figures') && one.getBoundingClientRect().right > innerWidth + 1)
  .map(one => one.dataset.testid || one.className || one.tagName)"""


@pytest.mark.parametrize(("size", "scheme"), [("phone", "dark"), ("desktop", "light")])
def test_axe_finds_nothing_in_any_part(new_tab: NewTab, size: str, scheme: str) -> None:
    tab = new_tab(size, color_scheme=scheme)
    tab.enter("ada", "Admin")
    inspected = Inspected(tab)
    wider = []
    for part in PARTS:
        tab.go(f"/admin?part={part}")
        inspected.look(part)
        wider += [f"{part}: {one}" for one in tab.page.evaluate(STICKS_OUT)]
    tab.go("/admin?part=teams")
    tab.page.get_by_role("combobox", name="Team to look at").click()
    tab.page.get_by_role("option").first.click()
    expect(tab.page.get_by_role("heading", name="Split, merge, move")).to_be_visible()
    tab.settle()
    inspected.look("a team")
    tab.go("/admin?part=audit")
    tab.press("Verify the log and what is stored")
    tab.sees("rows are as they were written")
    inspected.look("the log, verified")
    assert inspected.found == []
    assert wider == []
