"""What a page left on a device of one's own: who gets it, and who never does."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import expect

from tests.browser.cut_line.over_a_line import (
    BACK,
    HALF,
    LONG_TEXT,
    WHOLE,
    Agent,
    Open,
    left_in_the_browser,
)
from tests.browser.line import ServedOverALine

A_DAY_OLDER = """() => {
    for (const key of Object.keys(localStorage)) {
        const copy = JSON.parse(localStorage[key]);
        localStorage[key] = JSON.stringify({...copy, at: copy.at - 86_400_001});
    }
}"""

OF_NOTHING = """() => {
    for (const key of Object.keys(localStorage)) {
        localStorage[key.replace(/[^/]+$/, 'nowhere:at all')] = localStorage[key];
        delete localStorage[key];
    }
}"""


def test_what_another_device_wrote_meanwhile_is_kept_beside_it(
    agent: Agent, real: ServedOverALine, open_tab: Open
) -> None:
    tab = agent("fred", own=True)
    tab.writes_while_cut(real)
    tab.holds(WHOLE)
    draft = tab.page.url.partition("draft=")[2]
    real.line.mend()
    tab.page.goto("about:blank")
    elsewhere = open_tab()
    elsewhere.sign_in("fred")
    elsewhere.is_on("Reflect")
    elsewhere.go(f"/reflect?draft={draft}")
    elsewhere.write(LONG_TEXT, "What the phone says.")
    tab.go(f"/reflect?draft={draft}")
    tab.says(WHOLE)
    tab.sees("Nothing is lost; it was set aside:")
    expect(tab.page.get_by_text("What the phone says.", exact=True)).to_be_visible()
    tab.holds_nothing()


def test_what_another_device_wrote_while_a_page_stayed_open_is_kept_beside_it(
    agent: Agent, real: ServedOverALine, open_tab: Open
) -> None:
    """The page that comes back is drawn with the words of the other before it hands over its own,
    and its author has not seen them."""
    tab = agent("finn", own=True)
    tab.writes_while_cut(real)
    tab.page.route("**/_stcore/**", lambda route: route.abort())
    real.line.mend()
    elsewhere = open_tab()
    elsewhere.sign_in("finn")
    elsewhere.is_on("Reflect")
    elsewhere.go(f"/reflect?draft={tab.page.url.partition('draft=')[2]}")
    elsewhere.write(LONG_TEXT, "What the phone says.")
    tab.page.unroute("**/_stcore/**")
    tab.is_told(BACK)
    tab.says(WHOLE)
    tab.sees("Nothing is lost; it was set aside:")
    expect(tab.page.get_by_text("What the phone says.", exact=True)).to_be_visible()
    tab.holds_nothing()


def test_what_could_not_be_kept_is_not_said_to_be_kept(agent: Agent, real: ServedOverALine) -> None:
    tab = agent("hal", own=True)
    tab.writes_while_cut(real)
    tab.holds(WHOLE)
    tab.page.evaluate(OF_NOTHING)
    real.line.mend()
    tab.page.goto(f"{real.base}/reflect")
    tab.sees("could not be kept. Copy what you need")
    tab.is_cut_and_back(real)
    tab.holds(WHOLE)
    tab.press("I have what I need of it")
    tab.holds_nothing()


def test_a_tab_that_lives_looks_after_its_own_words(
    agent: Agent, real: ServedOverALine, open_tab: Open
) -> None:
    tab = agent("gus", own=True)
    tab.writes_while_cut(real)
    tab.page.route("**/_stcore/**", lambda route: route.abort())
    real.line.mend()
    second = open_tab(beside=tab)
    second.go("/reflect")
    second.sees("Go on with the draft kept")
    second.open_row("The customer")  # whatever the page hands over by itself is sent before
    assert WHOLE in second.stored()
    tab.page.close()
    second.holds_nothing()
    second.page.get_by_role("link", name="Go on with the draft kept").click()
    second.says(WHOLE)


def test_signing_out_takes_everything_out_of_the_browser(
    agent: Agent, real: ServedOverALine, open_tab: Open
) -> None:
    tab = agent("hugo", own=True)
    beside = left_in_the_browser(tab, real, open_tab)
    beside.page.goto(f"{real.base}/account")
    assert WHOLE in beside.stored()
    beside.page.evaluate("fetch('/logout', {method: 'POST'})")
    beside.holds_nothing()


def test_a_session_that_was_ended_elsewhere_leaves_nothing_once_the_door_is_shown(
    agent: Agent, real: ServedOverALine, open_tab: Open
) -> None:
    tab = agent("ines", own=True)
    beside = left_in_the_browser(tab, real, open_tab)
    beside.page.goto(f"{real.base}/account")
    real.call("person", "remove", "ines")
    assert WHOLE in beside.stored()
    beside.page.goto(f"{real.base}/login")
    beside.heading("Sign in")
    beside.holds_nothing()


def test_words_wait_for_their_author_when_the_session_ran_out_by_itself(
    agent: Agent, real: ServedOverALine, open_tab: Open
) -> None:
    tab = agent("jon", own=True)
    beside = left_in_the_browser(tab, real, open_tab)
    real.set_clock(timedelta(hours=9))
    beside.page.goto(real.base)
    beside.heading("Sign in")
    assert WHOLE in beside.stored()
    beside.sign_in("jon")
    beside.is_on("Reflect")
    beside.holds_nothing()
    beside.reload()
    beside.page.get_by_role("link", name="Go on with the draft kept").click()
    beside.says(WHOLE)


def test_the_next_person_in_the_browser_neither_sees_nor_keeps_it(
    agent: Agent, real: ServedOverALine, open_tab: Open
) -> None:
    agent("kit", own=True).page.context.close()
    tab = agent("lena", own=True)
    beside = left_in_the_browser(tab, real, open_tab)
    address = beside.draft
    beside.sign_in("kit", own=True)
    beside.is_on("Reflect")
    beside.settle()
    beside.holds_nothing()
    beside.go(f"/reflect?draft={address}")
    beside.sees("Nothing is kept before your first answer.")
    beside.does_not_see(HALF)


def test_a_copy_of_yesterday_is_thrown_away(
    agent: Agent, real: ServedOverALine, open_tab: Open
) -> None:
    tab = agent("mona", own=True)
    beside = left_in_the_browser(tab, real, open_tab)
    beside.page.goto(f"{real.base}/account")
    beside.page.evaluate(A_DAY_OLDER)
    beside.go(f"/reflect?draft={beside.draft}")
    beside.holds_nothing()
    beside.says(HALF)
