"""Who is at the door: a pure ASGI gate in front of pages, websocket, media and uploads.

No session, no bytes. The picker of made-up people is for the demo workspace alone, from this
machine alone, and never behind a proxy.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import session
from dashboard.session import COOKIE
from dashboard.site import Site, came_through_a_proxy, is_here, peer_of
from journal.store.engine import Store
from journal.store.sessions import is_ended, is_somebody

# With the method: what a route of ours does not answer, Streamlit would, with its own page.
OPEN = {("GET", "/healthz"), ("GET", "/metrics"), ("GET", "/sso/start"), ("GET", "/sso/callback")}
OPEN_IN_A_DEMO = {("GET", "/demo"), ("POST", "/demo/enter")}
OPEN_IN_A_REAL_ONE = {("GET", "/login"), ("POST", "/login"), ("POST", "/logout")}
FIGURES = "/metrics"
OF_THIS_MACHINE = ("/healthz", FIGURES)
CALENDAR = re.compile(r"/calendar/[^/]+\.ics")
ONE_TIME_LINK = re.compile(r"/(setup|invited|reset)/[^/]+")
# What Streamlit offers and nobody here uses: what it tells of itself to machines, its way of being
# driven by them, its own signing in, and files of one person, up or down, that it keeps in memory
# and hands to whoever asks.
CLOSED = (
    *("/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/"),
    *("/auth/", "/oauth2callback", "/_stcore/upload_file/", "/media/"),
)
READING = ("GET", "HEAD", "OPTIONS")
NOT_HERE = (
    "The demo is open to this computer alone, without a proxy in between.\n"
    "Nothing was shown or stored. Start it on the computer at which you sit.\n"
)
WRONG_WAY = (
    "Afterword does not answer at this address, or not to who sent this.\n"
    "Nothing was shown or stored. Use the address that your admin gave you.\n"
)
FOREIGN = (
    "This was sent from another site, and nothing was done. Go back to Afterword's own page.\n"
)


class Gate:
    """Lets requests with a session through, shows the door to the others."""

    def __init__(self, app: ASGIApp, store: Callable[[], Store], site: Callable[[], Site]) -> None:
        self.app = app
        self.store = store
        self.site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        refusal = await self.refusal(scope)
        if refusal is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await refusal(scope, receive, send)

    async def refusal(self, scope: Scope) -> Response | None:
        """Why this request is not let through, as a response; None if it is."""
        headers, site = Headers(scope=scope), self.site()
        if not came_the_right_way(site, scope, headers):
            return PlainTextResponse(NOT_HERE if site.is_demo else WRONG_WAY, status_code=403)
        if not sent_by_us(site, scope, headers):
            return PlainTextResponse(FOREIGN, status_code=403)
        if is_open(site, scope):
            return None
        if not await self.has_session(headers):
            return await self.cleared(headers, shown_the_door(site, scope, headers))
        if scope["path"].startswith(CLOSED):
            return PlainTextResponse("There is nothing here.\n", status_code=404)
        return None

    async def has_session(self, headers: Headers) -> bool:
        sid = cookie(headers)
        if sid is None:
            return False
        return await run_in_threadpool(is_somebody, self.store(), sid, session.now())

    async def cleared(self, headers: Headers, response: Response) -> Response:
        """A response that takes from the browser what it holds, where its session was ended."""
        sid = cookie(headers)
        if sid is not None and await run_in_threadpool(is_ended, self.store(), sid):
            clear_browser(response)
        return response


def clear_browser(response: Response) -> None:
    """Has the browser throw away what pages of ours keep in it; cookies are another matter."""
    response.headers["Clear-Site-Data"] = '"storage"'


def is_sent(scope: Scope) -> bool:
    """Whether a request may change something."""
    return scope["type"] == "http" and scope["method"] not in READING


def is_open(site: Site, scope: Scope) -> bool:
    """Whether this is for people who have not come in yet."""
    asked = (scope.get("method"), scope["path"])
    if is_calendar(*asked):
        return True
    if site.is_demo:
        return asked in OPEN | OPEN_IN_A_DEMO
    return asked in OPEN | OPEN_IN_A_REAL_ONE or leads_in(*asked)


def leads_in(method: str | None, path: str) -> bool:
    """Whether somebody came with a link that lets them in."""
    return method in ("GET", "POST") and ONE_TIME_LINK.fullmatch(path) is not None


def is_calendar(method: str | None, path: str) -> bool:
    """Whether a calendar's program asks, which has no session and whose address is its secret."""
    return method in ("GET", "HEAD") and CALENDAR.fullmatch(path) is not None


def shown_the_door(site: Site, scope: Scope, headers: Headers) -> Response:
    if scope["type"] == "http" and "text/html" in headers.get("accept", ""):
        return RedirectResponse(site.door, status_code=303)
    return PlainTextResponse("Enter first, then try again.\n", status_code=401)


def cookie(headers: Headers, name: str = COOKIE) -> str | None:
    """The session id that a request carries, or another cookie's value.

    Read as Streamlit reads it. Python's own parser gives up at the first cookie that it does not
    like, and other programs on the same host set such ones.
    """
    return cookie_parser(headers.get("cookie", "")).get(name)


def came_the_right_way(site: Site, scope: Scope, headers: Headers) -> bool:
    """Whether a request names this site, and comes from where it may.

    Without TLS from this machine itself; to a site with TLS through its proxy, which tells that
    the browser's part of the way was encrypted. What a stranger says of whom he sends for is
    believed nowhere.
    """
    peer = peer_of(scope)
    straight = is_here(peer) and not came_through_a_proxy(scope, headers)
    if not site.is_secure:
        return straight and site.answers_to(headers)
    if scope["path"] in OF_THIS_MACHINE and straight:  # asked by its own watchdogs
        return True
    if scope["path"] == FIGURES:
        return False
    through_our_proxy = site.believes(peer) and headers.getlist("x-forwarded-proto") == ["https"]
    return through_our_proxy and site.answers_to(headers)


def sent_by_us(site: Site, scope: Scope, headers: Headers) -> bool:
    """Whether what changes something, or a websocket, was sent by a page of ours: the browser
    says from where it comes."""
    origin = headers.get("origin")
    if scope["type"] == "websocket":
        return origin is not None and site.is_ours(origin, headers)
    if not is_sent(scope):
        return True
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    return origin is None or site.is_ours(origin, headers)
