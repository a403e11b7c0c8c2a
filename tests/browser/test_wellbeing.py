"""Wellbeing in a browser: bands to look at, as a table, as a file, of the team in the address."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import NewTab
from tests.browser.test_trends import choose


def test_a_supervisor_of_all_teams_looks_at_one_after_the_other(new_tab: NewTab) -> None:
    tab = new_tab("phone")
    tab.enter("lee", "Trends")
    tab.open_page("Wellbeing")
    chart = tab.page.get_by_role("figure").first
    expect(chart.locator(".main-svg").first).to_be_visible()
    assert "How heavy it was. " in (chart.get_attribute("aria-label") or "")
    choose(tab, "Team", "Front desk")
    expect(tab.page).to_have_url(re.compile("team="))
    tab.reload()
    expect(tab.page.get_by_role("combobox", name="Team")).to_have_value("Front desk")
    tab.page.get_by_text("Show as table").first.click()
    expect(tab.page.get_by_role("columnheader", name="Heavy")).to_be_visible()
    with tab.page.expect_download() as download:
        tab.page.get_by_role("button", name="Download", exact=True).first.click()
    assert download.value.suggested_filename.startswith("afterword-wellbeing-heavy-")
    width = tab.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
