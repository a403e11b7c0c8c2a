"""What goes over a tab's websocket: when the server has carried out what was done on the page.

A click shows on the page before the server knows of it, so a test that reloads the page or
opens a second one has to know that the server has answered.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.served import PATIENCE

SOON = 5.0
SENT, STARTED, DONE = "sent", "started", "done"
SUCCESS = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


class Wire:
    """The websocket of a page, and what went over it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.events: list[str] = []
        self.frames: list[bytes] = []
        page.on("websocket", self._connected)

    def _connected(self, socket: WebSocket) -> None:
        self.events.clear()
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, frame: bytes | str) -> None:
        if isinstance(frame, bytes) and kind(BackMsg.FromString(frame)) == "rerun_script":
            self.events.append(SENT)

    def _received(self, frame: bytes | str) -> None:
        if not isinstance(frame, bytes):
            return
        self.frames.append(frame)
        message = ForwardMsg.FromString(frame)
        if kind(message) == "new_session":
            self.events.append(STARTED)
        elif kind(message) == "script_finished" and message.script_finished in SUCCESS:
            self.events.append(DONE)

    @contextmanager
    def one_run(self) -> Iterator[None]:
        """Waits until a run is over that started after what is done inside was sent."""
        self.events.clear()
        yield
        self.wait(lambda: SENT in self.events and runs_after(self.events, SENT) > 0)

    def is_sent(self) -> bool:
        """Whether the browser tells the server of something soon, within seconds."""
        waited = 0.0
        while SENT not in self.events and waited < SOON:
            self.page.wait_for_timeout(20)
            waited += 0.02
        return SENT in self.events

    @contextmanager
    def echo(self, text: str) -> Iterator[None]:
        """Waits until the server has handed out this text, which it reads from the store."""
        wanted = json.dumps(text).encode()
        self.frames.clear()
        yield
        self.wait(lambda: any(wanted in frame for frame in self.frames))

    def wait(self, holds: Callable[[], bool]) -> None:
        """Lets the browser's events come in until a condition holds."""
        waited = 0.0
        while not holds():
            assert waited < PATIENCE, f"the server did not answer: {self.events}"
            self.page.wait_for_timeout(20)
            waited += 0.02


def kind(message: BackMsg | ForwardMsg) -> str | None:
    return message.WhichOneof("type")


def runs_after(events: list[str], last: str) -> int:
    """How many runs started and ended after the last event of a kind."""
    later = events[len(events) - events[::-1].index(last) :]
    return later[later.index(STARTED) :].count(DONE) if STARTED in later else 0
