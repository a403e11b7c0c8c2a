"""The program's own files, compressed once and kept: Streamlit's, which it would send as they lie
on the disk, and plotly's script, which our figures are drawn with."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import lru_cache, partial
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import brotli
import streamlit
from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

FOLDER = Path(streamlit.__file__).resolve().parent / "static"
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
PLOTLY = f"/static/plotly-{version('plotly')}.min.js"
COMPRESSED: dict[str, Callable[[bytes], bytes]] = {
    # A better quality takes seconds of the first visitor's time.
    "br": partial(brotli.compress, quality=7),
    "gzip": partial(gzip.compress, compresslevel=9, mtime=0),
}
A_YEAR = "public, max-age=31536000, immutable"


class CompressedFiles:
    """Answers for /static/ where the browser takes what is compressed; passes the rest on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        file, encoding = compressible(scope), encoding_for(scope)
        if file is None or encoding is None:
            await self.app(scope, receive, send)
            return
        body = await to_thread.run_sync(compressed, file, encoding)
        headers = {
            "Content-Encoding": encoding,
            "Vary": "Accept-Encoding",
            "Cache-Control": A_YEAR,  # the names hold a hash of the content, or its version
            "Content-Type": TYPES[file.suffix],
        }
        await Response(body, headers=headers)(scope, receive, send)


def compressible(scope: Scope) -> Path | None:
    """The file that a request names, if there is sense in compressing it."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    if not scope["path"].startswith("/static/"):
        return None
    if scope["path"] == PLOTLY:
        return plotly_script()
    try:
        file = (FOLDER / scope["path"].lstrip("/")).resolve()
        inside = file.is_relative_to(FOLDER) and file.suffix in TYPES
        return file if inside and file.is_file() else None
    except (OSError, ValueError):  # a name that no file can have
        return None


def encoding_for(scope: Scope) -> str | None:
    """The best encoding that the browser takes."""
    taken = Headers(scope=scope).get("accept-encoding", "") if scope["type"] == "http" else ""
    named = {part.partition(";")[0].strip() for part in taken.split(",")}
    return next((encoding for encoding in COMPRESSED if encoding in named), None)


@lru_cache(maxsize=512)
def compressed(file: Path, encoding: str) -> bytes:
    return COMPRESSED[encoding](file.read_bytes())


@lru_cache
def plotly_script() -> Path:
    """The script that the plotly package brings, found without importing it."""
    found = find_spec("plotly")
    if found is None or found.origin is None:
        raise LookupError("the plotly package is not installed as files")
    return Path(found.origin).parent / "package_data" / "plotly.min.js"
