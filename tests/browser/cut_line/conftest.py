"""A workspace over a line, and people who come in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.browser.line import ServedOverALine

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

    from tests.browser.cut_line.over_a_line import Agent, Open, OverALine


@pytest.fixture(scope="module")
def real(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedOverALine]:
    from tests.browser.at_the_door import AtTheDoor
    from tests.browser.driving import screen

    served = ServedOverALine(tmp_path_factory.mktemp("line") / "workspace")
    served.start()
    page = browser.new_context(**screen("desktop")).new_page()
    tab = AtTheDoor(page, served.base)
    tab.set_up(served.setup_path())
    tab.is_on("Admin")
    page.context.close()
    served.call("team", "add", "Billing")
    yield served
    served.stop()


@pytest.fixture
def open_tab(browser: Browser, real: ServedOverALine) -> Iterator[Open]:
    from tests.browser.cut_line.over_a_line import OverALine
    from tests.browser.driving import PATIENCE, screen

    contexts: list[BrowserContext] = []

    def opened(*, beside: OverALine | None = None, size: str = "desktop") -> OverALine:
        if beside is None:
            contexts.append(browser.new_context(**screen(size)))
            contexts[-1].set_default_timeout(PATIENCE)
        context = beside.page.context if beside else contexts[-1]
        return OverALine(context.new_page(), real.base)

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def agent(real: ServedOverALine, open_tab: Open) -> Agent:
    """Adds an agent, who comes in by their invitation."""

    def come_in(login: str, *, own: bool, **more: str) -> OverALine:
        name = login.capitalize()
        real.call("person", "add", login, "--name", name, "--role", "agent", "--team", "Billing")
        tab = open_tab(**more)
        tab.choose_password(real.link_for(login), own=own)
        tab.is_on("Reflect")
        tab.settle()
        return tab

    return come_in


@pytest.fixture(autouse=True)
def whole_line(real: ServedOverALine) -> Iterator[None]:
    yield
    real.line.cut()
    real.line.mend()
    real.set_clock(timedelta())
