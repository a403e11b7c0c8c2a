"""A browser at the door of a real workspace, without its screens: the gate and our own pages."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from anyio.from_thread import start_blocking_portal
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard import session
from dashboard.asgi import ROUTED
from dashboard.gate import Gate
from dashboard.one_time_links import path_of
from journal.actions.links import make_link
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store

PASSWORD = "some plain words of mine"
INSIDE = "the app itself"
FIELD = re.compile(r'name="form" value="([^"]*)"')
PROBLEM = re.compile(r'role="alert">(.*?)</div>', re.S)


def behind_the_gate() -> Gate:
    routes = [route for part in ROUTED for route in part.ROUTES]
    inside = Route("/{path:path}", lambda _: PlainTextResponse(INSIDE))
    return Gate(Starlette(routes=[*routes, inside]), store=session.store, site=session.site)


class Visitor:
    """Somebody with a browser that keeps cookies."""

    def __init__(self) -> None:
        transport = httpx.ASGITransport(app=behind_the_gate(), client=("127.0.0.1", 50_000))
        self.client = httpx.AsyncClient(
            transport=transport, base_url="http://localhost:8501", headers={"accept": "text/html"}
        )

    @property
    def cookies(self) -> httpx.Cookies:
        return self.client.cookies

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        async def answered() -> httpx.Response:
            return await self.client.request(method, path, **more)

        with start_blocking_portal() as portal:
            return portal.call(answered)

    def get(self, path: str) -> httpx.Response:
        return self.ask("GET", path)

    def post(self, path: str, **more: Any) -> httpx.Response:
        return self.ask("POST", path, **more)

    def send(self, path: str, page: str | None = None, **fields: str) -> httpx.Response:
        """Fills in the form that stands on a page, and sends it."""
        field = FIELD.search(self.get(page or path).text)
        return self.post(path, data={"form": field[1] if field else "", **fields})

    def sign_in(self, login: str, password: str, **more: str) -> httpx.Response:
        return self.send("/login", login=login, password=password, **more)

    def is_in(self) -> bool:
        return self.get("/").text == INSIDE


def problem_on(response: httpx.Response) -> str:
    """What a page says is wrong."""
    found = PROBLEM.search(response.text)
    return re.sub(r"<[^>]*>", "", found[1]) if found else ""


def link(store: Store, login: str = "ana") -> str:
    """Where a new link for somebody leads."""
    return path_of(*make_link(store, login, now=datetime.now(UTC), actor=COMMAND_LINE))


def later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    """Moves the clock of the app in this process."""
    monkeypatch.setattr(session, "now", lambda: datetime.now(UTC) + by)
