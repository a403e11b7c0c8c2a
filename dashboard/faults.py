"""Our own bugs: loud in the log, with where they happened, and without anybody's text.

The message of an exception may quote what somebody wrote, so it is never logged; neither by us
nor by Streamlit, which logs every exception of a page with its message before it asks us.
"""

from __future__ import annotations

import logging

import streamlit as st

from dashboard.bugs import place_of

LOG = logging.getLogger("afterword")
STREAMLITS = logging.getLogger("streamlit.error_util")
SAID = (
    "Something went wrong on this page. What was kept or saved before is safe. "
    "Reload the page; if it happens again, tell your admin when it happened."
)


def log_our_bug(error: Exception) -> bool:
    """Logs the kind of the exception and its place, and tells the person what to do."""
    LOG.error("%s on a page: %s", type(error).__name__, place_of(error))
    st.error(SAID)
    return True


def keep_texts_out_of_the_log() -> None:
    """Takes the exception out of what Streamlit logs of it."""
    if without_exception not in STREAMLITS.filters:
        STREAMLITS.addFilter(without_exception)


def without_exception(record: logging.LogRecord) -> bool:
    record.exc_info = None
    record.exc_text = None
    return True
