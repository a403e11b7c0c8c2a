"""Signing in at two providers that others have written, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import oidc_provider_mock as mock
import pytest

from journal.store import open_store
from tests.browser.driving import PATIENCE, Tab, screen
from tests.journal.conftest import settle_in
from tests.sign_in.certified import certified
from tests.sign_in.conftest import SETTINGS
from tests.sign_in.served import ServedWorkspace
from tests.sign_in.visiting import audited, failures, people_named

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.long


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[ServedWorkspace]:
    """A workspace with its teams that is not served yet; nobody has signed in to it."""
    folder = tmp_path / "workspace"
    with closing(open_store(folder)) as store:
        store.write(settle_in)
    workspace = ServedWorkspace(folder)
    yield workspace
    if workspace.process is not None:
        workspace.stop()


def start(workspace: ServedWorkspace, issuer: str, scopes: str = "") -> None:
    """Serves it, with a provider to sign in at."""
    file = workspace.folder / "sign-in.toml"
    file.write_text(scopes + SETTINGS.replace("ISSUER", issuer), encoding="utf-8")
    file.chmod(0o600)
    workspace.start()


@pytest.fixture
def tab(browser: Browser, workspace: ServedWorkspace) -> Iterator[Tab]:
    context = browser.new_context(**screen("desktop"))
    context.set_default_timeout(PATIENCE)
    yield Tab(context.new_page(), workspace.base)
    context.close()


def test_somebody_signs_in_at_the_certified_provider(workspace: ServedWorkspace, tab: Tab) -> None:
    with certified(f"{workspace.base}/sso/callback") as issuer:
        start(workspace, issuer, 'scopes = ["profile", "email", "groups"]')
        for login in ("ana", "ida"):  # ida is in 500 groups, and ana is still signed in there
            sign_in_at_the_certified_provider(tab, login)
            tab.is_on("Reflect")
            tab.page.context.clear_cookies(name="sid")
        sign_in_at_the_certified_provider(tab, "mallory")
        tab.sees("none of your groups there has a role in Afterword")
    workspace.stop()
    with closing(open_store(workspace.folder)) as store:
        assert failures(store) == ["no_role"]
        assert [row["action"] for row in audited(store)].count("signed_in") == 2
        assert people_named(store, "ana.fernhill") == people_named(store, "ida.fernhill") == 1


def sign_in_at_the_certified_provider(tab: Tab, login: str) -> None:
    tab.page.goto(f"{tab.base}/sso/start")
    tab.page.get_by_placeholder("Enter any login").fill(login)
    tab.page.get_by_placeholder("and password").fill("any")
    tab.page.get_by_role("button", name="Sign-in").click()
    tab.page.get_by_role("button", name="Continue").click()


def test_somebody_signs_in_at_the_mock_provider(workspace: ServedWorkspace, tab: Tab) -> None:
    ana = mock.User(sub="1", claims={"name": "Ana", "email": "ana@x", "groups": ["cs-agents"]})
    with mock.run_server_in_thread(user_claims=[ana]) as server:
        start(workspace, f"http://localhost:{server.server_port}")
        tab.page.goto(f"{tab.base}/sso/start")
        tab.page.get_by_role("button", name="1", exact=True).click()
        tab.is_on("Reflect")
        tab.page.context.clear_cookies()
        tab.page.goto(f"{tab.base}/sso/start")
        tab.page.get_by_role("button", name="Deny").click()
        tab.sees("The sign-in was not completed there.")
