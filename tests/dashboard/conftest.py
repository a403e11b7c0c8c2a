"""A small demo of two teams, made once; a copy of it for each test, or one that is served."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from dashboard import session
from dashboard.site import at_home
from journal.actions.enter import enter_demo
from journal.store import open_store
from journal.store.duckdb_engine import DuckDBStore
from journal.store.engine import Store
from tests.dashboard.at_the_door import PASSWORD, Visitor, link
from tests.dashboard.called import Demo, called, serving
from tests.dashboard.looking import Look, page_at

Command = tuple[str, ...]
MadeWith = Callable[..., Path]


@pytest.fixture(scope="session", autouse=True)
def looked_through_once() -> Iterator[None]:
    """What is installed is searched for Streamlit's components once: for each page that is drawn
    it would take longer than drawing it."""
    with pytest.MonkeyPatch.context() as patched:
        once = cache(manifest_scanner.scan_component_manifests)
        patched.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture(scope="session")
def small_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo; to be copied and never changed."""
    folder = tmp_path_factory.mktemp("demo")
    size = ("--teams", "2", "--agents", "6", "--weeks", "12")
    # In this one there is a week or two to be shown of every question that has weeks.
    assert called("demo", "--no-serve", "--seed", "3", *size, "--data", folder).code == 0
    return folder


def copied(folder: Path, to: Path) -> Path:
    return shutil.copytree(folder, to)


@pytest.fixture
def demo(small_demo: Path, tmp_path: Path) -> Path:
    return copied(small_demo, tmp_path / "demo")


@pytest.fixture(scope="session")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a workspace that holds nothing yet; to be copied and never changed."""
    folder = tmp_path_factory.mktemp("set_up")
    settings = ("--organisation", "Fernhill Home", "--timezone", "Europe/London")
    assert called("init", *settings, "--data", folder).code == 0
    return folder


@pytest.fixture
def empty(set_up: Path, tmp_path: Path) -> Path:
    """The folder of a workspace that was set up, and holds nothing yet."""
    return copied(set_up, tmp_path / "workspace")


@pytest.fixture(scope="session")
def made_with(set_up: Path, tmp_path_factory: pytest.TempPathFactory) -> MadeWith:
    """The folder of a workspace that was set up and on which commands were carried out, once for
    the same commands; to be copied and never changed."""

    @cache
    def made(*commands: Command) -> Path:
        folder = copied(set_up, tmp_path_factory.mktemp("made") / "workspace")
        for command in commands:
            assert called(*command, "--data", folder).code == 0
        return folder

    return made


@pytest.fixture(scope="session")
def served(small_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo that the command serves; tests add to it and take nothing away."""
    with serving(copied(small_demo, tmp_path_factory.mktemp("served") / "demo")) as demo:
        yield demo


@pytest.fixture
def store(demo: Path) -> Iterator[DuckDBStore]:
    """The demo, open in this process, which serves from it."""
    opened = open_store(demo)
    session.serve_from(opened, at_home(8501, is_demo=True))
    yield opened
    opened.close()


@pytest.fixture
def look(store: DuckDBStore, monkeypatch: pytest.MonkeyPatch) -> Look:
    """What somebody of the demo sees at an address."""

    def seen(login: str, screen: str | None = None, **address: str) -> AppTest:
        sid = enter_demo(store, login, now=datetime.now(UTC))
        monkeypatch.setattr(session, "sid", lambda: sid)
        return page_at(screen, **address)

    return seen


@pytest.fixture
def admins() -> tuple[Command, ...]:
    """Who has joined the workspace before its team and ana; a file of tests may name some."""
    return ()


@pytest.fixture
def real(made_with: MadeWith, admins: tuple[Command, ...], tmp_path: Path) -> Iterator[Store]:
    """A workspace with a team and ana in it, served from this process at home."""
    team = ("team", "add", "Billing")
    ana = ("person", "add", "ana", "--name", "Ana", "--role", "agent", "--team", "Billing")
    folder = copied(made_with(*admins, team, ana), tmp_path / "workspace")
    with closing(open_store(folder)) as store:
        session.serve_from(store, at_home(8501))
        yield store


@pytest.fixture
def ana_at_home(real: Store) -> Visitor:
    """In by her invitation."""
    visitor = Visitor()
    assert visitor.send(link(real), password=PASSWORD).headers["location"] == "/"
    return visitor
