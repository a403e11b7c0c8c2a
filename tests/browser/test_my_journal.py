"""My journal: drafts first, and an entry opened, changed and deleted by its author."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import NewTab
from tests.browser.driving import Tab


def test_a_draft_leads_my_journal_and_leads_back_to_itself(new_tab: NewTab) -> None:
    tab = new_tab("phone")
    tab.enter("nina", "Reflect")
    tab.answer("What set it off?", "Waiting")
    tab.open_page("My journal")
    headings = tab.page.get_by_role("heading", level=2)
    expect(headings).to_have_text(["Drafts", "Entries"])
    tab.press("Go on")
    tab.is_on("Reflect")
    tab.has_answers({"What set it off?": "Waiting"})


def test_an_entry_is_opened_changed_and_deleted_by_its_author(new_tab: NewTab) -> None:
    tab = new_tab()
    tab.enter("callum", "Reflect")
    write_with_promise_and_check_in(tab)
    tab.press("Done")
    entry = tab.open_newest_entry()
    tab.sees("Told in the first version.")

    tab.press("Change it")
    tab.is_on("Reflect")
    tab.sees("You are changing an entry. What it said stays until you save.")
    tab.answer("Where did it end?", "Unresolved")
    tab.write("What happened", "Told in the second version.")
    tab.go(f"/journal?entry={entry}")
    tab.sees("Told in the first version.")
    tab.sees("A change to this entry is kept as a draft.")
    delete(tab, "the entry, its check-in, its promise and the draft of a change", sure=False)

    tab.press("Change it")
    tab.save()
    tab.press("Done")
    assert tab.open_newest_entry() == entry
    tab.sees("Told in the second version.")
    tab.sees(", changed today")

    delete(tab, "the entry, its check-in and its promise", sure=True)
    tab.sees("Deleted. For 30 days you can bring it back")
    tab.does_not_see("Told in the second version.")
    tab.go(f"/journal?entry={entry}")
    tab.sees("This entry is not there.")


def write_with_promise_and_check_in(tab: Tab) -> None:
    tab.answer_three()
    tab.open_row("What happened")
    tab.write("What happened", "Told in the first version.")
    tab.open_row("I promised something")
    tab.write("What did you promise?", "Send the letter again")
    tab.answer("By when?", "Tomorrow")
    tab.answer("How will you keep it?", "Message")
    tab.save()
    tab.answer("How are you after that one?", "Good")
    tab.sees("Kept.")


def delete(tab: Tab, what_goes: str, *, sure: bool) -> None:
    """Asks to delete the open entry; the question names what goes."""
    tab.press("Delete")
    dialog = tab.page.get_by_role("dialog")
    expect(
        dialog.get_by_text(f"This deletes {what_goes}. For 30 days only you can bring it back")
    ).to_be_visible()
    if sure:
        dialog.get_by_role("button", name="Delete it").click()
    else:
        tab.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
