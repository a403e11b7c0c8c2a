"""Makes the screenshots of the documentation: `make pictures`.

A demo is built and served, and each picture is taken when the page has come to rest.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.driving import ARGUMENTS, SIZES, Tab, chromium
from tests.browser.served import Served

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
DARK = ("reflect-phone", "trends-desktop")
"""What is pictured in the dark too."""


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        served = Served(Path(folder) / "demo")
        served.start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        try:
            for size in SIZES:
                picture(browser, served, f"reflect-{size}")
                picture(browser, served, f"trends-{size}")
            for name in DARK:
                picture(browser, served, name, scheme="dark")
        finally:
            browser.close()
            served.stop()


def picture(browser: Browser, served: Served, name: str, *, scheme: str = "light") -> None:
    """Takes the first screen of a page in one size; a dark one says so in its name."""
    screen, size = name.split("-")
    context = browser.new_context(viewport=SIZES[size], color_scheme=scheme)  # type: ignore[arg-type]
    tab = Tab(context.new_page(), served.base)
    if screen == "reflect":
        tab.enter("ana", "Reflect")
        tab.answer("Where did it end?", "Waiting on follow-up")
        tab.answer("Did you pass it on?", "No")
    else:
        tab.enter("sam", "Trends")
        tab.page.locator(".js-plotly-plot").nth(1).wait_for()
    tab.page.mouse.move(0, 0)
    tab.page.evaluate("document.activeElement.blur()")
    tab.page.evaluate("document.fonts.ready")
    dark = "-dark" if scheme == "dark" else ""
    tab.page.screenshot(path=FOLDER / f"{name}{dark}.png", animations="disabled")
    context.close()


if __name__ == "__main__":
    main()
