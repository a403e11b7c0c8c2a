"""The working time on Admin, and the days on which somebody is away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import session
from journal.actions.enter import enter_demo
from journal.store.engine import Store
from journal.store.workspace import find_workspace
from journal.working_hours import Stretch

APP = Path(session.__file__).parent / "app.py"
Look = Callable[..., AppTest]


@pytest.fixture
def look(store: Store, monkeypatch: pytest.MonkeyPatch) -> Look:
    def seen(login: str, screen: str, **address: str) -> AppTest:
        sid = enter_demo(store, login, now=datetime.now(UTC))
        monkeypatch.setattr(session, "sid", lambda: sid)
        page = drawn(AppTest.from_file(str(APP), default_timeout=60))
        for name, value in address.items():
            page.query_params[name] = value
        return drawn(page.switch_page(f"screens/{screen}.py"))

    return seen


def drawn(page: AppTest) -> AppTest:
    page.run()
    assert not page.exception
    return page


def pressed(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click()
    return drawn(page)


def field(page: AppTest, label: str):  # type: ignore[no-untyped-def]
    found = [*page.text_input, *page.text_area, *page.date_input, *page.selectbox]
    return [one for one in found if one.label == label][-1]


def told(page: AppTest) -> list[str]:
    return [str(one.value) for one in (*page.success, *page.error, *page.text)]


def test_an_admin_writes_the_hours_of_a_week_and_reads_what_is_wrong(
    look: Look, store: Store
) -> None:
    page = look("ada", "admin", part="working-time")
    assert field(page, "Saturday").value == "09:00–18:00"
    field(page, "Saturday").set_value("10:00–14:00")
    field(page, "Sunday").set_value("9 to 5")
    page = pressed(page, "Save working time")
    assert "Nothing was changed." in told(page)
    assert any(sentence.startswith("Sunday: “9 to 5” cannot be read") for sentence in told(page))
    field(page, "Sunday").set_value("")
    field(page, "Holidays, one a line: 2026-12-25 Christmas Day").set_value("2026-12-25")
    page = pressed(page, "Save working time")
    assert "Saved. It holds from now on." in told(page)
    workspace = find_workspace(store)
    assert workspace is not None
    assert workspace.calendar.week[5:] == ((Stretch(600, 840),), ())
    assert len(workspace.calendar.holidays) == 1


def test_one_enters_days_away_and_takes_them_away(look: Look) -> None:
    page = look("ana", "reminders")
    assert "No days are entered." in told(page)
    field(page, "First day").set_value(datetime.now(UTC).date() + timedelta(days=9))
    page = pressed(page, "Enter these days")
    assert "No days are entered." not in told(page)
    assert field(page, "First day").value is None
    assert "No days are entered." in told(pressed(page, "Take absence 1 away"))


def test_days_without_a_first_one_are_told_to_be_missing(look: Look) -> None:
    page = pressed(look("ana", "reminders"), "Enter these days")
    assert "First day: pick the day. Nothing was stored." in told(page)


def test_a_supervisor_enters_the_days_of_somebody_of_the_team(look: Look) -> None:
    page = look("sam", "reminders")
    who = field(page, "Who")
    assert any(option.endswith("(ben)") for option in who.options)
    assert not any(option.endswith("(kim)") for option in who.options)
    who.select_index([option.endswith("(ben)") for option in who.options].index(True))
    page = drawn(page)
    field(page, "First day").set_value(datetime.now(UTC).date() + timedelta(days=9))
    page = pressed(page, "Enter these days")
    assert any("(entered by" in sentence for sentence in told(page))
