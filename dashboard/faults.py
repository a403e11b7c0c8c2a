"""Our own bugs: loud in the log, with where they happened, and without anybody's text.

The message of an exception may quote what somebody wrote, so it is never logged: neither by us
nor by Streamlit, uvicorn or asyncio, which log every exception that reaches them with its message.
"""

from __future__ import annotations

import logging
from typing import Any

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from dashboard.bugs import told_aside
from dashboard.door_page import told
from dashboard.headers import ALWAYS
from journal.errors import Unavailable

LOG = logging.getLogger("afterword")
SAID = (
    "Something went wrong on this page. What was kept or saved before is safe. "
    "Reload the page; if it happens again, tell your admin when it happened."
)


def log_our_bug(error: Exception) -> bool:
    """Logs the kind of the exception and its place, and tells the person what to do."""
    aside = told_aside(error)
    LOG.error("%s on a page: %s", aside["kind"], aside["place"], extra=aside)
    st.error(SAID)
    return True


async def plain_page(_: Request, error: Exception) -> Response:
    """What is answered where one of our own routes breaks; whoever logs it has its place."""
    is_ours = not isinstance(error, Unavailable)
    return told(
        "Something went wrong",
        SAID if is_ours else str(error),
        status=500 if is_ours else 503,
        way_on="/",
        way_on_label="Try again",
        headers={**ALWAYS, "Cache-Control": "no-store"},
    )


def keep_texts_out_of_the_log() -> None:
    """From here on every line of this process's log names the kind of an exception and its place,
    whoever writes it."""
    logging.setLogRecordFactory(without_message)


def without_message(*given: Any, **more: Any) -> logging.LogRecord:
    """A line of the log; of one about an exception the first line, since further ones quote it."""
    record = logging.LogRecord(*given, **more)
    error = record.exc_info[1] if record.exc_info else None
    record.exc_info = None
    if error is not None:
        said = record.getMessage().strip().partition("\n")[0]
        without = said.replace(str(error), "…") if str(error) else said
        aside = told_aside(error)
        record.msg, record.args = f"{without} ({aside['kind']}: {aside['place']})", ()
        vars(record).update(aside)
    return record
