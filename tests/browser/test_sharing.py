"""Two people side by side: what one shares the other reads, and nothing besides."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewTab
from tests.browser.driving import Tab

TOLD = "The wardrobe came without its doors."
PRIVATE = {"promise": "Ring about the brass hinges", "face": "very_heavy", "label": "Very heavy"}
REFERENCE = "WD-4471"
NOT_SHARED = "This entry is not shared any more."


def write_everything(tab: Tab) -> str:
    """Saves an entry with a case reference, a promise and a check-in; opens it; its id."""
    tab.answer_three()
    tab.open_row("What happened")
    tab.write("What happened", TOLD)
    with tab.wire.echo(REFERENCE):
        tab.field("Case reference").first.fill(REFERENCE)
    tab.open_row("I promised something")
    tab.write("What did you promise?", PRIVATE["promise"])
    tab.answer("By when?", "Tomorrow")
    tab.answer("How will you keep it?", "Call")
    tab.save()
    tab.answer("How are you after that one?", PRIVATE["label"])
    tab.sees("Kept.")
    tab.press("Done")
    return tab.open_newest_entry()


def open_preview(tab: Tab, whom: str) -> Locator:
    tab.press(f"Share with {whom} …")
    dialog = tab.page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name=f"Share with {whom}", exact=True)).to_be_visible()
    return dialog


def share(tab: Tab, whom: str) -> str:
    """Looks at the preview, and shares; what the preview showed."""
    dialog = open_preview(tab, whom)
    shown = dialog.locator(".st-key-shared-entry").inner_text()
    dialog.get_by_role("button", name=f"Share with {whom}", exact=True).click()
    expect(dialog).to_have_count(0)
    tab.sees("Nobody has read it yet.")
    return shown


def open_newest_shared(tab: Tab) -> str:
    """Opens what was shared last; what the page shows of it."""
    tab.open_page("Shared")
    tab.press_first("Open")
    tab.sees("Its author sees that you have read it.")
    tab.settle()
    return tab.page.locator(".st-key-shared-entry").inner_text()


def sent_to(tab: Tab) -> str:
    """All that went to a tab, as far as it is text."""
    assert tab.wire.frames
    return b"\n".join(tab.wire.frames).decode("utf-8", errors="ignore")


def test_a_supervisor_reads_what_is_shared_until_its_author_stops(new_tab: NewTab) -> None:
    ana, sam = new_tab(), new_tab()
    ana.enter("ana", "Reflect")
    write_everything(ana)
    ana.sees("Only you. You see what the other would see before you share it.")
    shown = share(ana, "my supervisor")

    sam.enter("sam", "Trends")
    read = open_newest_shared(sam)
    assert read == shown
    assert all(told in read for told in (TOLD, REFERENCE, "Ana Reyes"))
    assert not [private for private in PRIVATE.values() if private in sent_to(sam)]

    ana.reload()
    ana.sees("Read by Sam Whitlock: today")
    with ana.wire.one_run():
        ana.press("Stop sharing with my supervisor")
    ana.sees("Only you. You see what the other would see before you share it.")
    ana.sees("Read by Sam Whitlock: today")

    sam.reload()
    sam.sees(NOT_SHARED)
    sam.does_not_see(TOLD)


def test_the_team_reads_it_without_a_name_and_is_sent_nothing_that_tells_whose_it_is(
    new_tab: NewTab,
) -> None:
    ana, ben = new_tab(), new_tab("phone")
    ana.enter("ana", "Reflect")
    entry_id = write_everything(ana)
    shown = share(ana, "my team")

    ben.enter("ben", "Reflect")
    read = open_newest_shared(ben)
    assert read == shown
    assert TOLD in read
    told = sent_to(ben)
    assert TOLD in told
    for private in (*PRIVATE.values(), REFERENCE, entry_id, "Ana Reyes"):
        assert private not in told

    ana.reload()
    ana.sees("Read by Ben Okafor: today")
    with ana.wire.one_run():
        ana.press("Stop sharing with my team")
    ben.press("Back to what is shared")
    ben.sees("Shared with the team")
    ben.settle()
    ben.does_not_see(TOLD)
