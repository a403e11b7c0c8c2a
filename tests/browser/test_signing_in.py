"""A real workspace: set up, sign in and out, on a shared device and on one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import pyotp
import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.at_the_door import PASSWORD, AtTheDoor
from tests.browser.driving import PATIENCE, QUICK, screen
from tests.browser.served_for_real import ServedForReal
from tests.browser.test_accessibility import Inspected

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LONG_TEXT = "What happened"
Open = Callable[..., AtTheDoor]


@pytest.fixture(scope="module")
def fresh(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedForReal]:
    """A workspace that was started for the first time."""
    served = ServedForReal(tmp_path_factory.mktemp("real") / "workspace")
    served.start()
    yield served
    served.stop()


@pytest.fixture
def open_tab(browser: Browser, fresh: ServedForReal) -> Iterator[Open]:
    contexts: list[BrowserContext] = []

    def opened(*, beside: AtTheDoor | None = None) -> AtTheDoor:
        if beside is None:
            contexts.append(browser.new_context(**screen("desktop")))
            contexts[-1].set_default_timeout(PATIENCE)
        context = beside.page.context if beside else contexts[-1]
        return AtTheDoor(context.new_page(), fresh.base)

    yield opened
    for context in contexts:
        context.close()
    fresh.set_clock(timedelta())


@pytest.fixture(scope="module")
def real(fresh: ServedForReal, browser: Browser) -> ServedForReal:
    """The same with its first admin, and a team."""
    page = browser.new_context(**screen("desktop")).new_page()
    inspected = Inspected(AtTheDoor(page, fresh.base))
    page.goto(fresh.base + fresh.setup_path())
    inspected.look("setting up")
    tab = AtTheDoor(page, fresh.base)
    tab.set_up(fresh.setup_path())
    tab.is_on("Admin")
    page.context.close()
    assert inspected.found == []
    fresh.call("team", "add", "Billing")
    return fresh


@pytest.fixture
def agent(real: ServedForReal, open_tab: Open) -> Callable[[str], AtTheDoor]:
    """Adds an agent, who comes in by their invitation."""

    def come_in(login: str, *, own: bool = False) -> AtTheDoor:
        name = login.capitalize()
        real.call("person", "add", login, "--name", name, "--role", "agent", "--team", "Billing")
        tab = open_tab()
        tab.choose_password(real.link_for(login), own=own)
        tab.is_on("Reflect")
        tab.settle()
        return tab

    return come_in


def test_the_first_admin_sets_up_signs_out_and_comes_in_again(
    real: ServedForReal, open_tab: Open
) -> None:
    tab = open_tab()
    tab.page.goto(real.base)
    tab.heading("Sign in")
    inspected = Inspected(tab)
    inspected.look("the door")
    tab.sign_in("ada", "not the right words")
    tab.sees("This login and password do not belong together.")
    inspected.look("the door, with a problem")
    tab.sign_in("ada")
    tab.is_on("Admin")
    tab.settle()
    tab.sign_out()
    assert inspected.found == []


def test_a_set_up_link_opens_once(real: ServedForReal, open_tab: Open) -> None:
    tab = open_tab()
    for path in (real.setup_path(), "/setup/guessed", "/invited/guessed", "/reset/guessed"):
        tab.page.goto(real.base + path)
        tab.heading("This link leads nowhere")


def test_a_cookie_that_was_copied_opens_nothing_after_signing_out(
    agent: Callable[[str], AtTheDoor], open_tab: Open
) -> None:
    tab = agent("cora")
    stolen = [c for c in tab.page.context.cookies() if c["name"] in ("sid", "device")]
    assert len(stolen) == 2
    thief = open_tab()
    thief.page.context.add_cookies(stolen)  # type: ignore[arg-type]
    thief.page.goto(thief.base)
    thief.is_on("Reflect")
    tab.sign_out()
    thief.page.goto(thief.base)
    thief.heading("Sign in")


def test_signing_out_ends_every_tab_at_its_next_rerun(
    agent: Callable[[str], AtTheDoor], open_tab: Open
) -> None:
    first = agent("tom")
    second = open_tab(beside=first)
    second.page.goto(second.base)
    second.is_on("Reflect")
    second.settle()
    first.sign_out()
    second.chip("Where did it end?", "Resolved").click()
    second.sees("You are signed out. What you kept or saved is safe.")
    second.does_not_see("Where did it end?")


def test_a_shared_device_is_locked_after_ten_idle_minutes_and_keeps_what_was_written(
    agent: Callable[[str], AtTheDoor], real: ServedForReal
) -> None:
    tab = agent("ivy")
    tab.page.clock.install()
    tab.reload()
    tab.answer_three()
    tab.open_row(LONG_TEXT)
    tab.write(LONG_TEXT, "Written before the break.")
    real.set_clock(timedelta(minutes=11))
    tab.page.clock.fast_forward(11 * 60_000)
    tab.sees("Locked after 10 idle minutes. What you wrote is kept.")
    tab.does_not_see("Written before the break.")
    tab.sign_in("ivy")
    tab.is_on("Reflect")
    tab.page.get_by_role("link", name="Go on with the draft kept").click()
    tab.has_answers(QUICK)


def test_a_locked_tab_whose_script_does_not_run_is_locked_at_its_next_rerun(
    agent: Callable[[str], AtTheDoor], real: ServedForReal
) -> None:
    tab = agent("max")
    tab.page.route("**/here", lambda route: route.abort())
    real.set_clock(timedelta(minutes=11))
    tab.chip("Where did it end?", "Resolved").click()
    tab.sees("Locked after 10 idle minutes. What you wrote is kept.")


def test_a_device_of_ones_own_is_not_locked(
    agent: Callable[..., AtTheDoor], real: ServedForReal
) -> None:
    tab = agent("una", own=True)
    real.set_clock(timedelta(hours=7))
    tab.answer("Where did it end?", "Resolved")
    tab.sees("Draft kept")


def test_a_private_page_is_hidden_at_once_and_nothing_is_lost(
    agent: Callable[[str], AtTheDoor],
) -> None:
    tab = agent("hal")
    tab.open_row(LONG_TEXT)
    tab.field(LONG_TEXT).fill("Half a sentence that nobody")
    tab.press("Hide now")
    expect(tab.page.get_by_role("heading", name="Hidden")).to_be_visible()
    expect(tab.field(LONG_TEXT)).not_to_be_visible()
    assert tab.page.title() == "Hidden"
    inspected = Inspected(tab)
    inspected.look("hidden")
    tab.press("Show again")
    expect(tab.field(LONG_TEXT)).to_have_value("Half a sentence that nobody")
    tab.sees("Draft kept")
    assert inspected.found == []


def test_a_second_factor_is_read_from_the_page_and_asked_for(
    agent: Callable[[str], AtTheDoor], real: ServedForReal
) -> None:
    tab = agent("zoe")
    inspected = Inspected(tab)
    tab.page.goto(f"{tab.base}/account")
    inspected.look("my account")
    secret = tab.page.locator("code").inner_text()
    tab.page.get_by_label("Code that the app shows now").fill(pyotp.TOTP(secret).now())
    tab.page.get_by_label("Your password").fill(PASSWORD)
    tab.press("Add second factor")
    tab.heading("Recovery codes")
    inspected.look("recovery codes")
    recovery = tab.page.locator("li").first.inner_text()
    tab.sign_in("zoe")
    tab.heading("One more step")
    inspected.look("one more step")
    tab.page.get_by_label("Code from the app").fill(recovery)
    tab.press("Sign in")
    tab.is_on("Reflect")
    tab.page.goto(tab.base + real.link_for("zoe"))
    tab.heading("A new password")
    inspected.look("a new password")
    assert inspected.found == []
