"""Who is at the door: a pure ASGI gate in front of pages, websocket, media and uploads.

No session, no bytes. The picker of made-up people is for the demo workspace alone, from this
machine alone, and never behind a proxy.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.session import COOKIE
from journal.store.engine import Store
from journal.store.sessions import is_somebody

HERE = {"localhost", "127.0.0.1", "[::1]", "::1"}
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
# With the method: what a route of ours does not answer, Streamlit would, with its own page.
OPEN = {("GET", "/healthz"), ("GET", "/demo"), ("POST", "/demo/enter")}
NOT_HERE = (
    "The demo is open to this computer alone, without a proxy in between.\n"
    "Nothing was shown or stored. Start it on the computer at which you sit.\n"
)


class Gate:
    """Lets requests with a session through, shows the door to the others."""

    def __init__(self, app: ASGIApp, store: Callable[[], Store]) -> None:
        self.app = app
        self.store = store

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        refusal = await run_in_threadpool(self.refusal, scope)  # it asks the store
        if refusal is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await refusal(scope, receive, send)

    def refusal(self, scope: Scope) -> Response | None:
        """Why this request is not let through, as a response; None if it is."""
        headers = Headers(scope=scope)
        if not from_here(scope, headers):
            return PlainTextResponse(NOT_HERE, status_code=403)
        if scope["type"] == "websocket" and not same_origin(headers):
            return PlainTextResponse("This page may not connect here.\n", status_code=403)
        if (scope.get("method"), scope["path"]) in OPEN or self.has_session(headers):
            return None
        if scope["type"] == "http" and "text/html" in headers.get("accept", ""):
            return RedirectResponse("/demo", status_code=303)
        return PlainTextResponse("Enter first, then try again.\n", status_code=401)

    def has_session(self, headers: Headers) -> bool:
        sid = cookie(headers)
        return sid is not None and is_somebody(self.store(), sid, datetime.now(UTC))


def cookie(headers: Headers) -> str | None:
    """The session id that a request carries."""
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(headers.get("cookie", ""))
    except CookieError:
        return None
    return jar[COOKIE].value if COOKIE in jar else None


def from_here(scope: Scope, headers: Headers) -> bool:
    """Whether the request comes from this machine itself and names it: no proxy, no rebinding."""
    client = scope.get("client")
    if client is None or not ip_address(client[0]).is_loopback:
        return False
    if any(name in headers for name in FORWARDED):
        return False
    hosts = headers.getlist("host")
    return len(hosts) == 1 and host_name(hosts[0]) in HERE


def host_name(host: str) -> str:
    """A Host header without its port."""
    return host if host.endswith("]") else host.rpartition(":")[0] or host


def same_origin(headers: Headers) -> bool:
    """Whether a websocket is opened by a page of ours."""
    origin = headers.get("origin", "")
    return origin.partition("://")[2] == headers.get("host")
