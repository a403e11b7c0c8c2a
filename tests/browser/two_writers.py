"""A real workspace of which two people, who have written once, have a page open each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from journal.people import Viewer
from journal.store import open_store
from journal.store.workspace import people
from tests.browser.driving import PATIENCE, screen
from tests.browser.served_for_real import ServedForReal
from tests.browser.writing_on import Said, WritingOn
from tests.journal.conftest import settle_in
from tests.journal.given import TODAY, write_down

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WRITERS = ("ana", "ben")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[ServedForReal]:
    """Afterword as `afterword run` starts it, with two people who have written once."""
    real = ServedForReal(tmp_path / "workspace")
    with closing(open_store(real.folder)) as store:
        store.write(settle_in)
        for person, grants in people(store, TODAY):
            if person.login in WRITERS:
                earlier = datetime.now(UTC) - timedelta(days=1)
                write_down(store, Viewer(person, grants), now=earlier)
    real.start()
    yield real
    real.kill()


def come_in(
    browser: Browser, served: ServedForReal, said: Said, chance: Random, *logins: str
) -> list[WritingOn]:
    """People in a browser of their own each."""
    tabs = []
    for login in logins:
        context = browser.new_context(**screen("desktop"))
        context.set_default_timeout(PATIENCE)
        tabs.append(WritingOn(context.new_page(), served.base, said, chance))
        tabs[-1].choose_password(served.link_for(login), own=True)
        tabs[-1].settle()
    return tabs
