"""The server is killed with -9 while two people write: what a page said is saved is saved, what it
said is kept is kept, and what stood in a field when the server died is there when it is back.

`make test` kills it a few times, `make test-long` many; the counts are printed at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.browser.served_for_real import ServedForReal
from tests.browser.two_writers import WRITERS, come_in, served
from tests.browser.writing_on import Said, WritingOn
from tests.faults.killing import of, opened_copy

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["served"]
MOST_STEPS = 9
LONGEST = 300
"""Milliseconds from the last press to the kill."""
Records = Callable[[str, object], None]


def work_until_the_kill(tabs: list[WritingOn], served: ServedForReal, chance: Random) -> None:
    """Both write, step by step; at a step that chance names nobody waits for what comes of it, and
    the server dies."""
    under_way = []
    for tab in tabs:
        tab.begins()
        steps = list(tab.steps())
        last = min(chance.randint(0, MOST_STEPS), len(steps) - 1)
        for does, waits in steps[:last]:
            does()
            waits()
        under_way.append(steps[last][0])
    for does in under_way:
        does()
    tabs[0].page.wait_for_timeout(chance.uniform(0, LONGEST))
    served.kill()
    for tab in tabs:
        tab.looks_what_is_said()


def look_at_what_is_left(served: ServedForReal, said: Said) -> None:
    with opened_copy(served.folder, served.folder.with_name("copy")) as store:
        texts = of(store, "select entry_id as id, what_happened as said from kept.entries")
        drafts = of(store, "select draft_id as id, answers as said from kept.drafts")
    for entry_id, text in said.saved.items():
        assert texts.get(entry_id) == text, "an entry that a page said is saved is not"
    for entry_id, text in said.kept.items():
        is_kept = text in drafts.get(entry_id, "") or text in texts.get(entry_id, "")
        assert is_kept, "a text that a page was told is kept is not"
    assert {text for text in texts.values() if text} <= said.typed, "a text is torn"


def killed_again_and_again(
    browser: Browser, served: ServedForReal, kills: int, record: Records
) -> int:
    """How many texts stood as kept and were not saved when the server died."""
    said, chance = Said(), Random(kills)
    tabs = come_in(browser, served, said, chance, *WRITERS)
    stood_as_kept = 0
    for number in range(kills):
        work_until_the_kill(tabs, served, chance)
        stood_as_kept += sum(tab.entry_id in said.kept for tab in tabs)
        look_at_what_is_left(served, said)
        served.start()
        tabs[number % len(tabs)].page.reload()  # the other one stays open, and finds it by itself
        for tab in tabs:
            tab.settle()
            tab.finds_it_again()
            tab.ends_the_entry()
    served.call("check")
    assert len(said.saved) == kills * len(WRITERS)
    record(
        "fault",
        f"server killed while two people wrote: {kills} kills, {len(said.saved)} entries saved, "
        f"{len(said.typed)} texts typed, {stood_as_kept} kept and not saved when it died; nothing "
        "that a page said was lost",
    )
    return stood_as_kept


def test_a_server_that_is_killed_has_lost_nothing_that_a_page_said(
    browser: Browser, served: ServedForReal, record_property: Records
) -> None:
    killed_again_and_again(browser, served, 2, record_property)


@pytest.mark.long
def test_a_server_that_is_killed_again_and_again_has_lost_nothing_that_a_page_said(
    browser: Browser, served: ServedForReal, record_property: Records
) -> None:
    # By this seed one is killed with a text kept and the next one under way, whatever the pace.
    assert killed_again_and_again(browser, served, 8, record_property) >= 1
