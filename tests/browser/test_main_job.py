"""The main job: an encounter is put down after the shift, and the team's week counts it."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewTab
from tests.browser.driving import QUICK, Tab

THIS_WEEK = re.compile(r"([\d,]+) entr(?:y|ies) this week")


def entries_this_week(tab: Tab) -> int:
    told = tab.page.get_by_text("this week").inner_text()
    found = THIS_WEEK.search(told)
    assert found is not None, told
    return int(found[1].replace(",", ""))


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_an_entry_is_kept_from_its_first_answer_and_counts_once_when_saved(
    new_tab: NewTab, size: str
) -> None:
    sam = new_tab(size)
    sam.enter("sam", "Trends")
    before = entries_this_week(sam)

    ana = new_tab(size)
    ana.enter("ana", "Reflect")
    ana.answer_three()
    ana.reload()
    ana.has_answers(QUICK)
    ana.sees("not counted yet")
    text = promise_and_tell(ana)
    ana.field("What happened").press_sequentially("One more word, and saved at once.")
    ana.save()
    ana.sees("1 promise written down with it.")
    check_in(ana)
    entry = open_in_journal(ana, text)

    ben = new_tab(size)
    ben.enter("ben", "Reflect")
    ben.go(f"/journal?entry={entry}")
    ben.sees("This entry is not there.")
    ben.does_not_see("Shaken")

    ana.page.get_by_role("link", name="Be somebody else").click()
    ana.page.locator('button[value="sam"]').click()
    ana.is_on("Trends")
    assert entries_this_week(ana) == before + 1


def promise_and_tell(ana: Tab) -> str:
    """A promise, and a text that is kept while it is written and survives a reload."""
    ana.open_row("I promised something")
    ana.write("What did you promise?", "Call back about the second invoice")
    ana.answer("By when?", "Tomorrow")
    text = f"The same invoice came twice. {uuid4()} " + "Nobody could say why. " * 200
    ana.open_row("What happened")
    ana.write("What happened", text)
    expect(ana.field("What happened")).to_be_focused()
    ana.reload()
    expect(ana.field("What happened")).to_have_value(text)
    expect(ana.field("What did you promise?")).to_have_value("Call back about the second invoice")
    expect(ana.chip("By when?", "Tomorrow")).to_be_checked()
    return text


def check_in(ana: Tab) -> None:
    ana.answer("How are you after that one?", "Heavy")
    with ana.wire.one_run():
        ana.page.get_by_role("button", name="Shaken").click()
    ana.sees("Kept.")


def open_in_journal(ana: Tab, text: str) -> str:
    """Finds the entry in My journal, with its check-in; returns the id in the address."""
    ana.press("Done")
    ana.is_on("My journal")
    ana.sees(text[:60])
    entry = ana.open_newest_entry()
    ana.sees("One more word, and saved at once.")
    ana.sees("Call back about the second invoice (open)")
    expect(ana.chip("How are you after that one?", "Heavy")).to_be_checked()
    return entry
