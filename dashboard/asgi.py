"""The ASGI app: Streamlit with our routes and middleware, and what happens while it lives."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import importlib
import logging
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware

from dashboard import (
    backups,
    calendar_feed,
    components,
    door,
    exported_files,
    handing_out,
    metrics,
    notices,
    one_time_links,
    own_account,
    session,
    signing_in,
    sso,
)
from dashboard.bringing_in import door as bringing_in_door
from dashboard.bringing_in import dropped
from dashboard.bugs import place_of, told_aside
from dashboard.faults import keep_texts_out_of_the_log, log_our_bug, plain_page
from dashboard.gate import Gate
from dashboard.headers import SecurityHeaders
from dashboard.host_config import WithoutDialogs
from dashboard.log_lines import write_as_chosen
from dashboard.static_files import CompressedFiles
from dashboard.traffic import CountedTraffic, count_errors
from journal import __version__, facts, release
from journal.actions.deleting import forget_due
from journal.actions.retaining import see_to_the_night
from journal.actions.support import forget_over
from journal.store.engine import Store

APP = Path(__file__).parent / "app.py"
LOG = logging.getLogger("afterword")
ROUTED = (
    *(door, signing_in, sso, one_time_links, own_account, handing_out, exported_files),
    *(bringing_in_door, calendar_feed, notices, metrics),
)
WHERE_WE_BREAK = {Exception: plain_page}
EVERY_SO_OFTEN = 60.0
TURN = 0.0005
"""Seconds that a thread may go on while another one waits."""
DUTIES: dict[Callable[[Store, datetime], object], str] = {
    facts.refresh_if_the_week_turned: "the copy of facts was not taken",
    release.release_if_a_block_closed: "no block of check-ins was released",
    forget_due: "what was deleted 30 days ago was not forgotten",
    backups.see_to_backups: "backups were not seen to",
    forget_over: "requests for support that are over were not forgotten",
    dropped.see_to_old: "files that admins dropped an hour ago were not thrown away",
    see_to_the_night: "what was kept long enough, and its bytes, were not erased",
}
WARM = (
    "pandas",
    "dashboard.charts",
    "dashboard.forms",
    "journal.identifiers",
    "journal.questions",
)


def make_app() -> st.App:
    """The app that serves the workspace named by session.serve_from."""
    return st.App(
        APP,
        lifespan=lifespan,
        routes=[route for part in ROUTED for route in part.ROUTES],
        middleware=[
            Middleware(CountedTraffic),
            Middleware(SecurityHeaders),
            Middleware(Gate, store=session.store, site=session.site),
            Middleware(CompressedFiles),
            Middleware(WithoutDialogs),
        ],
        on_script_error=log_our_bug,
        exception_handlers=WHERE_WE_BREAK,
    )


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[dict[str, Any]]:
    """Warms what every page imports, freezes it, and sees to what is due while the app runs."""
    keep_texts_out_of_the_log()
    write_as_chosen()
    count_errors()
    components.register()
    for module in WARM:
        importlib.import_module(module)
    # A page's thread gives its turn away at every question to the store; with Python's 5 ms it
    # then waits for the loop that sends what it has drawn.
    sys.setswitchinterval(TURN)
    # Streamlit collects garbage after every rerun; what is frozen is not looked through again.
    gc.collect()
    gc.freeze()
    LOG.info("Afterword %s serves.", __version__, extra={"version": __version__})
    seeing_to_it = asyncio.create_task(see_to_what_is_due())
    try:
        yield {}
    finally:
        seeing_to_it.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await seeing_to_it
        LOG.info("Afterword stops.")
        gc.unfreeze()  # or DuckDB tells, as the process ends, of everything that is left


async def see_to_what_is_due() -> None:
    while True:
        for duty, failed in DUTIES.items():
            try:
                await run_in_threadpool(duty, session.store(), datetime.now(UTC))
            except Exception as error:
                LOG.error(
                    "%s: %s, and this is tried again: %s",
                    type(error).__name__,
                    failed,
                    place_of(error),
                    extra=told_aside(error) | {"duty": duty.__name__},
                )
        await asyncio.sleep(EVERY_SO_OFTEN)
