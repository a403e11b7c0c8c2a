"""A page that stayed open over a cut while somebody else came in, in the same browser."""

from __future__ import annotations

from playwright.sync_api import Route, expect

from tests.browser.cut_line.over_a_line import HALF, LONG_TEXT, WHOLE, Agent, Open, OverALine
from tests.browser.line import ServedOverALine
from tests.browser.slow_line import one_by_one


def somebody_else_comes_in(
    login: str, tab: OverALine, real: ServedOverALine, open_tab: Open, *, own: bool = False
) -> OverALine:
    """In the same browser, once the line is back, of which the page that is open knows nothing."""
    tab.page.route("**/_stcore/**", lambda route: route.abort())
    real.line.mend()
    beside = open_tab(beside=tab)
    beside.sign_in(login, own=own)
    beside.is_on("Reflect")
    beside.settle()
    return beside


def test_a_page_that_comes_back_with_somebody_elses_session_hands_nothing_to_them(
    agent: Agent, real: ServedOverALine, open_tab: Open
) -> None:
    agent("nora", own=True).page.context.close()
    tab = agent("otto", own=True)
    tab.open_row(LONG_TEXT)
    tab.says("")
    real.line.cut()
    tab.is_told("No connection.")
    tab.go_on(WHOLE)
    beside = somebody_else_comes_in("nora", tab, real, open_tab)
    tab.page.unroute("**/_stcore/**")
    tab.is_on("Reflect")
    expect(tab.page.get_by_text("Nora")).to_be_visible()
    tab.settle()
    tab.does_not_see(HALF)
    tab.holds_nothing()
    beside.open_page("My journal")
    beside.sees("Write the first one")
    beside.does_not_see("Drafts")


def test_what_is_typed_on_until_the_page_is_loaded_again_is_nobody_elses(
    agent: Agent, real: ServedOverALine, open_tab: Open
) -> None:
    agent("ruth", own=True).page.context.close()
    tab = agent("stan", own=True)
    one_by_one(tab.page)
    tab.reload()
    tab.open_row(LONG_TEXT)
    tab.says("")
    real.line.cut()
    tab.is_told("No connection.")
    tab.go_on(HALF)
    beside = somebody_else_comes_in("ruth", tab, real, open_tab, own=True)
    tab.page.evaluate("window.eachTakes = 1000")  # what he sees is still his page for seconds
    loads = held_back(tab)
    tab.page.unroute("**/_stcore/**")
    tab.wire.wait(lambda: len(loads) > 0)
    tab.go_on(WHOLE.removeprefix(HALF))
    tab.says(WHOLE)
    assert HALF not in beside.stored()
    beside.go("/reflect")
    beside.sees("Nothing is kept before your first answer.")
    beside.does_not_see("Go on with the draft kept")


def held_back(tab: OverALine) -> list[str]:
    """Keeps the page from being loaded again; each time it wants to be is noted."""
    loads: list[str] = []

    def answer(route: Route) -> None:
        if route.request.is_navigation_request():
            loads.append(route.request.url)
            route.fulfill(status=204)
        else:
            route.fallback()

    tab.page.route("**/*", answer)
    return loads
