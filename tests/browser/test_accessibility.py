"""axe finds nothing on any page, in light and in dark, on a phone and on a desktop."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewTab
from tests.browser.driving import Tab

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RUN = "() => axe.run(document, {resultTypes: ['violations']})"
ROWS = (
    "I promised something",
    "Why I passed it on",
    "What happened",
    "The customer",
    "What I did",
    "I bent a rule or gave something",
    "For next time",
)
everywhere = pytest.mark.parametrize(
    ("size", "scheme"),
    [("phone", "light"), ("desktop", "dark")],
)


class Inspected:
    """A tab, and what axe found on the pages it came by."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.found: list[str] = []

    def look(self, where: str) -> None:
        page = self.tab.page
        if page.get_by_test_id("stApp").is_visible():  # which greys out what it is about to replace
            self.tab.settle()
            expect(page.locator("[data-stale=true]")).to_have_count(0)
        page.evaluate(AXE)
        result: dict[str, Any] = page.evaluate(RUN)
        assert len(result["passes"]) > 5, "axe looked at nothing"
        self.found += [f"{where}: {told(violation)}" for violation in result["violations"]]


def told(violation: dict[str, Any]) -> str:
    nodes = "; ".join(f"{node['target']} {node['html'][:160]}" for node in violation["nodes"][:3])
    return f"{violation['id']} ({len(violation['nodes'])}): {violation['help']}: {nodes}"


@everywhere
def test_axe_finds_nothing_where_an_agent_writes_and_reads(
    new_tab: NewTab, size: str, scheme: str
) -> None:
    tab = new_tab(size, color_scheme=scheme)
    inspected = Inspected(tab)
    tab.page.goto(f"{tab.base}/demo")
    tab.page.get_by_text("Everybody else").click()
    inspected.look("the door")
    tab.enter("rosa", "Reflect")
    inspected.look("Reflect, empty")
    answer_everything(tab)
    inspected.look("Reflect, with all rows open")
    tab.save()
    inspected.look("Reflect, saved")
    tab.answer("How are you after that one?", "Heavy")
    tab.sees("Kept.")
    inspected.look("Reflect, checked in")
    tab.press("Done")
    tab.is_on("My journal")
    tab.settle()
    inspected.look("My journal")
    tab.field("Search your entries").fill("refund")
    tab.page.keyboard.press("Enter")
    tab.page.get_by_text("Filters", exact=True).click()
    tab.press("Show all entries")
    inspected.look("My journal, with its filters")
    tab.page.get_by_text("Filters", exact=True).click()
    expect(tab.page.get_by_role("combobox")).to_have_count(0)
    tab.open_newest_entry()
    inspected.look("an entry")
    tab.press("Delete")
    expect(tab.page.get_by_role("dialog")).to_be_visible()
    inspected.look("the question before deleting")
    tab.page.keyboard.press("Escape")
    for whom in ("my supervisor", "my team"):
        share_with(tab, whom, inspected)
    inspected.look("an entry that is shared")
    tab.open_page("Shared")
    inspected.look("what is shared with the team")
    tab.press_first("Open")
    tab.sees("Its author sees that you have read it.")
    inspected.look("a shared entry")
    look_at_promises(tab, inspected)
    tab.open_page("My patterns")
    inspected.look("My patterns")
    assert inspected.found == []


def look_at_promises(tab: Tab, inspected: Inspected) -> None:
    tab.open_page("My promises")
    tab.open_row("Make a promise")
    tab.answer("By when?", "Tomorrow")
    inspected.look("My promises, making one")
    tab.press("Throw it away")
    tab.page.get_by_role("button", name="More").last.click()
    expect(tab.page.get_by_role("dialog")).to_be_visible()
    inspected.look("what else is done about a promise")
    tab.page.keyboard.press("Escape")
    tab.settle()
    tab.tap(tab.page.get_by_role("button", name="Done", exact=True).last)
    tab.sees("Was the problem solved?")
    inspected.look("My promises, one done")


def share_with(tab: Tab, whom: str, inspected: Inspected) -> None:
    tab.press(f"Share with {whom} …")
    sure = tab.page.get_by_role("dialog").get_by_role("button", name=f"Share with {whom}")
    expect(sure).to_be_visible()
    inspected.look(f"what {whom} would see")
    sure.click()
    expect(tab.page.get_by_role("button", name=f"Stop sharing with {whom}")).to_be_visible()


def answer_everything(tab: Tab) -> None:
    tab.answer("Where did it end?", "Waiting on follow-up")
    tab.answer("Did you pass it on?", "Supervisor")
    tab.answer("What set it off?", "Billing")
    for row in ROWS[2:]:
        tab.open_row(row)
    tab.write("What did you promise?", "Call back")
    tab.answer("By when?", "Pick a time")
    tab.sees("At what time?")
    tab.answer("How will you keep it?", "Call")
    tab.answer("When was it?", "Another day")
    tab.sees("About what time?")
    with tab.wire.one_run():
        tab.page.get_by_role("button", name="All techniques").click()


@everywhere
def test_axe_finds_nothing_where_a_supervisor_reads(
    new_tab: NewTab, size: str, scheme: str
) -> None:
    tab = new_tab(size, color_scheme=scheme)
    inspected = Inspected(tab)
    tab.enter("sam", "Trends")
    expect(tab.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    inspected.look("Trends")
    tab.page.get_by_text("Show as table").first.click()
    expect(tab.page.get_by_role("table").first).to_be_visible()
    inspected.look("Trends, as a table")
    tab.open_page("Team promises")
    inspected.look("Team promises")
    tab.press_first("Hand over")
    expect(tab.page.get_by_role("dialog")).to_be_visible()
    inspected.look("handing a promise over")
    tab.page.keyboard.press("Escape")
    tab.settle()
    tab.open_page("Wellbeing")
    expect(tab.page.locator(".js-plotly-plot .main-svg").last).to_be_visible()
    inspected.look("Wellbeing")
    tab.page.get_by_text("Show as table").first.click()
    expect(tab.page.get_by_role("table").first).to_be_visible()
    inspected.look("Wellbeing, as a table")
    tab.go("/trends?team=Bookings")
    tab.sees("You can see the figures")
    inspected.look("Trends, refused")
    tab.enter_as_somebody_else("lee", "Trends")
    tab.page.get_by_text("Every share of every team").click()
    expect(tab.page.get_by_role("table").first).to_be_visible()
    inspected.look("Trends of many teams")
    assert inspected.found == []
