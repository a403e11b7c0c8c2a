"""Somebody who writes entry after entry, and knows what the page said when the server died."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from random import Random

from playwright.sync_api import Page, expect

from journal.ids import new_id
from tests.browser.at_the_door import AtTheDoor
from tests.browser.driving import QUICK
from tests.faults.at_work import LETTERS

LONG_TEXT = "What happened"
LONG = 300
SAVED = re.compile(r"^Saved \d\d:\d\d( already, and nothing was changed since.*)?$")
"""The second where the server had saved it and died before it could say so."""
Step = Callable[[], None]
TAPS = 4
SOON = 5000
"""Milliseconds."""


@dataclass
class Said:
    """What pages said, and what was typed into them."""

    saved: dict[str, str] = field(default_factory=dict)
    """The text of an entry of which a page said that it is saved."""
    kept: dict[str, str] = field(default_factory=dict)
    """The text that the server had handed out to a page as kept, of an entry not yet saved."""
    typed: set[str] = field(default_factory=set)


class WritingOn(AtTheDoor):
    """One person in one tab."""

    def __init__(self, page: Page, base: str, said: Said, chance: Random) -> None:
        super().__init__(page, base)
        self.said, self.chance = said, chance
        self.entry_id = self.text = ""

    def begins(self) -> None:
        self.entry_id, self.text = new_id(), ""
        self.go(f"/reflect?draft={self.entry_id}")

    def steps(self) -> Iterator[tuple[Step, Step]]:
        """How an entry is written: what is done at each step, and how it is waited for."""
        for question, word in QUICK.items():
            yield self.chip(question, word).click, partial(self.is_answered, question, word)
        yield partial(self.open_row, LONG_TEXT), self.has_the_row_open
        for _ in range(self.chance.randint(1, 3)):
            yield self.types, self.is_told_that_it_is_kept
        yield self.presses_save, self.is_told_that_it_is_saved

    def is_answered(self, question: str, word: str) -> None:
        chip = self.chip(question, word)
        self.makes_sure(partial(expect(chip).to_be_checked, timeout=SOON), partial(self.tap, chip))

    def has_the_row_open(self) -> None:
        shows = partial(expect(self.field(LONG_TEXT)).to_be_visible, timeout=SOON)
        self.makes_sure(shows, partial(self.open_row, LONG_TEXT))

    def makes_sure(self, shows: Step, taps: Step) -> None:
        """Taps where the page was drawn anew between a press and its release; only once what comes
        of it had time to show, as a second tap takes the first one back."""
        for _ in range(TAPS):
            self.settle()
            with suppress(AssertionError):
                return shows()
            taps()
        return shows()

    def types(self) -> None:
        self.wire.frames.clear()
        self.text = f"{self.text} {''.join(self.chance.choices(LETTERS, k=LONG))}".strip()
        self.said.typed.add(self.text)
        self.field(LONG_TEXT).fill(self.text)

    def presses_save(self) -> None:
        self.settle()
        self.press("Save entry")

    def is_told_that_it_is_kept(self) -> None:
        self.wire.wait(self.looks_whether_it_is_kept)

    def is_told_that_it_is_saved(self) -> None:
        expect(self.page.get_by_text(SAVED)).to_be_visible()
        self.looks_what_is_said()

    def looks_whether_it_is_kept(self) -> bool:
        handed_out = json.dumps(self.text).encode()
        if is_kept := any(handed_out in frame for frame in self.wire.frames):
            self.said.kept[self.entry_id] = self.text
        return is_kept

    def looks_what_is_said(self) -> None:
        """Takes down what the page says now, be the server there or not."""
        if self.text:
            self.looks_whether_it_is_kept()
        if self.page.get_by_text(SAVED).is_visible():
            self.said.saved[self.entry_id] = self.text
            self.said.kept.pop(self.entry_id, None)

    def finds_it_again(self) -> None:
        """The text is where it was when the server went, on the page or saved."""
        if self.text and self.entry_id not in self.said.saved:
            expect(self.field(LONG_TEXT)).to_have_value(self.text)

    def ends_the_entry(self) -> None:
        """Does what is still to be done of it."""
        if self.entry_id in self.said.saved:
            return
        for question, word in QUICK.items():
            self.is_answered(question, word)
        self.has_the_row_open()
        if not self.text:
            self.types()
            self.is_told_that_it_is_kept()
        self.presses_save()
        self.is_told_that_it_is_saved()
