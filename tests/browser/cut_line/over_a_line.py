"""What somebody does whose line may be cut, and what their browser holds."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.at_the_door import AtTheDoor
from tests.browser.line import ServedOverALine

LONG_TEXT = "What happened"
HALF = "He had waited for three"
WHOLE = "He had waited for three weeks, and nobody had called him back."
ON_DEVICE = "No connection. What you type is kept on this device until it returns."
ON_SCREEN = "No connection. What you type is only on this screen; don't close it."
ALONE = "Connection is back."
BACK = "Connection is back. Draft kept"
# Everything that a page can keep in a browser, as one text.
STORED = """async () => {
    const kept = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    kept.push(JSON.stringify(await indexedDB.databases()), document.cookie);
    for (const name of await caches.keys()) {
        kept.push(name);
        for (const asked of await (await caches.open(name)).keys()) kept.push(asked.url);
    }
    return kept.join(' ');
}"""
Open = Callable[..., "OverALine"]
Agent = Callable[..., "OverALine"]


class OverALine(AtTheDoor):
    """A tab of somebody whose line may be cut."""

    draft = ""

    def begin(self, text: str) -> None:
        self.answer_three()
        self.answer("How did it reach you?", "Phone")
        self.open_row(LONG_TEXT)
        self.write(LONG_TEXT, text)
        self.sees("Draft kept")

    def go_on(self, text: str) -> None:
        """Types key by key at the end of what stands there."""
        self.field(LONG_TEXT).press("Control+End")
        self.page.keyboard.type(text)

    def is_told(self, sentence: str) -> None:
        expect(self.page.get_by_role("status").filter(has_text=sentence)).to_be_visible()

    def is_cut_and_back(self, real: ServedOverALine) -> None:
        """Without a word typed meanwhile, so that nothing is said of one."""
        real.line.cut()
        self.is_told("No connection.")
        real.line.mend()
        is_back = re.compile("^Connection is back")
        expect(self.page.get_by_role("status").filter(has_text=is_back)).to_have_text(ALONE)

    def says(self, text: str) -> None:
        expect(self.field(LONG_TEXT)).to_have_value(text)

    def stored(self) -> str:
        found: str = self.page.evaluate(STORED)
        return found

    def holds(self, text: str) -> None:
        self.wire.wait(lambda: text in self.stored())

    def holds_nothing(self) -> None:
        self.wire.wait(lambda: HALF not in self.stored())

    def writes_while_cut(self, real: ServedOverALine) -> None:
        """Leaves half a sentence on the server and the whole one on the page."""
        self.begin(HALF)
        real.line.cut()
        self.is_told("No connection.")
        self.go_on(WHOLE.removeprefix(HALF))


def left_in_the_browser(tab: OverALine, real: ServedOverALine, open_tab: Open) -> OverALine:
    """Another tab in the browser of somebody whose tab went while the line was cut."""
    tab.writes_while_cut(real)
    tab.holds(WHOLE)
    beside = open_tab(beside=tab)
    beside.draft = tab.page.url.partition("draft=")[2]
    tab.page.close()
    real.line.mend()
    return beside
