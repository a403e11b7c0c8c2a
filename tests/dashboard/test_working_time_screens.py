"""The working time on Admin, and the days on which somebody is away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from streamlit.testing.v1 import AppTest

from journal.store.engine import Store
from journal.store.workspace import find_workspace
from journal.working_hours import Stretch
from tests.dashboard.looking import Look, drawn, pressed


def field(page: AppTest, label: str):  # type: ignore[no-untyped-def]
    found = [*page.text_input, *page.text_area, *page.date_input, *page.selectbox]
    return [one for one in found if one.label == label][-1]


def told(page: AppTest) -> list[str]:
    return [str(one.value) for one in (*page.success, *page.error, *page.text)]


def test_an_admin_writes_the_hours_of_a_week_and_reads_what_is_wrong(
    look: Look, store: Store
) -> None:
    page = look("ada", "admin", part="working-time")
    assert field(page, "Hours on Saturday").value == "09:00–18:00"
    field(page, "Hours on Saturday").set_value("10:00–14:00")
    field(page, "Hours on Sunday").set_value("9 to 5")
    page = pressed(page, "Save working time")
    assert "Nothing was changed." in told(page)
    assert any(sentence.startswith("Sunday: “9 to 5” cannot be read") for sentence in told(page))
    field(page, "Hours on Sunday").set_value("")
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
