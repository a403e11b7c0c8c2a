"""Admin, one part at a time: people, teams, settings, the audit log, and two admins at once."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.backup_notice import BY_HAND
from dashboard.choosing import content_of
from dashboard.screens.admin_settings import BEFORE
from dashboard.screens.admin_system import NO_BACKUP
from journal.actions.settings import rename_organisation
from journal.actions.working_time import set_working_time, written_calendar
from journal.store.accounts import set_password
from journal.store.engine import Store, Unswept
from journal.store.workspace import teams
from journal.vocabulary import Role
from journal.working_hours import WEEKDAYS
from tests.dashboard.looking import Look, drawn, pressed, told
from tests.dashboard.on_admin import admins, field, filled, look, there, viewer

__all__ = ["admins", "look"]


def test_one_part_is_shown_and_the_address_says_which(look: Look) -> None:
    page = look("audit")
    assert [heading.value for heading in page.header] == ["Audit log"]
    page = filled(page, "Part", "teams")
    assert page.query_params["part"] == "teams"
    assert [heading.value for heading in page.header] == ["Teams"]
    assert "There is no such part." in told(look("nowhere"))
    assert [heading.value for heading in look().header] == []


def test_people_are_typed_looked_at_and_added_with_a_link_each(look: Look, real: Store) -> None:
    lines = "One person a line: name, role, team"
    page = filled(look("people"), lines, "Bo Lind, agent, Billing\nCy, agent, Returns\nBo Lind")
    shown = told(page)
    assert "Returns: there is no such team (row 2)." in shown
    assert "Row 3, Bo Lind. Team: none was named" in shown
    add = next(button for button in page.button if button.label.startswith("Add 2"))
    assert add.disabled
    page = pressed(filled(page, "What becomes of team 1?", "Make this team"), "Add 2 people")
    assert "2 added." in told(page)
    assert [team.name for team in teams(real)] == ["Billing", "Returns"]
    assert viewer(real, "bo.lind").is_a(Role.AGENT)
    page = pressed(page, "Make links for 5 people")
    links = [code.value for code in page.code if "/invited/" in code.value]
    assert len(links) == 5
    assert len(set(links)) == 5
    page = pressed(page, "I have handed them on")
    assert not [code for code in page.code if "/invited/" in code.value]


@pytest.mark.parametrize(
    "sent",
    [
        None,
        {},
        {"content": None},
        {"content": 7},
        {"content": "not base64!"},
        {"content": "A" * 99},
    ],
)
def test_what_is_no_file_is_none(sent: Any) -> None:
    assert content_of(sent, 20) is None
    assert content_of({"content": "TmFtZQ=="}, 20) == b"Name"


def test_people_are_found_by_role_and_team(look: Look) -> None:
    page = filled(look("people"), "Search people", "agent bill")
    assert "Ana (ana)" in told(page)
    assert "Ada Marsh (ada)" not in told(page)
    assert "Nobody fits." in told(filled(page, "Search people", "zz"))


def test_the_last_admin_who_can_sign_in_is_not_demoted(look: Look, real: Store) -> None:
    ada = viewer(real, "ada").person_id
    real.write(lambda tx: set_password(tx, ada, "a hash", datetime.now(UTC)))
    page = pressed(look("people", person="ada"), "Take away")
    assert "This is the last admin who can sign in" in told(page)
    assert viewer(real, "ada").is_a(Role.ADMIN)
    page = pressed(look("people", person="eve"), "Take away")
    assert "Saved. It holds from now on, in every open tab." in told(page)
    assert not viewer(real, "eve").is_a(Role.ADMIN)


def test_a_role_is_given_and_a_person_called_otherwise(look: Look, real: Store) -> None:
    page = look("people", person="ana")
    page = filled(filled(page, "Role", Role.SUPERVISOR), "In the team", "Billing")
    pressed(page, "Give this role")
    assert viewer(real, "ana").is_a(Role.SUPERVISOR)
    page = pressed(filled(look("people", person="ana"), "Name as others read it", "Ana R"),
                   "Save the name")  # fmt: skip
    assert viewer(real, "ana").person.name == "Ana R"
    assert "There is nobody with this login." in told(look("people", person="../../x"))


def test_the_second_of_two_admins_is_told_and_overwrites_nothing(look: Look, real: Store) -> None:
    page = filled(look("settings"), "Organisation", "Mine")
    eve, now = viewer(real, "eve"), datetime.now(UTC)
    rename_organisation(real, eve, "Theirs", seen="Fernhill Home", now=now)
    page = pressed(page, "Save the name")
    assert "somebody else changed this while you had it open" in told(page)
    assert "Now it is: Theirs." in told(page)
    assert there(real).organisation == "Theirs"
    assert field(page, "Organisation").value == "Mine"
    for name in ("Mine", "Mine and yours"):
        page = pressed(filled(page, "Organisation", name), "Save the name")
        assert "Saved. It holds from now on." in told(page)
        assert there(real).organisation == name


def test_hours_that_another_admin_wrote_meanwhile_are_not_overwritten(
    look: Look, real: Store
) -> None:
    page = filled(look("working-time"), "Hours on Sunday", "10:00–12:00")
    seen = written_calendar(there(real))
    theirs = type(seen)(seen.timezone, ("08:00–16:00", *seen.week[1:]), seen.holidays)
    set_working_time(real, viewer(real, "eve"), theirs, now=datetime.now(UTC), seen=seen)
    page = pressed(page, "Save working time")
    assert "Now it is: Monday 08:00–16:00." in told(page)
    assert written_calendar(there(real)) == theirs
    assert field(page, "Hours on Sunday").value == "10:00–12:00"


def test_whether_reflecting_counts_is_told_at_the_foot_of_every_page(look: Look) -> None:
    counts = "Reflecting counts as working time here."
    assert counts not in told(look("overview", login="ana"))
    page = filled(look("settings"), "Does reflecting count as working time?", "Yes")
    pressed(page, "Save the answer")
    assert counts in told(look("overview", login="ana"))


def test_a_word_is_called_otherwise_and_hidden_and_reflect_offers_it_so(look: Look) -> None:
    page = filled(look("words"), "Which one is changed", "billing")
    page = pressed(
        filled(page, "What it is called; empty is as usual", "Invoices"), "Save the word"
    )
    assert "3. Invoices (usually Billing)" in told(page)
    page = pressed(filled(page, "Which one is changed", "billing"), "Move up")
    page = filled(page, "Which one is changed", "policy")
    page.checkbox[0].set_value(False)
    page = pressed(drawn(page), "Save the word")
    assert "5. Policy, hidden" in told(page)
    causes = causes_asked(look("overview", login="ana"))
    assert causes[:3] == ["Our mistake", "Invoices", "Product"]
    assert "Policy" not in causes


def causes_asked(page: AppTest) -> list[str]:
    asked = page.get("button_group")
    return next(list(group.options) for group in asked if group.label == "What set it off?")


def test_the_log_is_narrowed_by_the_address_and_verified(look: Look) -> None:
    page = look("audit", what="person_added", who="ana", first="2020-01-01", last="rubbish")
    assert field(page, "What was done").value == "person_added"
    assert field(page, "By whom, or to whom").value == "ana"
    assert "No row fits." in told(look("audit", last="2020-01-01"))
    page = pressed(page, "Verify the log and what is stored")
    assert "Nothing is wrong." in told(page)
    assert "rows are as they were written" in told(page)


def test_without_a_backup_the_page_says_so(look: Look) -> None:
    page = look("system")
    assert f"{NO_BACKUP} {BY_HAND}" in told(page)
    assert "No backup was ever made." in told(page)


def test_an_admin_reads_why_bytes_of_what_was_erased_are_still_there(
    look: Look, real: Store
) -> None:
    real.unswept = Unswept(datetime.now(UTC), "The disk has no space for a second copy.")
    assert "The disk has no space for a second copy." in told(look("system"))
    real.unswept = None
    assert "second copy" not in told(look("system"))


def test_a_refusal_says_once_that_nothing_was_changed(look: Look, real: Store) -> None:
    ada = viewer(real, "ada").person_id
    real.write(lambda tx: set_password(tx, ada, "a hash", datetime.now(UTC)))
    for page in (
        pressed(look("people", person="ada"), "Take away"),
        pressed(filled(look("settings"), "Organisation", ""), "Save the name"),
    ):
        assert told(page).count("Nothing was changed") == 1


def test_a_dialog_that_removes_or_erases_somebody_offers_to_keep_everything(look: Look) -> None:
    for label, does in (("Remove this person", "Remove"), ("Erase this person", "Erase for good")):
        page = pressed(look("people", person="ana"), label)
        assert [button.label for button in page.button][-2:] == [does, "Keep everything"]


def test_no_field_is_called_by_a_bare_day_of_which_another_has_one_too(look: Look) -> None:
    for part in ("working-time", "help"):
        labels = [one.label for one in look(part).text_input]
        assert [label for label in labels if label.endswith("Saturday")] != []
        assert not set(labels) & set(WEEKDAYS)


def test_settings_tell_what_they_were_before(look: Look) -> None:
    assert BEFORE not in [one.label for one in look("settings").expander]
    page = pressed(filled(look("settings"), "Organisation", "Ours"), "Save the name")
    (before,) = [one for one in page.expander if one.label == BEFORE]
    (table,) = [one.proto.body for one in before.get("html")]
    for said in ("Organisation", "Fernhill Home", "Ours", "Ada Marsh"):
        assert f">{said}</t" in table


def test_the_way_to_importing_says_what_becomes_of_a_file(look: Look) -> None:
    page = look("import")
    assert [heading.value for heading in page.header] == ["Import records"]
    assert "before any is stored" in told(page)
