"""The whole way into a site behind nginx, as docs/deploy.md sets it up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.at_the_door import AtTheDoor
from tests.browser.driving import ARGUMENTS, PATIENCE, chromium, screen
from tests.deploy.behind_nginx import NAME, Nginx, ServedWithTls
from tests.deploy.started import a_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SITE = f"https://{NAME}"
Site = tuple[ServedWithTls, Nginx]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with a_site(tmp_path) as started:
        yield started


@pytest.fixture
def tab(browser: Browser, site: Site) -> Iterator[AtTheDoor]:
    """A browser of its own, which finds the site under its name and usual ports."""
    _, front = site
    ways = {f"{NAME}:80": front.http, f"{NAME}:443": front.https}
    rules = ", ".join(f"MAP {name} 127.0.0.1:{port}" for name, port in ways.items())
    own = browser.browser_type.launch(
        executable_path=chromium(), args=[*ARGUMENTS, f"--host-resolver-rules={rules}"]
    )
    context = own.new_context(**screen("desktop"), ignore_https_errors=True)
    context.set_default_timeout(PATIENCE)
    yield AtTheDoor(context.new_page(), SITE)
    own.close()


@pytest.mark.long
def test_the_first_admin_comes_in_through_nginx_and_leaves(site: Site, tab: AtTheDoor) -> None:
    app, _ = site
    sockets: list[str] = []
    tab.page.on("websocket", lambda socket: sockets.append(socket.url))
    tab.page.goto(f"http://{NAME}/")
    expect(tab.page).to_have_url(f"{SITE}/login")
    tab.sees("Nobody has set this workspace up yet.")

    tab.set_up(app.setup_path())
    tab.is_on("Admin")
    tab.settle()
    assert sockets == [f"wss://{NAME}/_stcore/stream"]
    cookies = {cookie["name"]: cookie for cookie in tab.page.context.cookies()}
    assert [cookie for cookie in cookies.values() if not cookie["secure"]] == []
    assert cookies["sid"]["httpOnly"]
    assert cookies["device"]["httpOnly"]

    tab.sign_out()
    tab.page.goto(SITE)
    tab.heading("Sign in")
