"""The process that serves a page of bare/: `python -m tests.bench.serve PAGE PORT`.

It serves Streamlit as it comes, but for the frozen garbage collector: what that saves is known,
and must not pass for our merit.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
import uvicorn


@asynccontextmanager
async def frozen(_: st.App) -> AsyncIterator[dict[str, object]]:
    gc.collect()
    gc.freeze()
    yield {}


if __name__ == "__main__":
    page, port = sys.argv[1:3]
    app = st.App(page, lifespan=frozen)
    uvicorn.run(app, host="127.0.0.1", port=int(port), log_config=None)
