"""Reflect: what is asked of somebody tired, and what never gets lost."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import NewTab
from tests.browser.driving import QUICK, SIZES, Tab
from tests.browser.served import Served

HOSTILE = (
    "<img src=x onerror=\"alert('in')\"><script>alert('in')</script> {{7*7}} **bold** "
    "[link](javascript:alert(1)) مرحبا، لم تصل الطلبية שלום 👨‍👩‍👧‍👦 end"
)


def test_save_entry_is_within_the_first_screen_of_a_phone(new_tab: NewTab) -> None:
    tab = new_tab("phone")
    tab.enter("priya", "Reflect")
    fits(tab)
    tab.answer_three()
    fits(tab)
    width = tab.page.evaluate("document.documentElement.scrollWidth")
    assert width <= SIZES["phone"]["width"], "nothing is wider than the screen"


def fits(tab: Tab) -> None:
    box = tab.page.get_by_role("button", name="Save entry").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= SIZES["phone"]["height"]
    assert box["height"] >= 44, "a finger needs 44 px"


def test_visiting_reflect_keeps_no_draft(new_tab: NewTab) -> None:
    tab = new_tab()
    tab.enter("tom", "Reflect")
    tab.open_row("What happened")
    tab.reload()
    tab.sees("Nothing is kept before your first answer.")
    tab.does_not_see("A draft was kept")
    tab.open_page("My journal")
    tab.sees("Entries")
    tab.does_not_see("Drafts")


def test_missing_answers_are_named_and_what_was_given_stays(new_tab: NewTab) -> None:
    tab = new_tab("phone")
    tab.enter("leila", "Reflect")
    tab.answer("What set it off?", "Billing")
    tab.open_row("What happened")
    tab.write("What happened", "Half of it.")
    tab.press("Save entry")
    tab.sees("To save, answer “Where did it end?” and “Did you pass it on?”.")
    tab.sees("Nothing that you gave is lost.")
    tab.is_not_saved()
    tab.reload()
    tab.has_answers({"What set it off?": "Billing"})
    expect(tab.field("What happened")).to_have_value("Half of it.")


def test_a_text_that_is_too_long_is_kept_and_said_to_be_too_long(new_tab: NewTab) -> None:
    tab = new_tab()
    tab.enter("marek", "Reflect")
    tab.answer_three()
    tab.open_row("What happened")
    text = ("word " * 20_000)[:-1] + "."
    tab.write("What happened", text)
    tab.press("Save entry")
    tab.sees("What happened: is 100,000 characters long, and 20,000 fit.")
    tab.is_not_saved()
    tab.reload()
    expect(tab.field("What happened")).to_have_value(text)
    tab.has_answers(QUICK)


def test_what_people_write_is_shown_as_text_and_nothing_else(new_tab: NewTab) -> None:
    tab = new_tab()
    requests: list[str] = []
    tab.page.on("request", lambda request: requests.append(request.url))
    tab.enter("grace", "Reflect")
    tab.answer_three()
    tab.open_row("What happened")
    tab.write("What happened", HOSTILE)
    tab.open_row("For next time")
    tab.write("One sentence to try next", HOSTILE)
    tab.save()
    tab.press("Done")
    tab.is_on("My journal")
    tab.sees("<img src=x")
    shows_only_text(tab, HOSTILE[:40])
    tab.open_newest_entry()
    tab.sees("One sentence to try next")
    assert tab.page.get_by_text(HOSTILE, exact=True).count() == 2
    shows_only_text(tab, HOSTILE)
    assert not [url for url in requests if url.endswith("/x")]


def shows_only_text(tab: Tab, text: str) -> None:
    inside = tab.page.get_by_text(text).first
    assert inside.evaluate("element => element.children.length") == 0
    assert tab.page.locator("img[src='x'], main script, a[href^='javascript']").count() == 0
    assert tab.dialogs == []


def test_an_entry_is_saved_with_the_keyboard_alone(new_tab: NewTab) -> None:
    tab = new_tab()
    tab.enter("dylan", "Reflect")
    keys = tab.page.keyboard
    for question, presses in (
        ("Where did it end?", []),
        ("Did you pass it on?", ["ArrowRight"]),
        ("What set it off?", ["ArrowRight", "ArrowRight"]),
    ):
        tab_to(tab, question)
        for press in presses:
            keys.press(press)
        with tab.wire.one_run():
            keys.press("Space")
    tab_to(tab, "Save entry")
    keys.press("Enter")
    tab.is_saved()
    tab_to(tab, "Done")
    keys.press("Enter")
    tab.is_on("My journal")
    tab.sees("Billing · Resolved")


FOCUSED = """() => {
    const at = document.activeElement;
    const group = at.closest('[role=radiogroup]');
    return group ? group.getAttribute('aria-label') : at.innerText.trim();
}"""


def tab_to(tab: Tab, name: str) -> None:
    """Presses Tab until the focus is on the button, or in the group of chips, of that name."""
    passed: list[Any] = []
    for _ in range(40):
        tab.page.keyboard.press("Tab")
        passed.append(tab.page.evaluate(FOCUSED))
        if passed[-1] == name:
            return
    raise AssertionError(f"Tab never came to {name}, but to {passed}")


def test_reflect_loads_no_chart_code_and_trends_does(new_tab: NewTab, served: Served) -> None:
    for login, screen, has_charts in (("ana", "Reflect", False), ("sam", "Trends", True)):
        tab = new_tab()
        asked: list[str] = []
        tab.page.on("request", lambda request, asked=asked: asked.append(request.url))
        tab.enter(login, screen)
        if has_charts:
            expect(tab.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
        scripts = [url for url in asked if "plotly" in url.lower()]
        assert bool(scripts) == has_charts, scripts
        assert all(url.startswith((served.base, "blob:", "data:")) for url in asked)
