"""Every reference that leads nowhere is found, and none that leads somewhere."""

from __future__ import annotations

from typing import Any

import pytest

from journal.accounts import News
from journal.actions.check_in import check_in
from journal.actions.enter import enter_demo
from journal.actions.reflect import keep
from journal.bands import Band
from journal.debrief import Debrief
from journal.debrief_case import Slot
from journal.debrief_outcome import Action
from journal.digest import Digest
from journal.entry import SavedEntry
from journal.help_list import Help
from journal.ids import new_id
from journal.incident import IncidentReport
from journal.ledger import Handover
from journal.peers import NOT_A_PEER
from journal.people import Team, Viewer
from journal.periods import Grain
from journal.reading.soundness import look_for_faults
from journal.sharing import Share
from journal.store import accounts, checkins, orphans
from journal.store.agreements import put_agreed_blocks, put_agreement
from journal.store.debrief_cases import put_case
from journal.store.debrief_outcomes import put_action
from journal.store.debriefs import add_debrief
from journal.store.deleted import put_away
from journal.store.engine import Store, Transaction
from journal.store.entries import find_entry
from journal.store.facts import put_grain
from journal.store.handovers import put_handover
from journal.store.help_list import put_help_list
from journal.store.identities import know
from journal.store.incidents import add_answer, put_incident, put_recipients
from journal.store.ledger import add_earlier_due, put_settled_outcome
from journal.store.marked_changes import put_marked_change
from journal.store.peers import name_outside_contact, put_peering
from journal.store.phrases import SavedPhrase, add_phrase, change_phrase
from journal.store.promises import find_promise
from journal.store.releases import put_bands
from journal.store.reminders import put_digest, put_feed
from journal.store.shares import add_read, put_share
from journal.store.support import put_request
from journal.store.tried_next import put_turned_out
from journal.store.versions import add_version
from journal.store.working_time import EnteredAbsence, put_absence
from journal.support import SavedRequest, SupportRequest, Turn
from journal.support_words import Whom
from journal.techniques import Technique
from journal.tried_next import TurnedOut
from journal.vocabulary import Audience, Outcome, Tried
from journal.working_hours import NINE_TO_SIX
from journal.working_time import Absence
from tests.journal.given import NOW, QUICK, TODAY, WORKSPACE, a_promise, recorded, write_down

REFERENCES = (*orphans.REFERENCES, *checkins.REFERENCES)
PROMISE = a_promise().model_dump(mode="json") | {"promise_id": new_id()}


def stray(store: Store) -> tuple[str, ...]:
    """What is found, the audit log aside: tests of it are in tests/journal/store."""
    return tuple(said for said in look_for_faults(store).findings if "Audit log" not in said)


def there(saved: SavedEntry | None) -> SavedEntry:
    assert saved is not None
    return saved


@pytest.fixture
def lived_in(store: Store, ana: Viewer, sam: Viewer, deliveries: Team) -> Store:
    """A row in each table that refers to another one."""
    entry_id, deleted_id = write_down(store, ana, promises=[PROMISE]), write_down(store, ana)
    for one in (entry_id, deleted_id):
        check_in(store, ana, one, {"face": "good"}, now=NOW, workspace=WORKSPACE)
    keep(store, ana, new_id(), QUICK, now=NOW)
    recorded(store, deliveries, TODAY)
    enter_demo(store, "ana", now=NOW)

    def written(tx: Transaction) -> None:
        shared = Share(new_id(), entry_id, Audience.SUPERVISOR, NOW)
        checkins.put_check_in_away(tx, deleted_id)
        put_away(tx, there(find_entry(tx, deleted_id)), NOW)
        put_turned_out(tx, ana.person_id, TurnedOut(entry_id, entry_id, Tried.HELPED, NOW))
        add_version(tx, there(find_entry(tx, entry_id)), NOW)
        put_share(tx, shared)
        add_read(tx, shared, sam.person_id, NOW)
        promise = find_promise(tx, PROMISE["promise_id"])
        assert promise is not None
        add_earlier_due(tx, promise, NOW)
        people = (ana.person_id, sam.person_id, ana.person_id)
        put_handover(tx, Handover(new_id(), promise.promise_id, *people, NOW))
        put_settled_outcome(tx, entry_id, Outcome.RESOLVED, NOW)
        asked = (Turn(sam.person_id, Whom.SUPERVISOR),)
        about = (new_id(), ana.person_id, deliveries.team_id, NOW, SupportRequest())
        put_request(tx, SavedRequest(*about, asked))
        put_peering(tx, sam.person_id, NOT_A_PEER)
        name_outside_contact(tx, sam.person_id, NOW)
        put_marked_change(tx, new_id(), deliveries.team_id, TODAY, "x", sam.person_id, NOW)
        put_agreement(tx, deliveries.team_id, ana.person_id, NOW)
        put_agreed_blocks(tx, deliveries.team_id, [TODAY], NOW)
        put_bands(tx, TODAY, {deliveries.team_id: {"heavy": Band(0, 4)}})
        put_grain(tx, deliveries.team_id, TODAY, Grain.WEEK)
        away = EnteredAbsence(new_id(), ana.person_id, Absence(TODAY, TODAY), sam.person_id)
        put_absence(tx, away, NOW)
        put_help_list(tx, [Help("1", "Peers", "x", "x", (NINE_TO_SIX,) + ((),) * 6)])
        put_recipients(tx, [sam.person_id])
        report = IncidentReport(incident_what="x")
        put_incident(tx, "report", ana.person_id, report, [sam.person_id], NOW)
        add_answer(tx, "report", sam.person_id, "x", NOW)
        add_debrief(tx, Debrief("debrief", deliveries.team_id, NOW))
        put_case(tx, "case", "debrief", shared.share_id, entry_id, Slot.CASE, NOW)
        agreed = ("debrief", deliveries.team_id, "x", "x", ana.person_id, None, TODAY, NOW)
        put_action(tx, Action("action", *agreed))
        put_feed(tx, ana.person_id, "token", NOW)
        phrase = SavedPhrase(
            new_id(), Technique.LISTENED, deliveries.team_id, ana.person_id, "x", NOW, NOW
        )
        add_phrase(tx, phrase)
        change_phrase(tx, phrase, "y", NOW)
        put_digest(tx, Digest(ana.person_id, "ana@example.org"))
        know(tx, "https://login.example.org", "1", ana.person_id, NOW)
        accounts.set_password(tx, ana.person_id, "hash", NOW)
        accounts.add_news(tx, ana.person_id, News.ROLE, NOW)
        accounts.know_device(tx, "device", ana.person_id, NOW)
        for table, columns in (
            ("recovery_codes", "(person_id, code_sha256)"),
            ("links", "(person_id, token_sha256, kind, expires_at)"),
        ):
            values = {"person": ana.person_id, "word": "x"}
            more = ", 'reset', timestamp '2030-01-01'" if table == "links" else ""
            tx.run(f"insert into kept.{table} {columns} values ($person, $word{more})", values)

    store.write(written)
    return store


def test_nothing_is_found_where_everything_is_there(lived_in: Store):
    assert stray(lived_in) == ()


def test_the_rows_of_every_table_are_counted(lived_in: Store):
    counts = look_for_faults(lived_in).counts
    assert counts["people"] == counts["grants"] == 7
    for table in ("entries", "drafts", "promises", "records", "sessions", "audit"):
        assert counts[table] == 1
    assert "migrations" not in counts


@pytest.mark.parametrize("told_of_nobody", ["agreement", "check_in", "incident", "support"])
def test_nobody_is_told_how_many_there_are_of_what_nobody_is_to_know(
    lived_in: Store, told_of_nobody: str
):
    counted = set(look_for_faults(lived_in).counts) - {"incident_recipients"}
    assert not [table for table in counted if told_of_nobody in table]


def test_every_column_that_names_a_person_a_team_an_entry_or_a_promise_is_looked_at(store: Store):
    named = store.write(
        lambda tx: tx.rows(
            """select table_schema || '.' || table_name as place, column_name as name
               from information_schema.columns
               where table_schema in ('kept', 'wellbeing')
                 and column_name in ('person_id', 'author_id', 'owner_id', 'reader_id', 'team_id',
                                     'entry_id', 'help_id', 'report_id', 'reporter_id',
                                     'answered_by', 'marked_by', 'from_id', 'asked_by',
                                     'asked_id', 'asker_id', 'request_id', 'phrase_id')
                 or column_name = 'promise_id' and table_schema = 'kept'"""
        )
    )
    places = {(row["place"], row["name"]) for row in named}
    keys = {"people": "person_id", "teams": "team_id", "deleted_entries": "entry_id"}
    keys |= {"help_list": "help_id", "incidents": "report_id", "support_requests": "request_id"}
    keys |= {"phrases": "phrase_id"}
    own = {(f"kept.{table}", key) for table, key in (keys | {"promises": "promise_id"}).items()}
    # Copies without a name, made anew every week.
    tables = ("facts", "behaviour_facts", "technique_facts", "promise_facts")
    copied = {(f"kept.{table}", "team_id") for table in tables}
    looked_at = {(reference.table, reference.column) for reference in REFERENCES}
    assert places - own - copied == looked_at


def leads_nowhere(tx: Transaction, reference: Any) -> None:
    column = reference.column
    nowhere = f"nothing that {reference.table} {column} could mean"
    tx.run(
        f"update {reference.table} set {column} = $nowhere where {column} is not null",
        {"nowhere": nowhere},
    )


def test_every_kind_of_row_that_refers_to_nothing_is_told(lived_in: Store):
    lived_in.write(lambda tx: [leads_nowhere(tx, reference) for reference in REFERENCES])
    told = {said.partition(" is not there: ")[0] for said in stray(lived_in)}
    assert told == {reference.named for reference in REFERENCES}


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda one: f"{one.table}.{one.column}")
def test_a_row_that_refers_to_nothing_is_counted(lived_in: Store, reference: Any):
    lived_in.write(lambda tx: leads_nowhere(tx, reference))
    referring = [said for said in stray(lived_in) if said.startswith(reference.named)]
    rows = 5 if reference.named == "Roles whose team" else 1
    rows = 7 if reference.named == "Roles whose person" else rows
    assert referring == [f"{reference.named} is not there: {rows}."]


def test_a_promise_without_an_entry_is_no_orphan(lived_in: Store):
    lived_in.write(lambda tx: tx.run("update kept.promises set entry_id = null"))
    assert stray(lived_in) == ()


def test_looking_changes_nothing(lived_in: Store):
    before = look_for_faults(lived_in)
    assert look_for_faults(lived_in) == before
