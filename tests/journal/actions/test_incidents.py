"""An incident report goes to those whom the workspace names, and to nobody else; its reporter is
told what came of it, and nothing in it leads to an entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from journal.actions.governing import end_role, remove_person
from journal.actions.incidents import (
    answer_incident,
    read_incident,
    take_incident_back,
    told_of_incident,
)
from journal.actions.single_sign_on import Arrival, GroupRole, arrive
from journal.errors import NotAllowed, Refused
from journal.incident import IncidentState
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.incidents import (
    everybody_named,
    incidents_to_me,
    my_incidents,
    news_of_incidents,
    takes_reports,
)
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from journal.store.sessions import find_viewer
from journal.vocabulary import Role
from tests.journal.actions.around_incidents import (
    LATER,
    WHAT,
    Known,
    answers,
    audited,
    names,
    reported,
    state,
)
from tests.journal.actions.around_sharing import log
from tests.journal.given import NOW, TODAY, WORKSPACE, write_down


def test_it_arrives_as_it_was_written_with_who_wrote_it(store: Store, ana: Viewer, rae: Viewer):
    sent = reported(
        store, ana, incident_when="at noon", incident_where="desk 3", incident_contact=True
    )
    (listed,) = incidents_to_me(store, scope_for(rae))
    assert (listed.reporter, listed.is_read, listed.is_answered) == ("Ana Reyes", False, False)
    found = read_incident(store, rae, sent, now=NOW)
    assert found.report.incident_what == WHAT
    assert (found.report.incident_when, found.report.incident_where) == ("at noon", "desk 3")
    assert found.report.incident_contact is True
    assert [one.name for one in found.addressees] == ["Rae Connolly", "Una Brandt"]


def test_only_those_named_and_its_reporter_ever_learn_of_it(
    store: Store, ana: Viewer, rae: Viewer, known: Known
):
    sent = reported(store, ana)
    for login in ("ben", "sam", "ada", "kim"):
        other = known(login)
        assert incidents_to_me(store, scope_for(other)) == []
        assert my_incidents(store, scope_for(other)) == []
        assert news_of_incidents(store, scope_for(other)) == (0, 0)
        with pytest.raises(NotAllowed, match="sent to others"):
            read_incident(store, other, sent, now=NOW)
        with pytest.raises(NotAllowed, match="sent to others"):
            answers(store, other, sent, "Nothing")
        with pytest.raises(NotAllowed, match="Somebody else sent"):
            take_incident_back(store, other, sent, now=NOW)
        with pytest.raises(NotAllowed, match="Somebody else sent"):
            told_of_incident(store, other, sent, until=NOW)
    assert state(store, ana) is IncidentState.RECEIVED


def test_nothing_in_it_leads_to_an_entry_and_no_word_of_one_is_taken_over(
    store: Store, ana: Viewer, rae: Viewer
):
    entry_id = write_down(
        store, ana, behaviours=["threats"], what_happened="a secret of mine", case_ref="F-11"
    )
    reported(store, ana)
    for table in ("incidents", "incident_addressees", "incident_answers"):
        rows = store.write(lambda tx, table=table: tx.rows(f"select * from kept.{table}"))
        told = str(rows)
        assert not any(word in told for word in (entry_id, "a secret of mine", "F-11"))


def test_who_is_named_no_more_reads_none_any_more_and_who_is_new_none_from_before(
    store: Store, ana: Viewer, rae: Viewer, known: Known
):
    sent = reported(store, ana)
    names(store, known("ada"), known("una"), known("sam"))
    assert incidents_to_me(store, scope_for(rae)) == []
    assert incidents_to_me(store, scope_for(known("sam"))) == []
    assert len(incidents_to_me(store, scope_for(known("una")))) == 1
    for other in (rae, known("sam")):
        with pytest.raises(NotAllowed):
            read_incident(store, other, sent, now=NOW)


def test_whoever_leaves_is_named_no_more(store: Store, ana: Viewer, rae: Viewer):
    reported(store, ana)
    remove_person(store, "rae", now=NOW, workspace=WORKSPACE, actor=COMMAND_LINE)
    assert incidents_to_me(store, scope_for(rae)) == []


def test_its_reporter_is_told_when_nobody_is_left_who_can_read_it(
    store: Store, ana: Viewer, rae: Viewer, known: Known
):
    reported(store, ana)
    names(store, known("ada"), known("una"), known("sam"))
    (found,) = my_incidents(store, scope_for(ana))
    assert {(one.name.split()[0], one.is_named) for one in found.addressees} == {
        ("Rae", False),
        ("Una", True),
    }
    assert not found.waits_for_nobody
    names(store, known("ada"), known("sam"))
    (found,) = my_incidents(store, scope_for(ana))
    assert found.waits_for_nobody


def test_whose_last_role_ends_is_named_no_more(store: Store, rae: Viewer):
    end = partial(end_role, store, now=NOW, workspace=WORKSPACE, actor=COMMAND_LINE)
    end("rae", Role.AGENT)
    assert takes_reports(store, rae.person_id)
    end("rae", Role.REPRESENTATIVE)
    assert not takes_reports(store, rae.person_id)


def test_whose_groups_give_no_role_any_more_is_named_no_more(store: Store, known: Known):
    who = Arrival("https://login.example.org", "1", "ivo", "Ivo", frozenset({"it"}))
    mapping = [GroupRole("it", Role.ADMIN)]
    sid = arrive(store, who, mapping, now=NOW, workspace=WORKSPACE)
    ivo = find_viewer(store, sid, NOW, TODAY)
    assert ivo is not None
    names(store, known("ada"), ivo)
    with pytest.raises(NotAllowed):
        arrive(store, replace(who, groups=frozenset()), mapping, now=NOW, workspace=WORKSPACE)
    assert everybody_named(store) == ()


def test_a_report_is_received_looked_at_answered_and_closed(
    store: Store, ana: Viewer, rae: Viewer, known: Known
):
    sent = reported(store, ana)
    assert state(store, ana) is IncidentState.RECEIVED
    read_incident(store, rae, sent, now=NOW)
    assert state(store, ana) is IncidentState.LOOKED_AT
    answers(store, rae, sent, "He has been barred from the shop")
    assert state(store, ana) is IncidentState.ANSWERED
    answers(store, known("una"), sent, "", closes=True)
    (found,) = my_incidents(store, scope_for(ana))
    assert found.state is IncidentState.CLOSED
    assert [(one.name, one.what) for one in found.answers] == [
        ("Rae Connolly", "He has been barred from the shop")
    ]


def test_the_reporter_is_told_until_they_have_read_it(store: Store, ana: Viewer, rae: Viewer):
    sent = reported(store, ana)
    assert news_of_incidents(store, scope_for(rae)) == (0, 1)
    read_incident(store, rae, sent, now=NOW)
    assert news_of_incidents(store, scope_for(rae)) == (0, 0)
    assert news_of_incidents(store, scope_for(ana)) == (0, 0)
    answers(store, rae, sent, "We wrote to him")
    assert news_of_incidents(store, scope_for(ana)) == (1, 0)
    told_of_incident(store, ana, sent, until=LATER)
    assert news_of_incidents(store, scope_for(ana)) == (0, 0)
    answer_incident(store, rae, sent, "", closes=True, now=LATER + timedelta(hours=1))
    assert news_of_incidents(store, scope_for(ana)) == (1, 0)


@pytest.mark.parametrize("closes", [False, True])
def test_nobody_closes_it_without_telling_what_came_of_it(
    store: Store, ana: Viewer, rae: Viewer, closes: bool
):
    sent = reported(store, ana)
    with pytest.raises(Refused, match="Whoever reported it is told"):
        answers(store, rae, sent, "  ", closes=closes)
    assert state(store, ana) is IncidentState.RECEIVED


def test_reading_and_answering_is_in_the_log_without_a_word_or_who_reported_it(
    store: Store, ana: Viewer, rae: Viewer
):
    sent = reported(store, ana)
    for _ in range(2):  # a page that is drawn again
        read_incident(store, rae, sent, now=NOW)
    answers(store, rae, sent, "He has been barred", closes=True)
    hers = rae.person_id
    assert audited(store, sent) == [
        (hers, "incident_read"),
        (hers, "incident_answered"),
        (hers, "incident_closed"),
    ]
    told = str(log(store))
    assert WHAT not in told
    assert "barred" not in told
    assert ana.person_id not in told
    assert sent[:13] not in told  # when it was begun, beside who had just signed in
    read_incident(store, rae, sent, now=LATER)
    assert audited(store, sent)[-1] == (hers, "incident_read")
