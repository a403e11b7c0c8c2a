"""A workspace that people sign in to through a provider, and a browser without a screen."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard import session, sso
from dashboard.site import Site
from journal.store import open_store
from journal.store.engine import Store
from tests.journal.conftest import settle_in
from tests.sign_in.forger import CLIENT, SECRET, Forger, forging
from tests.sign_in.visiting import ORIGIN, Visitor

NAME = "Fernhill account"
SETTINGS = f"""
issuer = "ISSUER"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
name = "{NAME}"
[[groups]]
group = "cs-agents"
role = "agent"
team = "Deliveries"
[[groups]]
group = "cs-leads"
role = "supervisor"
team = "Deliveries"
[[groups]]
group = "it-admins"
role = "admin"
"""
Offers = Callable[..., None]


@pytest.fixture(scope="session")
def forger_at_work() -> Iterator[Forger]:
    with forging() as forger:
        yield forger


@pytest.fixture
def forger(forger_at_work: Forger) -> Forger:
    forger_at_work.begins_anew()
    return forger_at_work


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("settled")
    store = open_store(folder)
    store.write(settle_in)
    store.close()
    return folder


@pytest.fixture
def folder(settled: Path, tmp_path: Path) -> Path:
    made = tmp_path / "workspace"
    shutil.copytree(settled, made)
    return made


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    opened = open_store(folder)
    session.serve_from(opened, Site(ORIGIN))
    yield opened
    sso._offered.clear()
    opened.close()


@pytest.fixture
def offers(store: Store, folder: Path) -> Offers:
    """Offers the sign-in of an issuer: offers(issuer, patience=1)."""

    def offer(issuer: str, name: str = NAME, **more: float) -> None:
        file = folder / "sign-in.toml"
        settings = SETTINGS.replace("ISSUER", issuer).replace(NAME, name)
        file.write_text(settings, encoding="utf-8")
        file.chmod(0o600)
        sso.offer(store, folder, **more)

    return offer


@pytest.fixture
def visitor(forger: Forger, offers: Offers) -> Visitor:
    """Somebody with a browser, before a workspace that the forger signs people in to."""
    offers(forger.issuer)
    return Visitor()
