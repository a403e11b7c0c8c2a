"""What is read and pressed on the Admin screen, and what came of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from journal.people import Viewer, Workspace
from journal.store.engine import Store
from journal.store.workspace import find_workspace, people
from tests.dashboard.conftest import Command
from tests.dashboard.looking import Look, come_in, drawn, page_at

TWO_ADMINS = tuple(
    ("person", "add", login, "--name", name, "--role", "admin")
    for login, name in (("ada", "Ada Marsh"), ("eve", "Eve Stone"))
)


@pytest.fixture
def admins() -> tuple[Command, ...]:
    """Who the workspace begins with."""
    return TWO_ADMINS


@pytest.fixture
def look(real: Store, monkeypatch: pytest.MonkeyPatch) -> Look:
    """What an admin sees of a part in a tab of their own."""

    def seen(part: str | None = None, *, login: str = "ada", **address: str) -> AppTest:
        come_in(real, login, monkeypatch)
        return page_at(**({"part": part} if part else {}) | address)

    return seen


def viewer(store: Store, login: str) -> Viewer:
    found = people(store, datetime.now(UTC).date())
    return next(Viewer(p, grants) for p, grants in found if p.login == login)


def there(store: Store) -> Workspace:
    found = find_workspace(store)
    assert found is not None
    return found


def field(page: AppTest, label: str) -> Any:
    found = (*page.text_input, *page.text_area, *page.selectbox, *page.radio, *page.number_input)
    return next(one for one in found if one.label == label)


def filled(page: AppTest, label: str, value: Any) -> AppTest:
    field(page, label).set_value(value)
    return drawn(page)
