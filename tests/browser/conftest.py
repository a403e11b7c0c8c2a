"""One real server and one Chromium for each process that runs tests; a context for each tab."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.served import Served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.driving import Tab

HERE = Path(__file__).parent
FAILURES = HERE.parent / "failures"
FAILED = pytest.StashKey[bool]()
NewTab = Callable[..., "Tab"]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    demo: Served | None = getattr(item, "funcargs", {}).get("served")
    if report.failed and demo is not None:
        report.sections.append(("what the server said", demo.log.read_text()[-3000:]))
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    from tests.browser.driving import ARGUMENTS, chromium

    program = chromium()
    if program is None:
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say("Chromium is not here; name one in CHROMIUM, or install it.")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def served(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    demo = Served(tmp_path_factory.mktemp("browser") / "demo")
    demo.start()
    yield demo
    demo.stop()


@pytest.fixture
def new_tab(browser: Browser, served: Served, request: pytest.FixtureRequest) -> Iterator[NewTab]:
    """Opens a tab in a browser of its own, or beside another tab in the same one."""
    from tests.browser.driving import PATIENCE, Tab, screen

    opened: list[Tab] = []

    def open_tab(size: str = "desktop", *, beside: Tab | None = None, **more: Any) -> Tab:
        context = beside.page.context if beside else None
        if context is None:
            context = browser.new_context(**screen(size), **more)
            context.set_default_timeout(PATIENCE)
        opened.append(Tab(context.new_page(), served.base))
        return opened[-1]

    yield open_tab
    if request.node.stash.get(FAILED, False):
        picture(request.node.name, opened)
    for tab in opened:
        tab.page.context.close()


def picture(name: str, tabs: list[Tab]) -> None:
    """What the tabs showed when the test failed."""
    FAILURES.mkdir(exist_ok=True)
    for number, tab in enumerate(tabs):
        tab.page.screenshot(path=FAILURES / f"{name}-{number}.png", full_page=True)
