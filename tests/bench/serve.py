"""The process of a server under measure: `serve ours FOLDER PORT` or `serve bare PAGE PORT`.

A bare page is served as Streamlit comes, but for the frozen garbage collector: what it saves is
known, and must not pass for our merit.
"""

from __future__ import annotations

import sys
from pathlib import Path

LOOPBACK = "127.0.0.1"


def serve_ours(folder: Path, port: int) -> None:
    from dashboard.serving import serve
    from journal.store import open_store

    serve(open_store(folder), port=port)


def serve_bare(page: Path, port: int) -> None:
    import gc
    from collections.abc import AsyncIterator
    from contextlib import asynccontextmanager

    import streamlit as st
    import uvicorn

    @asynccontextmanager
    async def lifespan(_: st.App) -> AsyncIterator[dict[str, object]]:
        import plotly.graph_objects  # noqa: F401

        gc.collect()
        gc.freeze()
        yield {}

    app = st.App(page, lifespan=lifespan)
    uvicorn.run(app, host=LOOPBACK, port=port, log_level="warning")


if __name__ == "__main__":
    kind, what, where = sys.argv[1:]
    (serve_ours if kind == "ours" else serve_bare)(Path(what), int(where))
