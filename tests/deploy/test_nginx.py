"""docs/deploy/nginx.conf does what docs/deploy.md and docs/security.md say of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import httpx
import pytest

from dashboard.commands import carry_out
from dashboard.invocation import Invocation
from journal.guesses import SAME_PLACE
from tests.deploy.behind_nginx import NAME, Nginx, ServedWithTls
from tests.deploy.started import a_site

SITE = f"https://{NAME}"
Site = tuple[ServedWithTls, Nginx]
Ask = Callable[..., httpx.Response]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("deployed")
    argv = ["init", "--organisation", "Fernhill", "--timezone", "Europe/London"]
    said = Invocation(Path("/"), StringIO(), StringIO())
    assert carry_out([*argv, "--data", str(folder / "workspace")], said) == 0
    with a_site(folder) as started:
        yield started


@pytest.fixture
def visitor(site: Site) -> Iterator[Callable[[str], Ask]]:
    """Somebody who comes from an address, and keeps their cookies."""
    _, front = site
    clients: list[httpx.Client] = []

    def come_from(address: str) -> Ask:
        way = httpx.HTTPTransport(verify=front.trust(), local_address=address)
        client = httpx.Client(transport=way, headers={"Host": NAME})
        clients.append(client)

        def ask(method: str, path: str, **more: Any) -> httpx.Response:
            where = f"https://127.0.0.1:{front.https}{path}"
            named = {"sni_hostname": NAME}
            return client.request(method, where, extensions=named, **more)

        return ask

    yield come_from
    for client in clients:
        client.close()


def test_what_is_asked_without_tls_is_sent_to_the_same_page_with_it(site: Site) -> None:
    asked = httpx.get(f"http://127.0.0.1:{site[1].http}/login?a=b", headers={"Host": NAME})
    assert (asked.status_code, asked.headers["location"]) == (301, f"{SITE}/login?a=b")


def test_browsers_are_told_to_come_with_tls_whatever_is_answered(
    visitor: Callable[[str], Ask],
) -> None:
    ask = visitor("127.0.0.1")
    for path, status in (("/login", 200), ("/", 401), ("/setup/guessed", 404), ("/healthz", 404)):
        answer = ask("GET", path)
        assert answer.status_code == status
        assert answer.headers["strict-transport-security"] == "max-age=31536000"


def test_every_cookie_of_the_site_is_for_tls_alone(visitor: Callable[[str], Ask]) -> None:
    cookies = visitor("127.0.0.1")("GET", "/login").headers.get_list("set-cookie")
    assert cookies
    assert all("; secure" in cookie.lower() for cookie in cookies)


def test_the_apps_own_port_refuses_whoever_goes_around_nginx(site: Site) -> None:
    app, _ = site
    for headers in ({}, {"Host": NAME}):
        refused = httpx.get(f"{app.base}/login", headers=headers)
        assert refused.status_code == 403
        assert refused.text.startswith("Afterword does not answer at this address")
    assert httpx.get(f"{app.base}/healthz").json()["status"] == "ok"


@pytest.mark.parametrize(
    "hosts",
    [
        ["evil.example"],
        [f"{NAME}.evil.example"],
        ["127.0.0.1"],
        [NAME, "evil.example"],
        ["evil.example", NAME],
        [NAME, NAME],
        [],
    ],
)
def test_a_request_that_does_not_name_this_site_once_is_refused(
    site: Site, hosts: list[str]
) -> None:
    lines = "".join(f"Host: {host}\n" for host in hosts)
    answer = site[1].send(f"GET /login HTTP/1.1\n{lines}Connection: close\n\n")
    assert re.match(r"HTTP/1.1 40[03] |$", answer), answer[:200]
    assert "Password" not in answer


def test_a_request_that_names_this_site_once_is_answered(site: Site) -> None:
    answer = site[1].send(f"GET /login HTTP/1.1\nHost: {NAME}\nConnection: close\n\n")
    assert answer.startswith("HTTP/1.1 200 ")


def test_an_address_that_a_stranger_makes_up_does_not_reach_the_app(
    visitor: Callable[[str], Ask],
) -> None:
    """Guesses are counted for the address that nginx saw, whatever else is told."""
    ask, elsewhere = visitor("127.0.0.1"), visitor("127.0.0.2")
    answers = [guess(ask, f"192.0.2.{number}") for number in range(SAME_PLACE.at_once + 1)]
    assert answers == [403] * SAME_PLACE.at_once + [429]
    assert guess(elsewhere, "127.0.0.1") == 403


def guess(ask: Ask, made_up: str) -> int:
    """Tries a password, as somebody who says that they come from another address."""
    told = {
        "X-Forwarded-For": made_up,
        "X-Real-IP": made_up,
        "Forwarded": f"for={made_up}",
        "Origin": SITE,
    }
    mark = re.findall(r'name="form" value="(\w+)"', ask("GET", "/login", headers=told).text)[0]
    form = {"form": mark, "login": "ada", "password": "not the right words"}
    return ask("POST", "/login", headers=told, data=form).status_code


def test_no_address_that_was_asked_for_is_in_a_log(
    site: Site, visitor: Callable[[str], Ask]
) -> None:
    app, front = site
    path = app.setup_path()
    assert visitor("127.0.0.1")("GET", path).status_code == 200
    token = path.rpartition("/")[2].encode()
    logs = [file for file in front.folder.rglob("*") if file.is_file()]
    assert logs
    assert [file.name for file in logs if token in file.read_bytes()] == []
