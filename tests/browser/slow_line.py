"""A line over which each message of the server takes its time."""

from __future__ import annotations

from playwright.sync_api import Page

# What is drawn in between two messages is what a browser shows for a moment wherever it is quicker
# than the server.
ONE_BY_ONE = """
const listen = WebSocket.prototype.addEventListener;
WebSocket.prototype.addEventListener = function (kind, handle, ...more) {
  let last = Promise.resolve();
  const later = (event) => {
    last = last.then(() => new Promise((done) => setTimeout(done, window.eachTakes ?? 60)));
    last.then(() => handle(event));
  };
  return listen.call(this, kind, kind === "message" ? later : handle, ...more);
};
"""


def one_by_one(page: Page) -> None:
    """From the next load of the page on."""
    page.add_init_script(ONE_BY_ONE)


def slower_than_what_is_sent_again(page: Page) -> None:
    """From now on a page is drawn for longer than the three seconds after which a text that is not
    answered for is handed over again."""
    page.evaluate("window.eachTakes = 120")
