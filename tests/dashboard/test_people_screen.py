"""What an admin does to accounts on the Admin screen, and what its person is told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from journal.actions.erasing import open_promises_of
from journal.actions.governing import require_second_factor
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from journal.store.workspace import find_workspace
from tests.dashboard.at_the_door import PASSWORD, Visitor
from tests.dashboard.conftest import Command
from tests.dashboard.looking import Look, come_in, drawn, page_at, pressed, told


@pytest.fixture
def admins() -> tuple[Command, ...]:
    return (("person", "add", "ada", "--name", "Ada Marsh", "--role", "admin"),)


@pytest.fixture
def look(real: Store, monkeypatch: pytest.MonkeyPatch) -> Look:
    """What somebody sees first in a tab of their own."""

    def seen(login: str, **address: str) -> AppTest:
        come_in(real, login, monkeypatch)
        return page_at(**address)

    return seen


def test_an_admin_makes_a_link_and_its_person_comes_in(look: Look) -> None:
    page = pressed(look("ada", part="people", person="ana"), "Make a link for a new password")
    assert "For ana, once, within 7 days:" in told(page)
    link = page.code[0].value
    assert link.startswith("http://127.0.0.1:8501/invited/")
    visitor = Visitor()
    path = link.removeprefix("http://127.0.0.1:8501")
    assert visitor.send(path, password=PASSWORD).status_code == 303
    assert visitor.is_in()
    again = pressed(look("ada", part="people", person="ana"), "Make a link for a new password")
    assert "/reset/" in again.code[0].value
    met = look("ana")
    assert "Since you were last here:" in told(met)
    assert "An admin made a link with which your password can be set anew." in told(met)
    assert "Since you were last here:" not in told(pressed(met, "I have read this"))
    assert "Since you were last here:" not in told(look("ana"))


def test_an_admin_asks_everybody_for_a_second_factor(
    look: Look, real: Store, ana_at_home: Visitor
) -> None:
    page = look("ada", part="settings")
    page.toggle[0].set_value(True)
    drawn(page)
    workspace = find_workspace(real)
    assert workspace is not None
    assert workspace.second_factor_required
    stopped = look("ana")
    assert "asks everybody for a second factor" in told(stopped)
    assert not stopped.button
    assert "Add yours to go on." in ana_at_home.get("/account").text
    require_second_factor(real, False, now=datetime.now(UTC), actor=COMMAND_LINE)
    assert [title.value for title in look("ana").title] == ["Reflect"]


def test_an_admin_is_asked_before_a_person_is_erased(look: Look, real: Store) -> None:
    page = pressed(look("ada", part="people", person="ana"), "Erase this person")
    assert "at once and for good, also from the database’s file" in told(page)
    assert "The person may want to take their journal along before" in told(page)
    assert open_promises_of(real, "ana") == 0


def test_everybody_reads_whose_page_it_is(look: Look) -> None:
    for login, name in (("ana", "Ana"), ("ada", "Ada Marsh")):
        page = look(login)
        assert "Signed in as" in [caption.value for caption in page.caption]
        assert name in [text.value for text in page.text]
