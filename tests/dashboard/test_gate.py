"""No session, no bytes; and the demo's door is open to this machine alone."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from dashboard.gate import Gate
from dashboard.site import at_home
from journal.actions.enter import LASTS, enter_demo, leave
from journal.store.engine import Store
from tests.dashboard.called import Demo, called
from tests.dashboard.over_asgi import answered

FOREIGN = "http://evil.example"
BEHIND_THE_GATE = (
    "/",
    "/journal",
    "/trends",
    "/static/index.html",
    "/static/js/index.js",
    "/media/0123456789abcdef.csv",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/metrics",
    "/_stcore/upload_file/some-session/some-file",
    "/import",
    "/import/file",
    "/_stcore/bidi-components/afterword.writing/writing.js",
    "/component/anything/index.html",
    "/favicon.ico",
    "/nothing/of/ours",
)


@pytest.fixture
def stranger(served: Demo) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=served.address) as client:
        yield client


@pytest.fixture
def ana(served: Demo) -> Iterator[httpx.Client]:
    """Somebody who has come in by the door."""
    with httpx.Client(base_url=served.address) as client:
        assert client.post("/demo/enter", data={"person": "ana"}).status_code == 303
        yield client


@pytest.mark.parametrize("path", BEHIND_THE_GATE)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
def test_without_a_session_not_a_byte_is_handed_out(
    stranger: httpx.Client, path: str, method: str
) -> None:
    response = stranger.request(method, path)
    assert response.status_code == 401
    assert response.text == ("" if method == "HEAD" else "Enter first, then try again.\n")
    shown = stranger.request(method, path, headers={"accept": "text/html"})
    assert (shown.status_code, shown.headers["location"]) == (303, "/demo")
    assert shown.content == b""


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/demo/enter"), ("PUT", "/demo/enter"), ("POST", "/demo"), ("POST", "/healthz")],
)
def test_the_pages_of_the_door_answer_what_they_are_for_and_nothing_else(
    stranger: httpx.Client, method: str, path: str
) -> None:
    response = stranger.request(method, path)
    assert response.text == "Enter first, then try again.\n"


@pytest.mark.parametrize("sid", ["", "made-up", "a" * 5000, '"', "é", "sid=sid"])
def test_a_made_up_session_opens_nothing(stranger: httpx.Client, sid: str) -> None:
    response = stranger.get("/", headers={b"cookie": f"sid={sid}".encode()})
    assert response.status_code == 401


def test_with_a_session_the_same_addresses_answer(ana: httpx.Client) -> None:
    assert "<title>" in ana.get("/").text
    assert ana.get("/_stcore/health").text == "ok"


def test_the_session_is_in_a_cookie_that_no_script_reads(served: Demo) -> None:
    response = httpx.post(f"{served.address}/demo/enter", data={"person": "ana"})
    cookie = response.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert f"max-age={8 * 60 * 60}" in cookie
    assert response.headers["location"] == "/"


def test_nobody_enters_under_a_name_that_is_not_in_the_demo(stranger: httpx.Client) -> None:
    for login in ("nobody", "", "ana' or 1=1 --"):
        response = stranger.post("/demo/enter", data={"person": login})
        assert response.status_code == 404
        assert response.text.startswith("There is nobody of that name in this demo.")
    assert "sid" not in stranger.cookies


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": FOREIGN}],
    ids=lambda headers: next(iter(headers.items())),
)
def test_another_site_brings_nobody_in_and_puts_nobody_out(
    stranger: httpx.Client, ana: httpx.Client, headers: dict[str, str]
) -> None:
    entered = stranger.post("/demo/enter", data={"person": "ana"}, headers=headers)
    assert (entered.status_code, "sid" in stranger.cookies) == (403, False)
    assert ana.post("/logout", headers=headers).status_code == 403
    assert ana.get("/").status_code == 200


def test_leaving_ends_the_session_for_every_copy_of_its_cookie(
    served: Demo, ana: httpx.Client
) -> None:
    cookies = dict(ana.cookies)
    assert ana.post("/logout").headers["location"] == "/demo"
    assert "sid" not in ana.cookies
    assert httpx.get(f"{served.address}/", cookies=cookies).status_code == 401


def refused(served: Demo, **headers: str) -> bool:
    """Whether the server closes the door to a websocket."""
    address = served.address.replace("http", "ws") + "/_stcore/stream"
    try:
        with connect(address, additional_headers=headers):
            return False
    except InvalidStatus as error:
        return error.response.status_code == 403


def test_a_websocket_opens_for_a_session_and_from_our_page_alone(
    served: Demo, ana: httpx.Client
) -> None:
    cookie = f"sid={ana.cookies['sid']}"
    assert not refused(served, cookie=cookie, origin=served.address)
    assert refused(served, origin=served.address)
    assert refused(served, cookie="sid=made-up", origin=served.address)
    assert refused(served, cookie=cookie, origin=FOREIGN)
    assert refused(served, cookie=cookie, origin="null")
    assert refused(served, cookie=cookie)
    assert refused(served, cookie=cookie, origin=served.address, **{"x-forwarded-for": "::1"})


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "[::2]:8501", ""])
def test_a_foreign_host_is_shown_nothing(
    stranger: httpx.Client, ana: httpx.Client, host: str
) -> None:
    for client in (stranger, ana):
        for path in ("/", "/demo", "/healthz"):
            response = client.get(path, headers={"host": host})
            assert response.status_code == 403
            assert "open to this computer alone" in response.text


@pytest.mark.parametrize(
    "name",
    [
        *("forwarded", "via", "x-real-ip", "x-forwarded-for", "x-forwarded-host"),
        *("x-forwarded-proto", "x-forwarded-port", "x-forwarded-server", "x-forwarded-prefix"),
        *("x-original-forwarded-for", "cf-connecting-ip", "true-client-ip"),
    ],
)
def test_a_request_that_came_through_a_proxy_is_shown_nothing(ana: httpx.Client, name: str) -> None:
    for value in ("127.0.0.1", ""):
        response = ana.get("/demo", headers={name: value})
        assert (response.status_code, "Ana" in response.text) == (403, False)


@pytest.mark.parametrize(
    ("version", "more"),
    [("1.1", "Host: evil.example\r\n"), ("1.0", "")],
    ids=["two hosts", "as nginx asks where it was told nothing else"],
)
def test_a_request_that_no_browser_sends_is_refused(served: Demo, version: str, more: str) -> None:
    host, port = served.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as wire:
        said = f"GET /demo HTTP/{version}\r\nHost: {host}:{port}\r\n{more}"
        wire.sendall(f"{said}Connection: close\r\n\r\n".encode())
        response = wire.makefile("rb").read()
    assert response.startswith((b"HTTP/1.1 400", b"HTTP/1.1 403"))
    assert b"Ana" not in response


Request = Callable[..., int]


@pytest.fixture
def request_from(store: Store) -> Request:
    """The status of a request from some machine, with some session, past the gate alone."""
    behind = Starlette(routes=[Route("/", lambda _: PlainTextResponse("let through"))])
    gate = Gate(behind, store=lambda: store, site=lambda: at_home(80, is_demo=True))

    def status(peer: str, sid: str) -> int:
        return answered(gate, "/", peer=peer, headers={"cookie": f"sid={sid}"}).status_code

    return status


def test_only_this_machine_comes_in(store: Store, request_from: Request) -> None:
    sid = enter_demo(store, "ana", now=datetime.now(UTC))
    assert request_from("127.0.0.1", sid) == 200
    assert request_from("::1", sid) == 200
    for peer in ("192.0.2.7", "10.0.0.1", "::ffff:192.0.2.7", "2001:db8::1"):
        assert request_from(peer, sid) == 403


def test_a_session_opens_nothing_once_its_time_is_over(store: Store, request_from: Request) -> None:
    now = datetime.now(UTC)
    over = enter_demo(store, "ana", now=now - LASTS - timedelta(seconds=1))
    assert request_from("127.0.0.1", over) == 401
    nearly = enter_demo(store, "ana", now=now - LASTS + timedelta(minutes=5))
    assert request_from("127.0.0.1", nearly) == 200


def test_what_ends_a_session_ends_it_for_files_too(store: Store, request_from: Request) -> None:
    sid = enter_demo(store, "ana", now=datetime.now(UTC))
    for _ in range(2):
        assert request_from("127.0.0.1", sid) == 200
    leave(store, sid, now=datetime.now(UTC))
    assert request_from("127.0.0.1", sid) == 401


def test_a_command_that_removes_somebody_puts_them_out_at_once(
    served: Demo, stranger: httpx.Client
) -> None:
    add = ("person", "add", "zed", "--name", "Zed", "--role", "representative")
    assert called(*add, "--data", served.folder).code == 0
    assert stranger.post("/demo/enter", data={"person": "zed"}).status_code == 303
    for _ in range(2):
        assert stranger.get("/favicon.ico").status_code == 200
    assert called("person", "remove", "zed", "--data", served.folder).code == 0
    assert stranger.get("/favicon.ico").status_code == 401
