"""A site with TLS is reached through its proxy, and takes nothing from another site's page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard.gate import Gate
from dashboard.site import site_of
from journal.actions.enter import enter_demo
from journal.store.engine import Store
from tests.dashboard.over_asgi import answered

FOREIGN = "http://evil.example"


@pytest.fixture
def secure(store: Store) -> Callable[..., httpx.Response]:
    """Answers of a site with TLS, behind a proxy on this machine and one at 10.0.0.1."""
    site = site_of("https://afterword.example.org", proxies=["127.0.0.1", "10.0.0.0/30"])
    behind = Starlette(routes=[Route("/{path:path}", lambda _: PlainTextResponse("let through"))])
    gate = Gate(behind, store=lambda: store, site=lambda: site)
    sid = enter_demo(store, "ana", now=datetime.now(UTC))
    usual = {
        "host": "afterword.example.org",
        "x-forwarded-proto": "https",
        "x-forwarded-for": "192.0.2.7",
        "cookie": f"sid={sid}",
    }

    def ask(
        path: str = "/", *, peer: str = "127.0.0.1", method: str = "GET", **changed: str | None
    ) -> httpx.Response:
        headers = usual | {name.replace("_", "-"): value for name, value in changed.items()}
        sent = {name: value for name, value in headers.items() if value is not None}
        return answered(gate, path, peer=peer, method=method, headers=sent)

    return ask


def test_a_site_with_tls_answers_through_its_proxy_alone(
    secure: Callable[..., httpx.Response],
) -> None:
    assert secure().text == "let through"
    assert secure(peer="10.0.0.1").text == "let through"
    for refused in (
        secure(peer="192.0.2.9"),
        secure(x_forwarded_proto="http"),
        secure(x_forwarded_proto=None),
        secure(host="127.0.0.1:8501"),
        secure(host="afterword.example.org.evil.example"),
    ):
        assert refused.status_code == 403
        assert refused.text.startswith("Afterword does not answer at this address")


def test_a_watchdog_on_the_same_machine_asks_a_site_with_tls_how_it_is(
    secure: Callable[..., httpx.Response],
) -> None:
    alone = {"host": "127.0.0.1:8501", "x_forwarded_proto": None, "x_forwarded_for": None}
    assert secure("/healthz", cookie=None, **alone).text == "let through"
    assert secure("/healthz", cookie=None, peer="192.0.2.9", **alone).status_code == 403
    assert secure("/", **alone).status_code == 403


def test_figures_are_asked_for_on_the_same_machine_and_through_no_proxy(
    secure: Callable[..., httpx.Response],
) -> None:
    alone = {"host": "127.0.0.1:8501", "x_forwarded_proto": None, "x_forwarded_for": None}
    assert secure("/metrics", cookie=None, **alone).text == "let through"
    assert secure("/metrics", cookie=None).status_code == 403
    assert secure("/metrics", peer="10.0.0.1").status_code == 403


def test_a_real_site_has_no_picker_at_its_door(secure: Callable[..., httpx.Response]) -> None:
    assert secure("/demo", cookie=None).status_code == 401
    shown = secure("/", cookie=None, accept="text/html")
    assert (shown.status_code, shown.headers["location"]) == (303, "/login")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_is_changed_for_a_page_of_another_site(
    secure: Callable[..., httpx.Response], method: str
) -> None:
    for headers in (
        {"origin": FOREIGN},
        {"origin": "null"},
        {"origin": "http://afterword.example.org"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ):
        assert secure(method=method, **headers).status_code == 403
    assert secure(method=method, origin="https://afterword.example.org").status_code != 403


@pytest.mark.parametrize(
    "path",
    [
        *("/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/interact"),
        *("/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/auth/login", "/auth/logout"),
        *("/oauth2callback", "/_stcore/upload_file/some-session/some-file"),
        "/media/0123456789abcdef.csv",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
def test_what_streamlit_offers_and_nobody_here_uses_is_closed_to_everybody(
    secure: Callable[..., httpx.Response], path: str, method: str
) -> None:
    response = secure(path, method=method, origin="https://afterword.example.org")
    assert (response.status_code, response.text) == (404, "There is nothing here.\n")
