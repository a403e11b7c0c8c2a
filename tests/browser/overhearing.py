"""All that one browser is told: what its page holds, its websocket's frames, and the responses."""

from __future__ import annotations

from playwright.sync_api import Error, Page, Request, WebSocket

HELD = """() => [...document.querySelectorAll('*')].map(one => one.shadowRoot?.innerHTML)
    .concat([...document.querySelectorAll('input, textarea')].map(one => one.value))
    .concat([document.documentElement.outerHTML, document.title, location.href]).join('\\n')"""
THE_PROGRAMS_OWN = "/static/"
EMPTY = 204


class Overhearing:
    """Listens at a page from now on. The program's own files, the same for everybody, are left
    out."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.frames: list[bytes] = []
        self.responses: list[bytes] = []
        self.heard, self.unheard = 0, 0
        page.on("websocket", self._connected)
        page.on("requestfinished", self._answered)

    def _connected(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._received)

    def _received(self, frame: bytes | str) -> None:
        self.frames.append(frame if isinstance(frame, bytes) else frame.encode())

    def _answered(self, request: Request) -> None:
        if THE_PROGRAMS_OWN in request.url or not request.url.startswith("http"):
            return
        try:
            response = request.response()
            if response and response.status != EMPTY and not 300 <= response.status < 400:
                self.responses.append(response.body())
                self.heard += 1
        except Error:  # the page went elsewhere, and the browser threw the answer away unread
            self.unheard += 1

    def told(self) -> dict[str, bytes]:
        """All that came since this was asked last, by the way it came, and what the page holds."""
        told = {
            "frames": b"\n".join(self.frames),
            "responses": b"\n".join(self.responses),
            "page": str(self.page.evaluate(HELD)).encode(),
        }
        self.frames, self.responses = [], []
        return told


def ways_of(mark: str, told: dict[str, bytes]) -> list[str]:
    """By which ways a mark came."""
    return [way for way, what in told.items() if mark.encode() in what]
