"""Somebody who writes, saves and looks around beside somebody else, as chance has it.

An action does something, and waits for the answer in a second step: between the two the other
person does something too, so that both are under way at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from playwright.sync_api import Page, expect

from journal.ids import new_id
from tests.browser.driving import QUICK, Tab
from tests.browser.overhearing import Overhearing

LONG_TEXT = "What happened"
STAYS = 0.9
"""How likely somebody who writes goes on with it."""
Action = Callable[[], Iterator[None]]


@dataclass
class Written:
    """A draft as its author knows it."""

    draft_id: str
    missing: list[str] = field(default_factory=lambda: list(QUICK))
    """Questions that are not answered yet."""
    text: str = ""
    row_is_open: bool = False


class Beside(Tab):
    """One of the two people, with the mark that all their texts carry."""

    def __init__(self, page: Page, base: str, mark: str, chance: Random) -> None:
        super().__init__(page, base)
        self.overhearing = Overhearing(page)
        self.mark = mark
        self.chance = chance
        self.is_supervisor = False
        self.other = self
        self.drafts: list[Written] = []
        self.entries: list[Written] = []
        self.writing: Written | None = None
        """The draft on the page."""
        self.texts = 0

    def next_action(self) -> Action:
        """One of those that can be done where this person is, writing above all."""
        possible: list[Action] = [self.begins, self.turns_to_the_journal]
        if self.is_supervisor:
            possible.append(self.looks_at_trends)
        if self.entries:
            possible.append(self.opens_an_entry)
        if any(draft.text for draft in self.drafts):
            possible.append(self.goes_on)
        if self.other.entries:
            possible.append(self.opens_an_entry_of_the_other)
        if self.other.drafts:
            possible += [self.looks_into_a_draft_of_the_other, self.writes_into_it]
        stays = self.writing is not None and self.chance.random() < STAYS
        return self.chance.choice(self.while_writing() if stays else possible)

    def while_writing(self) -> list[Action]:
        draft = self.writing
        assert draft is not None
        row: Action = self.writes if draft.row_is_open else self.opens_the_row
        if draft.missing:
            return [*[self.answers_one, row] * 3, self.reloads]
        return [*[self.saves, row, row] * 2, self.reloads] if draft.text else [row]

    def visits(self, path: str, screen: str) -> Iterator[None]:
        self.writing = None
        self.page.goto(self.base + path, wait_until="commit")
        yield
        self.is_on(screen)
        self.settle()

    def begins(self) -> Iterator[None]:
        draft = Written(new_id())
        yield from self.visits(f"/reflect?draft={draft.draft_id}", "Reflect")
        self.sees("Nothing is kept before your first answer.")
        self.writing = draft

    def goes_on(self) -> Iterator[None]:
        draft = self.chance.choice([draft for draft in self.drafts if draft.text])
        yield from self.visits(f"/reflect?draft={draft.draft_id}", "Reflect")
        self.writing = draft
        self.is_as_it_was_left(draft)

    def reloads(self) -> Iterator[None]:
        assert self.writing is not None
        self.page.reload(wait_until="commit")
        yield
        self.is_on("Reflect")
        self.settle()
        self.is_as_it_was_left(self.writing)

    def is_as_it_was_left(self, draft: Written) -> None:
        answered = {question: QUICK[question] for question in QUICK.keys() - draft.missing}
        self.has_answers(answered)
        draft.row_is_open = bool(draft.text)
        if draft.text:
            expect(self.field(LONG_TEXT)).to_have_value(draft.text)

    def answers_one(self) -> Iterator[None]:
        assert self.writing is not None
        question = self.writing.missing.pop()
        yield from self.taps_on(question)
        expect(self.chip(question, QUICK[question])).to_be_checked()
        self.is_kept(self.writing)

    def taps_on(self, question: str) -> Iterator[None]:
        chip = self.chip(question, QUICK[question])
        with self.wire.one_run():
            chip.click()
            yield
            if not self.wire.is_sent():
                chip.click()

    def opens_the_row(self) -> Iterator[None]:
        assert self.writing is not None
        yield
        self.open_row(LONG_TEXT)
        self.writing.row_is_open = True

    def writes(self) -> Iterator[None]:
        assert self.writing is not None
        self.texts += 1
        text = f"{self.mark} wrote this, their text number {self.texts}."
        with self.wire.echo(text):
            self.field(LONG_TEXT).fill(text)
            yield
        self.writing.text = text
        self.is_kept(self.writing)

    def is_kept(self, draft: Written) -> None:
        if draft not in self.drafts:
            self.drafts.append(draft)

    def saves(self) -> Iterator[None]:
        assert self.writing is not None
        self.press("Save entry")
        yield
        self.is_saved()
        self.settle()
        self.drafts.remove(self.writing)
        self.entries.append(self.writing)
        self.writing = None

    def turns_to_the_journal(self) -> Iterator[None]:
        self.writing = None
        self.page.get_by_role("link", name="My journal", exact=True).click()
        yield
        self.is_on("My journal")
        self.settle()

    def looks_at_trends(self) -> Iterator[None]:
        self.writing = None
        self.page.get_by_role("link", name="Trends", exact=True).click()
        yield
        self.is_on("Trends")
        self.sees("this week")
        self.settle()

    def opens_an_entry(self) -> Iterator[None]:
        entry = self.chance.choice(self.entries)
        yield from self.visits(f"/journal?entry={entry.draft_id}", "My journal")
        self.sees(entry.text)

    def opens_an_entry_of_the_other(self) -> Iterator[None]:
        entry = self.chance.choice(self.other.entries)
        yield from self.visits(f"/journal?entry={entry.draft_id}", "My journal")
        self.sees("This entry is not there.")

    def looks_into_a_draft_of_the_other(self) -> Iterator[None]:
        draft = self.chance.choice(self.other.drafts)
        yield from self.visits(f"/reflect?draft={draft.draft_id}", "Reflect")
        self.sees("Nothing is kept before your first answer.")

    def writes_into_it(self) -> Iterator[None]:
        yield from self.looks_into_a_draft_of_the_other()
        yield from self.taps_on("What set it off?")
        self.sees("Not kept: This is somebody else's.")
