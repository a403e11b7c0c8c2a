"""Where to find help is on every screen, the same for everybody, and the admin keeps the list."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.screens import SCREENS, UNLISTED, Screen
from journal.store.engine import Store
from journal.store.help_list import find_help_list, put_help_list
from tests.dashboard.asked import viewer_of
from tests.dashboard.looking import Look, drawn, pressed

EVERYBODY = ("ana", "fay", "sam", "lee", "ada", "rae")


def list_on(page: AppTest) -> str:
    """What stands in the row at the foot of a page."""
    (row,) = [part for part in page.expander if part.label == "Where to find help"]
    return "\n".join(str(part.value) for part in (*row.get("html"), *row.markdown, *row.caption))


def field(page: AppTest, label: str):  # type: ignore[no-untyped-def]
    return next(one for one in (*page.text_input, *page.text_area) if one.label.startswith(label))


def test_everybody_finds_the_same_list_on_the_screen_they_come_to(look: Look) -> None:
    lists = {login: list_on(look(login)) for login in EVERYBODY}
    assert "Employee assistance" in lists["ana"]
    assert "Around the clock" in lists["ana"]
    listed = {shown.split("Open or not")[0] for shown in lists.values()}
    assert len(listed) == 1


@pytest.mark.parametrize("screen", [*SCREENS, *UNLISTED], ids=lambda screen: screen.title)
def test_every_screen_has_it(look: Look, store: Store, screen: Screen) -> None:
    login = next(login for login in EVERYBODY if screen.fits(viewer_of(store, login)))
    page = look(login, screen.file.removesuffix(".py"))
    assert "Night line" in list_on(page)


def test_nobody_is_told_who_looked_at_the_help_list(look: Look, store: Store) -> None:
    """It is opened in the browser alone, and drawing it writes nothing."""
    page = look("ana", "my_journal")
    (row,) = [part for part in page.expander if part.label == "Where to find help"]
    assert not row.proto.id
    before = written(store)
    assert "Nobody is told that you looked." in list_on(drawn(page))
    assert written(store) == before


def written(store: Store) -> list[object]:
    sql = "select (select count(*) from kept.audit) as noted, (select max(last_seen_at) from {})"
    return store.write(lambda tx: list(tx.rows(sql.format("kept.sessions"))))


def test_an_empty_list_says_so_and_tells_the_admin(look: Look, store: Store) -> None:
    store.write(lambda tx: put_help_list(tx, []))
    for login in ("ana", "sam"):
        shown = list_on(look(login))
        assert "has not named anybody yet. Ask your admin" in shown
        assert "As an admin" not in shown
    page = look("ada")
    assert "As an admin you name who is on it" in list_on(page)
    waiting = [link.proto.label for link in page.get("page_link")]
    assert "Nobody is on the help list: name who can be turned to" in waiting


def test_an_admin_puts_somebody_on_the_list_changes_and_takes_them_off(
    look: Look, store: Store
) -> None:
    store.write(lambda tx: put_help_list(tx, []))
    page = look("ada", part="help")
    page = pressed(page, "Put on the list")
    assert "Name: is empty. Whoever looks for help needs it." in [one.value for one in page.text]
    field(page, "Name").set_value("Peers <b>")
    field(page, "What it is for").set_value("Listening")
    field(page, "How to reach it").set_value("020 7946 0111")
    next(one for one in page.text_input if one.label == "Open on Monday").set_value("09:00–12:00")
    page = pressed(drawn(page), "Put on the list")
    assert any(one.value.startswith("Saved.") for one in page.success)
    assert field(page, "Name").value == ""
    assert "Peers &lt;b&gt;" in list_on(page)
    assert [one.name for one in find_help_list(store)] == ["Peers <b>"]
    chosen = next(one for one in page.selectbox if one.label == "Who is changed")
    chosen.select_index(0)
    page = drawn(page)
    assert field(page, "Name").value == "Peers <b>"
    page = pressed(page, "Take off the list")
    assert find_help_list(store) == ()
