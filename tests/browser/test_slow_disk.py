"""On a disk that takes half a second to keep anything, all that is pressed is done, and once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from random import Random
from typing import TYPE_CHECKING

from journal.store import open_store
from tests.browser.served_for_real import ServedForReal
from tests.browser.two_writers import WRITERS, come_in, served
from tests.browser.writing_on import Said
from tests.faults.killing import of
from tests.faults.slow_disk import slowed

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["served"]
SECONDS = 0.5
TEXTS = "select entry_id as id, what_happened as said from kept.entries"
Records = Callable[[str, object], None]


def test_two_who_save_at_once_on_a_slow_disk_and_press_again_have_an_entry_each(
    browser: Browser, served: ServedForReal, record_property: Records
) -> None:
    said, chance = Said(), Random(1)
    *tabs, reader = come_in(browser, served, said, chance, *WRITERS, "una")
    assert served.process is not None
    with slowed(served.process.pid, served.folder.with_name("calls"), SECONDS) as disk:
        for tab in tabs:
            tab.begins()
            *steps, _ = tab.steps()
            for does, waits in steps:
                does()
                waits()
        for tab in tabs:
            tab.settle()
            button = tab.page.get_by_role("button", name="Save entry", exact=True)
            button.dblclick()  # nobody has answered the first press
        reader.open_page("Team promises")
        for tab in tabs:
            tab.is_told_that_it_is_saved()
            tab.settle()
        waits_for_the_disk = disk.times_kept()
    served.stop()
    with closing(open_store(served.folder)) as store:
        texts = of(store, TEXTS)
    assert said.saved.items() <= texts.items()
    assert len(texts) == len(said.saved) + len(tabs), "an entry was stored twice"
    assert waits_for_the_disk > 2 * len(tabs)
    record_property(
        "fault",
        f"slow disk: {len(tabs)} people saved at once and pressed again, {waits_for_the_disk} "
        "waits for it; an entry each, and a reader's page answered meanwhile",
    )
