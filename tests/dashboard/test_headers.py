"""What every response says to the browser, and what may be kept of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from starlette.applications import Starlette

from dashboard.gate import Gate
from dashboard.headers import ALWAYS
from dashboard.site import at_home
from journal.actions.enter import LASTS, enter_demo
from journal.store.engine import Store
from tests.dashboard.called import Demo
from tests.dashboard.over_asgi import answered

CLEARS = "clear-site-data"


@pytest.fixture
def ana(served: Demo) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=served.address) as client:
        assert client.post("/demo/enter", data={"person": "ana"}).status_code == 303
        yield client


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/healthz", {}, 200),
        ("GET", "/demo", {}, 200),
        ("GET", "/", {}, 200),
        ("GET", "/journal", {}, 200),
        ("GET", "/_stcore/host-config", {}, 200),
        ("GET", "/media/0123456789abcdef.csv", {}, 404),
        ("POST", "/demo/enter", {}, 404),
        ("POST", "/logout", {"origin": "http://evil.example"}, 403),
        ("GET", "/", {"host": "evil.example"}, 403),
        ("GET", "/", {"cookie": ""}, 401),
        ("GET", "/", {"cookie": "", "accept": "text/html"}, 303),
    ],
)
def test_every_response_says_what_the_browser_may_do(
    ana: httpx.Client, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    answered = ana.request(method, path, headers=headers)
    assert answered.status_code == status
    assert {name: answered.headers.get(name) for name in ALWAYS} == ALWAYS
    assert answered.headers["cache-control"] == "no-store"
    assert "server" not in answered.headers


def test_streamlits_page_is_told_all_that_streamlit_tells_it_but_to_open_dialogs(
    ana: httpx.Client,
) -> None:
    told = ana.get("/_stcore/host-config").json()
    assert told["blockErrorDialogs"] is True
    assert {"allowedOrigins", "useExternalAuthToken", "enforceDownloadInNewTab"} <= told.keys()


def test_a_browser_is_cleared_when_its_session_is_ended_and_not_before(
    served: Demo, ana: httpx.Client
) -> None:
    cookies = dict(ana.cookies)
    assert CLEARS not in ana.get("/").headers
    assert CLEARS not in httpx.get(served.address).headers
    assert ana.post("/logout").headers[CLEARS] == '"storage"'
    assert httpx.get(served.address, cookies=cookies).headers[CLEARS] == '"storage"'


def test_a_session_that_ran_out_by_itself_leaves_the_browser_as_it_is(store: Store) -> None:
    gate = Gate(Starlette(), store=lambda: store, site=lambda: at_home(80, is_demo=True))
    over = enter_demo(store, "ana", now=datetime.now(UTC) - LASTS - timedelta(seconds=1))
    for sid, is_cleared in ((over, False), ("made-up", True)):
        response = answered(gate, "/", headers={"cookie": f"sid={sid}"})
        assert (response.status_code, CLEARS in response.headers) == (401, is_cleared)


def test_no_script_runs_that_is_not_a_file_of_ours() -> None:
    policy = dict(part.split(" ", 1) for part in ALWAYS["Content-Security-Policy"].split("; "))
    assert policy["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert not [part for part in policy.values() if "http" in part or "*" in part]


def test_static_files_are_compressed_and_kept_for_a_year(ana: httpx.Client) -> None:
    script = re.search(r'src="\.?(/static/js/[^"]+\.js)"', ana.get("/").text)
    assert script is not None
    answered = ana.get(script[1], headers={"accept-encoding": "gzip"})
    assert answered.headers["content-encoding"] == "gzip"
    assert answered.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answered.headers["vary"] == "Accept-Encoding"
    assert {name: answered.headers.get(name) for name in ALWAYS} == ALWAYS
    assert int(answered.headers["content-length"]) < len(answered.content) / 2
    plain = ana.get(script[1], headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == answered.content
