"""What people do in a browser tab, in the words of the page."""

from __future__ import annotations

import os
import re
import shutil
from typing import Any

import pytest

try:
    from playwright.sync_api import Locator, Page, ViewportSize, expect

    from tests.browser.wire import Wire
except ImportError:
    if os.environ.get("CI") == "true":
        raise
    pytest.skip("playwright is not installed", allow_module_level=True)

PATIENCE = 60_000
"""Milliseconds; other tests keep the machine busy."""
SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 390, "height": 844},
    "desktop": {"width": 1280, "height": 900},
}
# Streamlit closes its menu after a choice where the browser says that it is a phone's.
A_PHONES = (
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/156.0.0.0 Mobile Safari/537.36"
)
QUICK = {
    "Where did it end?": "Resolved",
    "Did you pass it on?": "No",
    "What set it off?": "Billing",
}
SAVED = re.compile(r"^Saved \d\d:\d\d$")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
expect.set_options(timeout=PATIENCE)


def screen(size: str) -> dict[str, Any]:
    """What makes a browser context a phone's or a desktop's."""
    if size == "phone":
        phone = {"has_touch": True, "is_mobile": True, "user_agent": A_PHONES}
        return {"viewport": SIZES[size], "reduced_motion": "reduce", **phone}
    return {"viewport": SIZES[size], "reduced_motion": "reduce"}


def chromium() -> str | None:
    """Where the browser is: the one that CHROMIUM names, or the system's."""
    named = os.environ.get("CHROMIUM")
    return shutil.which(named) if named else shutil.which("chromium")


class Tab:
    """A tab, who is in it, and what they do there."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base
        self.wire = Wire(page)
        self.dialogs: list[str] = []
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def go(self, path: str) -> None:
        self.page.goto(self.base + path)
        self.settle()

    def reload(self) -> None:
        self.page.reload()
        self.settle()

    def settle(self) -> None:
        """Waits until the page is connected and its script has run."""
        self.page.locator(
            '[data-testid="stApp"][data-test-script-state="notRunning"]'
            '[data-test-connection-state="CONNECTED"]'
        ).wait_for()

    def enter(self, login: str, screen: str) -> None:
        """Comes in by the demo's door as somebody, and stands before their first screen."""
        self.page.goto(f"{self.base}/demo")
        self.choose_at_the_door(login, screen)

    def enter_as_somebody_else(self, login: str, screen: str) -> None:
        self.page.get_by_role("link", name="Be somebody else").click()
        self.choose_at_the_door(login, screen)

    def choose_at_the_door(self, login: str, screen: str) -> None:
        button = self.page.locator(f'button[value="{login}"]')
        if not button.is_visible():
            self.page.get_by_text("Everybody else").click()
        button.click()
        self.is_on(screen)
        self.settle()

    def is_on(self, screen: str) -> None:
        expect(self.page.get_by_role("heading", level=1, name=screen)).to_be_visible()

    def open_page(self, name: str) -> None:
        """By the navigation, which a phone keeps folded."""
        link = self.page.get_by_role("link", name=name, exact=True)
        unfold = self.page.get_by_role("button", name="Expand sidebar")
        if unfold.is_visible():
            unfold.click()
        link.click()
        self.is_on(name)
        self.settle()

    def chip(self, question: str, word: str) -> Locator:
        group = self.page.get_by_role("radiogroup", name=question, exact=True)
        return group.get_by_role("radio", name=word, exact=True)

    def answer(self, question: str, word: str) -> None:
        chip = self.chip(question, word)
        self.tap(chip)
        expect(chip).to_be_checked()

    def tap(self, target: Locator) -> None:
        """Taps until the server is told of it, as people do: what is drawn anew between the press
        and the release takes the tap with it. Waits until the server has answered."""
        self.settle()
        with self.wire.one_run():
            target.click()
            if not self.wire.is_sent():
                target.click()

    def answer_three(self) -> None:
        for question, word in QUICK.items():
            self.answer(question, word)

    def has_answers(self, answers: dict[str, str]) -> None:
        for question, word in answers.items():
            expect(self.chip(question, word)).to_be_checked()

    def open_row(self, title: str) -> None:
        self.tap(self.page.get_by_text(title, exact=True).first)

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(label)

    def write(self, label: str, text: str) -> None:
        """Types into a long text and goes on resting in it: nothing is left or pressed."""
        with self.wire.echo(text):
            self.field(label).fill(text)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def open_newest_entry(self) -> str:
        """From My journal; returns the id in the address."""
        self.press_first("Open")
        expect(self.page).to_have_url(re.compile(r"entry=.+"))
        self.sees("Back to my journal")
        self.settle()
        return self.page.url.partition("entry=")[2]

    def press_first(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def save(self) -> None:
        self.press("Save entry")
        self.is_saved()

    def is_saved(self) -> None:
        expect(self.page.get_by_text(SAVED)).to_be_visible()

    def is_not_saved(self) -> None:
        """Call when the page has told why."""
        expect(self.page.get_by_text(SAVED)).to_have_count(0)

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()

    def does_not_see(self, text: str) -> None:
        """Call when something else has shown that the page is complete."""
        expect(self.page.get_by_text(text)).to_have_count(0)
