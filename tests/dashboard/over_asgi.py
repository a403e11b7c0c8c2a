"""A request to an ASGI app in this process, from whichever machine."""

from __future__ import annotations

from typing import Any

import httpx
from anyio.from_thread import start_blocking_portal
from starlette.types import ASGIApp


def answered(
    app: ASGIApp, path: str, *, method: str = "GET", peer: str = "127.0.0.1", **more: Any
) -> httpx.Response:
    """What the app answers; in a thread of its own, as a browser may be driven in this one."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=app, client=(peer, 50_000))
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.request(method, path, **more)

    with start_blocking_portal() as portal:
        return portal.call(ask)
