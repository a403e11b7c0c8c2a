"""A report is offered after abuse and never made; it is written, sent, read, and answered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from journal.actions import reflect
from journal.actions.incidents import answer_incident, name_recipients, send_incident
from journal.draft import INCIDENT
from journal.ids import new_id
from journal.policy import scope_for
from journal.reading.incidents import everybody_named, my_incidents
from journal.store.engine import Store
from journal.store.workspace import find_workspace
from tests.dashboard.asked import becomes_facilitator, viewer_of
from tests.dashboard.looking import Look, buttons, drawn, pressed, told

WHAT = "<b>He</b> came over the counter"
ASKED = {"outcome": "resolved", "escalated_to": "nobody", "cause": "billing", "channel": "phone"}
OFFER = "Write an incident report"


def wrote_down(store: Store, login: str, *behaviours: str) -> str:
    author, entry_id, now = viewer_of(store, login), new_id(), datetime.now(UTC)
    workspace = find_workspace(store)
    assert workspace is not None
    reflect.keep(store, author, entry_id, {**ASKED, "behaviours": list(behaviours)}, now=now)
    reflect.save(store, author, entry_id, now=now, workspace=workspace)
    return entry_id


def reported(store: Store, login: str) -> str:
    author, draft_id, now = viewer_of(store, login), new_id(), datetime.now(UTC)
    workspace = find_workspace(store)
    assert workspace is not None
    answers = {INCIDENT: True, "incident_what": WHAT, "incident_contact": True}
    reflect.keep(store, author, draft_id, answers, now=now)
    shown = [one.person_id for one in everybody_named(store)]
    return send_incident(store, author, draft_id, shown=shown, now=now, workspace=workspace)


@pytest.mark.parametrize(
    ("behaviour", "is_offered"),
    [("threats", True), ("assault", True), ("discrimination", True),
     ("shouting", False), ("insults", False), ("public_review", False)],
)  # fmt: skip
def test_it_is_offered_after_abuse_alone(
    look: Look, store: Store, behaviour: str, is_offered: bool
) -> None:
    entry_id = wrote_down(store, "ana", behaviour)
    for file, address in (("my_journal", "entry"), ("reflect", "saved")):
        page = look("ana", file, **{address: entry_id})
        assert (OFFER in buttons(page)) is is_offered
    assert my_incidents(store, scope_for(viewer_of(store, "ana"))) == []


def test_where_nobody_takes_reports_it_says_so_and_names_the_help_list(
    look: Look, store: Store
) -> None:
    workspace = find_workspace(store)
    assert workspace is not None
    ada, now = viewer_of(store, "ada"), datetime.now(UTC)
    reported(store, "ben")
    name_recipients(store, ada, [], now=now, workspace=workspace)
    assert "takes reports no longer" in told(look("ben", "incidents"))
    assert "nobody can read or answer this one" in told(look("ben", "incidents"))
    page = look("ana", "my_journal", entry=wrote_down(store, "ana", "threats"))
    assert OFFER not in buttons(page)
    assert "named nobody who takes incident reports" in told(page)
    assert "named nobody who takes incident reports" in told(look("ana", "incidents", write="1"))


def test_before_it_is_sent_one_reads_who_will_read_it(look: Look) -> None:
    page = look("ana", "incidents", write="1")
    assert "Rae Connolly" in told(page)
    assert "Nothing of your entry is in it" in told(page)
    assert "Send report" in buttons(page)
    page = pressed(page, "Send report")
    assert any("everything you gave is kept" in error.value for error in page.error)


def test_it_goes_to_nobody_whose_name_was_not_read_before_it_was_sent(
    look: Look, store: Store
) -> None:
    workspace, now = find_workspace(store), datetime.now(UTC)
    assert workspace is not None
    ana, draft_id = viewer_of(store, "ana"), new_id()
    reflect.keep(store, ana, draft_id, {INCIDENT: True, "incident_what": WHAT}, now=now)
    page = look("ana", "incidents", write="1", incident=draft_id)
    both = [viewer_of(store, login).person_id for login in ("rae", "sam")]
    name_recipients(store, viewer_of(store, "ada"), both, now=now, workspace=workspace)
    page = pressed(page, "Send report")
    assert "others take reports now than when you looked" in page.error[0].value
    assert "Sam Whitlock" in told(page)
    assert my_incidents(store, scope_for(ana)) == []
    page = pressed(page, "Send report")
    (sent,) = my_incidents(store, scope_for(ana))
    assert len(sent.addressees) == 2


def test_its_reader_opens_it_answers_and_its_reporter_is_told(look: Look, store: Store) -> None:
    report_id = reported(store, "ana")
    assert "Take it back" in buttons(look("ana", "incidents"))
    page = look("rae", "incidents")
    assert WHAT not in told(page)
    assert "You have not read it yet" in told(page)
    page = look("rae", "incidents", report=report_id)
    assert WHAT in [part.value for part in page.text]
    page = pressed(page, "Answer and close")
    assert any("Whoever reported it is told" in error.value for error in page.error)
    page.text_area[0].set_value("He has been barred")
    page = pressed(page, "Answer and close")
    assert "He has been barred" in told(page)
    page = look("ana", "my_journal")
    assert "Something came of your incident report" in [
        link.label for link in page.get("page_link")
    ]
    page = look("ana", "incidents")
    assert "He has been barred" in told(page)
    assert "Take it back" not in buttons(page)
    page = pressed(page, "I have read this")
    assert "I have read this" not in buttons(page)


def test_an_answer_that_is_being_written_outlasts_one_that_a_colleague_sends(
    look: Look, store: Store
) -> None:
    workspace, now = find_workspace(store), datetime.now(UTC)
    assert workspace is not None
    rae, una = viewer_of(store, "rae"), viewer_of(store, "una")
    both = [rae.person_id, una.person_id]
    name_recipients(store, viewer_of(store, "ada"), both, now=now, workspace=workspace)
    report_id = reported(store, "ana")
    page = look("rae", "incidents", report=report_id)
    page.text_area[0].set_value("He has been barred")
    answer_incident(store, una, report_id, "We wrote to him", closes=False, now=now)
    page = drawn(page)
    assert "We wrote to him" in told(page)
    assert page.text_area[0].value == "He has been barred"
    page = pressed(page, "Send this answer")
    assert "He has been barred" in told(page)
    assert page.text_area[0].value == ""


def test_who_writes_no_entries_any_more_is_still_told_what_came_of_a_report(
    look: Look, store: Store
) -> None:
    report_id, now = reported(store, "ana"), datetime.now(UTC)
    becomes_facilitator(store, "ana")
    rae = viewer_of(store, "rae")
    answer_incident(store, rae, report_id, "He has been barred", closes=True, now=now)
    page = look("ana", "incidents")
    assert "He has been barred" in told(page)
    assert OFFER not in buttons(page)


@pytest.mark.parametrize("login", ["ben", "sam", "lee", "ada"])
def test_nobody_else_opens_it_by_its_address(look: Look, store: Store, login: str) -> None:
    report_id = reported(store, "ana")
    page = look(login, "incidents", report=report_id)
    assert WHAT not in told(page)
    assert "Send this answer" not in buttons(page)


def test_who_neither_reports_nor_takes_reports_is_told_so(look: Look) -> None:
    page = look("sam", "incidents")
    assert "You are not named" in told(page)
    assert OFFER not in buttons(page)


def test_an_admin_names_who_takes_reports(look: Look, store: Store) -> None:
    page = look("ada", "admin", part="help")
    (chosen,) = page.multiselect
    assert chosen.value == [viewer_of(store, "rae").person_id]
    chosen.set_value([])
    page = pressed(page, "Save who takes reports")
    assert "Nobody is named" in told(page)
