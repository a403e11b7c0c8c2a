"""What passes through this process, in numbers: pages that are open, how long they took, errors.

Who it was, and what for, is not counted.
"""

from __future__ import annotations

import logging

from starlette.types import ASGIApp, Receive, Scope, Send

from journal.store.workload import Durations

WATCHED = ("afterword", "uvicorn.error", "asyncio")
"""Who logs what went wrong here."""


class Traffic:
    """Counted since the process began."""

    def __init__(self) -> None:
        self.requests = Durations()
        self.runs = Durations()
        """Whole pages that were drawn; a tap on a part of one is in the saves."""
        self.open_pages = 0
        self.errors = 0


TRAFFIC = Traffic()


class CountedTraffic:
    """Counts what passes, whoever answers it. Everything here runs in one thread, the loop's."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            with TRAFFIC.requests.timed():
                await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            TRAFFIC.open_pages += 1
            try:
                await self.app(scope, receive, send)
            finally:
                TRAFFIC.open_pages -= 1
        else:
            await self.app(scope, receive, send)


class CountedErrors(logging.Handler):
    """Counts the errors that are logged; a logging handler is called under its own lock."""

    def emit(self, record: logging.LogRecord) -> None:
        TRAFFIC.errors += 1


def count_errors() -> None:
    """From here on the errors of this process are counted."""
    counted = CountedErrors(logging.ERROR)
    for name in WATCHED:
        logger = logging.getLogger(name)
        if not any(isinstance(handler, CountedErrors) for handler in logger.handlers):
            logger.addHandler(counted)
