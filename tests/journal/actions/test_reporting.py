"""What is sent as a report of an incident, by whom, and to whom."""

from __future__ import annotations

import pytest

from journal.actions import reflect
from journal.actions.incidents import (
    name_recipients,
    read_incident,
    send_incident,
    take_incident_back,
)
from journal.customers_data import Because, Undecided
from journal.draft import IDENTIFIERS_KEPT, INCIDENT
from journal.errors import NotAllowed, NotFound, Refused
from journal.ids import new_id
from journal.incident import IncidentState
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.incidents import everybody_named, incidents_to_me, my_incidents
from journal.reading.own import my_draft_alone, my_drafts
from journal.store.drafts import drafts_of
from journal.store.engine import Store
from tests.journal.actions.around_incidents import (
    WHAT,
    Known,
    drafted,
    names,
    reported,
    sends,
    state,
)
from tests.journal.actions.around_sharing import log
from tests.journal.given import NOW, WORKSPACE


def test_until_somebody_has_read_it_it_can_be_taken_back(store: Store, ana: Viewer, rae: Viewer):
    sent = reported(store, ana)
    take_incident_back(store, ana, sent, now=NOW)
    assert my_incidents(store, scope_for(ana)) == []
    assert incidents_to_me(store, scope_for(rae)) == []
    with pytest.raises(NotFound, match="not there any more"):
        read_incident(store, rae, sent, now=NOW)
    again = reported(store, ana)
    read_incident(store, rae, again, now=NOW)
    with pytest.raises(NotAllowed, match="cannot be taken back"):
        take_incident_back(store, ana, again, now=NOW)
    assert state(store, ana) is IncidentState.LOOKED_AT


def test_what_was_taken_back_is_a_draft_again_beside_what_another_tab_wrote_since(
    store: Store, ana: Viewer, rae: Viewer
):
    sent = reported(store, ana, incident_where="At the till", incident_contact=False)
    reflect.keep(store, ana, sent, {INCIDENT: True, "incident_what": "And more"}, now=NOW)
    take_incident_back(store, ana, sent, now=NOW)
    written = [draft.answers for draft in drafts_of(store, scope_for(ana))]
    assert {"incident_what": WHAT, "incident_where": "At the till", "incident_contact": False,
            INCIDENT: True} in written  # fmt: skip
    assert any(one["incident_what"] == "And more" for one in written)
    assert incidents_to_me(store, scope_for(rae)) == []


def test_where_nobody_is_named_it_stays_a_draft(store: Store, ana: Viewer, known: Known):
    draft_id = drafted(store, ana)
    with pytest.raises(Refused, match="named nobody who takes reports"):
        sends(store, ana, draft_id)
    draft = my_draft_alone(store, scope_for(ana), INCIDENT)
    assert draft is not None
    assert draft.answers["incident_what"] == WHAT
    assert my_drafts(store, scope_for(ana)) == []


def test_it_does_not_go_to_its_own_reporter(store: Store, ana: Viewer, rae: Viewer, known: Known):
    names(store, known("ada"), ana)
    with pytest.raises(Refused, match="named nobody"):
        reported(store, ana)
    names(store, known("ada"), ana, rae)
    reported(store, ana)
    assert incidents_to_me(store, scope_for(ana)) == []
    assert len(incidents_to_me(store, scope_for(rae))) == 1


def test_a_customers_data_stays_only_with_a_reason_and_a_card_never(
    store: Store, ana: Viewer, rae: Viewer
):
    what = "The caller was mail@example.org, card 4111 1111 1111 1111"
    draft_id = drafted(store, ana, incident_what=what)
    with pytest.raises(Undecided) as undecided:
        sends(store, ana, draft_id)
    assert [one.piece for one in undecided.value.findings] == ["mail@example.org"]
    because = {"mail@example.org": Because.NEEDED.value}
    reflect.keep(store, ana, draft_id, {IDENTIFIERS_KEPT: because}, now=NOW)
    sends(store, ana, draft_id)
    found = read_incident(store, rae, draft_id, now=NOW)
    assert found.report.incident_what == "The caller was mail@example.org, card [card number]"
    assert ana.person_id not in str(log(store))


def test_a_report_without_what_happened_is_refused_and_its_draft_stays(
    store: Store, ana: Viewer, rae: Viewer
):
    draft_id = drafted(store, ana, incident_what=None, incident_where="desk 3")
    with pytest.raises(Refused, match="What happened"):
        sends(store, ana, draft_id)
    assert my_draft_alone(store, scope_for(ana), INCIDENT) is not None


def test_two_tabs_send_it_once(store: Store, ana: Viewer, rae: Viewer):
    draft_id = drafted(store, ana)
    assert sends(store, ana, draft_id) == sends(store, ana, draft_id) == draft_id
    assert len(incidents_to_me(store, scope_for(rae))) == 1


def test_what_is_written_in_a_tab_after_another_one_has_sent_it_is_sent_too(
    store: Store, ana: Viewer, rae: Viewer
):
    draft_id = drafted(store, ana)
    sends(store, ana, draft_id)
    later = {INCIDENT: True, "incident_what": "He waited for me outside"}
    reflect.keep(store, ana, draft_id, later, now=NOW)
    sends(store, ana, draft_id)
    told = {one.report.incident_what for one in my_incidents(store, scope_for(ana))}
    assert told == {WHAT, "He waited for me outside"}
    assert len(incidents_to_me(store, scope_for(rae))) == 2


def test_it_is_sent_to_nobody_whom_its_reporter_was_not_shown(
    store: Store, ana: Viewer, rae: Viewer
):
    """And to fewer, without asking again."""
    draft_id = drafted(store, ana)
    with pytest.raises(Refused, match="others take reports now"):
        send_incident(store, ana, draft_id, shown=[rae.person_id], now=NOW, workspace=WORKSPACE)
    assert my_draft_alone(store, scope_for(ana), INCIDENT) is not None
    shown = [*(one.person_id for one in everybody_named(store)), new_id()]
    send_incident(store, ana, draft_id, shown=shown, now=NOW, workspace=WORKSPACE)
    assert len(incidents_to_me(store, scope_for(rae))) == 1


@pytest.mark.parametrize("login", ["ana", "sam", "rae"])
def test_nobody_but_an_admin_names_who_takes_reports(store: Store, known: Known, login: str):
    with pytest.raises(NotAllowed):
        names(store, known(login), known("sam"))


def test_nobody_is_named_who_is_not_here(store: Store, known: Known):
    with pytest.raises(Refused, match="not in the workspace"):
        name_recipients(store, known("ada"), [new_id()], now=NOW, workspace=WORKSPACE)


@pytest.mark.parametrize("login", ["sam", "rae", "ada"])
def test_who_writes_no_entries_reports_nothing(store: Store, rae: Viewer, known: Known, login: str):
    with pytest.raises(NotAllowed, match="Only agents report"):
        sends(store, known(login), new_id())


def test_nobody_sends_what_somebody_else_wrote(store: Store, ana: Viewer, ben: Viewer, rae: Viewer):
    draft_id = drafted(store, ana)
    with pytest.raises(NotAllowed):
        sends(store, ben, draft_id)
    sends(store, ana, draft_id)
    with pytest.raises(NotAllowed):
        sends(store, ben, draft_id)
