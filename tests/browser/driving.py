"""What people do in a browser tab, in the words of the page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

try:
    from playwright.sync_api import Locator, Page, WebSocket, expect
except ImportError:
    if os.environ.get("CI") == "true":
        raise
    pytest.skip("playwright is not installed", allow_module_level=True)

PATIENCE = 30_000
"""Milliseconds; other tests keep the machine busy."""
SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 900}}
QUICK = {"Where did it end?": "Resolved", "Did you pass it on?": "No", "What set it off?": "Billing"}
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


def chromium() -> str | None:
    """Where the browser is: the one that CHROMIUM names, or the system's."""
    named = os.environ.get("CHROMIUM")
    return shutil.which(named) if named else shutil.which("chromium")


class Tab:
    """A tab, who is in it, and what they do there."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base
        self.socket: WebSocket | None = None
        self.dialogs: list[str] = []
        page.on("websocket", self._connected)
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def _connected(self, socket: WebSocket) -> None:
        self.socket = socket

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

    @contextmanager
    def one_run(self) -> Iterator[None]:
        """Waits for the server to have carried out what is done inside."""
        self.settle()
        assert self.socket is not None
        with self.socket.expect_event("framereceived", is_finished, timeout=PATIENCE):
            yield

    def chip(self, question: str, word: str) -> Locator:
        group = self.page.get_by_role("radiogroup", name=question, exact=True)
        return group.get_by_role("radio", name=word, exact=True)

    def answer(self, question: str, word: str) -> None:
        chip = self.chip(question, word)
        with self.one_run():
            chip.click()
        expect(chip).to_be_checked()

    def answer_three(self) -> None:
        for question, word in QUICK.items():
            self.answer(question, word)

    def has_answers(self, answers: dict[str, str]) -> None:
        for question, word in answers.items():
            expect(self.chip(question, word)).to_be_checked()

    def open_row(self, title: str) -> None:
        with self.one_run():
            self.page.get_by_text(title, exact=True).first.click()

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(label)

    def write(self, label: str, text: str) -> None:
        """Types into a long text and goes on resting in it: nothing is left or pressed."""
        with self.one_run():
            self.field(label).fill(text)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def save(self) -> None:
        self.press("Save entry")
        self.sees("Saved ")

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()

    def does_not_see(self, text: str) -> None:
        """Call when something else has shown that the page is complete."""
        expect(self.page.get_by_text(text)).to_have_count(0)


def is_finished(frame: bytes | str) -> bool:
    """Whether a frame from the server says that a run of the script came to its end."""
    if isinstance(frame, str):
        return False
    message = ForwardMsg.FromString(frame)
    return message.WhichOneof("type") == "script_finished" and message.script_finished in (
        ForwardMsg.FINISHED_SUCCESSFULLY,
        ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
    )
