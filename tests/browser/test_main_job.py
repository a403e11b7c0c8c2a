"""The main job: an encounter is put down after the shift, and the team's week counts it."""

from __future__ import annotations

import re
import secrets
import string

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
    tab = new_tab(size)
    tab.enter("sam", "Trends")
    before = entries_this_week(tab)

    tab.enter_as_somebody_else("ana", "Reflect")
    tab.answer_three()
    tab.reload()
    tab.has_answers(QUICK)
    tab.sees("not counted yet")
    text = promise_and_tell(tab)
    tab.field("What happened").press_sequentially("One more word, and saved at once.")
    tab.save()
    tab.sees("1 promise written down with it.")
    check_in(tab)
    entry = open_in_journal(tab, text)

    tab.enter_as_somebody_else("ben", "Reflect")
    tab.go(f"/journal?entry={entry}")
    tab.sees("This entry is not there.")
    tab.does_not_see("Shaken")

    tab.enter_as_somebody_else("sam", "Trends")
    assert entries_this_week(tab) == before + 1


def promise_and_tell(tab: Tab) -> str:
    """A promise, and a text that is kept while it is written and survives a reload."""
    tab.open_row("I promised something")
    tab.write("What did you promise?", "Call back about the second invoice")
    tab.answer("By when?", "Tomorrow")
    tab.answer("How will you keep it?", "Call")
    word = "".join(secrets.choice(string.ascii_lowercase) for _ in range(12))
    text = f"The same invoice came twice, said {word}. " + "Nobody could say why. " * 200
    tab.open_row("What happened")
    tab.write("What happened", text)
    expect(tab.field("What happened")).to_be_focused()
    tab.reload()
    expect(tab.field("What happened")).to_have_value(text)
    expect(tab.field("What did you promise?")).to_have_value("Call back about the second invoice")
    expect(tab.chip("By when?", "Tomorrow")).to_be_checked()
    return text


def check_in(tab: Tab) -> None:
    tab.answer("How are you after that one?", "Heavy")
    with tab.wire.one_run():
        tab.page.get_by_role("button", name="Shaken").click()
    tab.sees("Kept.")


def open_in_journal(tab: Tab, text: str) -> str:
    """Finds the entry in My journal, with its check-in; returns the id in the address."""
    tab.press("Done")
    tab.is_on("My journal")
    tab.sees(text[:60])
    entry = tab.open_newest_entry()
    tab.sees("One more word, and saved at once.")
    tab.sees("Call back about the second invoice (open)")
    expect(tab.chip("How are you after that one?", "Heavy")).to_be_checked()
    return entry
