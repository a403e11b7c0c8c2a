"""Chromium, with a watch inside of the page: times are taken where they are seen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATIENCE = 60_000
SIZE = {"width": 1280, "height": 900}

# `bench.when(seen)` gives the milliseconds at which something is seen for the first time,
# counted from the last press of the mouse, or from the start of the page before there was one.
WATCH = """
window.bench = {
    pressed: 0,
    when: seen => new Promise((resolve, reject) => {
        const look = () => {
            if (!seen()) return;
            observer.disconnect();
            clearTimeout(patience);
            resolve(performance.now() - bench.pressed);
        };
        const patience = setTimeout(() => reject(new Error(`never seen: ${seen}`)), 60000);
        const observer = new MutationObserver(look);
        observer.observe(document, {
            subtree: true, childList: true, attributes: true, characterData: true});
        look();
    }),
    running: () => !document.querySelector('[data-test-script-state="notRunning"]'),
    plots: () => [...document.querySelectorAll('.js-plotly-plot')]
        .filter(plot => plot.data?.length && plot.querySelector('.trace, .hm'))
        .map(plot => JSON.stringify(plot.data.map(({ x, y, z }) => [x, y, z]))),
    told: word => [...document.querySelectorAll('p')].map(p => p.textContent)
        .find(text => text.startsWith(word)),
};
document.addEventListener('mousedown', () => { bench.pressed = performance.now(); }, true);
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield browser
        browser.close()


class Tab:
    """A page in a browser that has seen nothing before, and the traffic that it caused."""

    def __init__(self, browser: Browser, address: str, person: str | None = None) -> None:
        self.address = address
        self.context: BrowserContext = browser.new_context(viewport=SIZE)
        self.context.set_default_timeout(PATIENCE)
        self.context.add_init_script(WATCH)
        if person:
            self.context.request.post(f"{address}/demo/enter", form={"person": person})
        self.page: Page = self.context.new_page()
        self.finished = 0
        """How many runs of a script have ended."""
        self.socket_bytes = 0
        self.http_bytes = 0
        self._listen()

    def _listen(self) -> None:
        traffic = self.context.new_cdp_session(self.page)
        traffic.send("Network.enable")
        traffic.on("Network.loadingFinished", self._loaded)
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._received))

    def _loaded(self, event: dict[str, float]) -> None:
        self.http_bytes += int(event["encodedDataLength"])

    def _received(self, payload: bytes | str) -> None:
        data = payload if isinstance(payload, bytes) else payload.encode()
        self.socket_bytes += len(data)
        if ForwardMsg.FromString(data).WhichOneof("type") == "script_finished":
            self.finished += 1

    def open(self, path: str = "/") -> None:
        """Loads a page and waits until its script has run."""
        before = self.finished
        self.page.goto(self.address + path)
        self.until_finished(before + 1)

    def until_finished(self, number: int) -> None:
        while self.finished < number:
            self.page.wait_for_timeout(2)
        self.until("!bench.running()")

    def until(self, seen: str) -> float:
        """Milliseconds from the last press, or the start of the page, until something is seen,
        which is said in JavaScript. (Playwright's own waiting needs eval, which our pages
        forbid.)"""
        return float(self.page.evaluate(f"bench.when(() => {seen})"))

    def rest(self) -> None:
        """Until nothing is loaded any more."""
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(300)

    def close(self) -> None:
        self.context.close()


@contextmanager
def tab(browser: Browser, address: str, person: str | None = None) -> Iterator[Tab]:
    opened = Tab(browser, address, person)
    try:
        yield opened
    finally:
        opened.close()
