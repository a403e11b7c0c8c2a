"""A browser without a screen: keeps cookies, and goes from us to the provider and back."""

from __future__ import annotations

from urllib.parse import urlsplit

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard import session, sso
from dashboard.gate import Gate
from dashboard.headers import SecurityHeaders
from journal.store.engine import Row, Store
from tests.dashboard.over_asgi import answered

ORIGIN = "http://localhost"


def inside(_: Request) -> Response:
    return PlainTextResponse("inside")


APP = Starlette(
    routes=[*sso.ROUTES, Route("/", inside)],
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(Gate, store=session.store, site=session.site),
    ],
)


class Visitor:
    """Somebody with a browser."""

    def __init__(self) -> None:
        self.cookies = httpx.Cookies()
        self.headers: dict[str, str] = {}

    def get(self, address: str) -> httpx.Response:
        """A page of ours; redirects are the visitor's to follow."""
        parts = urlsplit(address)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        held = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {**self.headers, "cookie": held} if held else self.headers
        response = answered(APP, path, headers=headers)
        self.cookies.extract_cookies(response)
        return response

    def begin(self, flags: str = "") -> str:
        """Where the provider sends the browser back to."""
        away = self.get(f"/sso/start{flags}")
        assert away.status_code == 303, away.text
        return httpx.get(away.headers["location"]).headers["location"]

    def sign_in(self) -> httpx.Response:
        return self.get(self.begin())

    @property
    def is_inside(self) -> bool:
        return self.get("/").text == "inside"


def audited(store: Store) -> list[Row]:
    sql = "select actor, action, subject from kept.audit order by sequence"
    return store.write(lambda tx: tx.rows(sql))


def failures(store: Store) -> list[str]:
    """The codes of the sign-ins that failed, as the audit log has them."""
    rows = [row for row in audited(store) if row["action"] == "sign_in_failed"]
    assert {row["actor"] for row in rows} <= {"nobody"}
    return [row["subject"] for row in rows]


def people_named(store: Store, login: str) -> int:
    sql = "select count(*) as n from kept.people where login = $login"
    return int(store.write(lambda tx: tx.rows(sql, {"login": login}))[0]["n"])
