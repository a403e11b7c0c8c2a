"""Rows whose person, team or entry is not there. The engine does not look: there are no foreign
keys in the tables, and each work checks for itself what it relies on."""

from __future__ import annotations

from dataclasses import dataclass

from journal.store.engine import Transaction

PERSON = ("kept.people", "person_id")
TEAM = ("kept.teams", "team_id")
ENTRY = ("kept.entries", "entry_id")
PROMISE = ("kept.promises", "promise_id")
DELETED = ("kept.deleted_entries", "entry_id")
CARD = ("kept.catalogue", "entry_id")
INCIDENT = ("kept.incidents", "report_id")
HELP = ("kept.help_list", "help_id")
PHRASE = ("kept.phrases", "phrase_id")
REQUEST = ("kept.support_requests", "request_id")
NOT_COUNTED = (
    *("migrations", "agreements", "support_requests", "support_turns"),
    *("incidents", "incident_addressees", "incident_answers"),
)


@dataclass(frozen=True)
class Reference:
    """A column that holds the id of a row in another table, or nothing."""

    table: str
    column: str
    target: tuple[str, str]
    named: str


REFERENCES = (
    Reference("kept.entries", "author_id", PERSON, "Entries whose author"),
    Reference("kept.entries", "team_id", TEAM, "Entries whose team"),
    Reference("kept.entries", "entry_id", CARD, "Entries whose place in the catalogue"),
    Reference("kept.catalogue", "entry_id", ENTRY, "Catalogued entries whose entry"),
    Reference("kept.catalogue", "author_id", PERSON, "Catalogued entries whose author"),
    Reference("kept.catalogue", "team_id", TEAM, "Catalogued entries whose team"),
    Reference("kept.entry_versions", "entry_id", ENTRY, "Earlier versions whose entry"),
    Reference("kept.entry_versions", "author_id", PERSON, "Earlier versions whose author"),
    Reference("kept.tried_next", "entry_id", ENTRY, "What was tried next whose entry"),
    Reference("kept.tried_next", "author_id", PERSON, "What was tried next whose author"),
    Reference("kept.deleted_entries", "author_id", PERSON, "Deleted entries whose author"),
    Reference("kept.drafts", "author_id", PERSON, "Drafts whose author"),
    Reference("kept.promises", "owner_id", PERSON, "Promises whose owner"),
    Reference("kept.promises", "team_id", TEAM, "Promises whose team"),
    Reference("kept.promises", "entry_id", ENTRY, "Promises whose entry"),
    Reference("kept.earlier_dues", "promise_id", PROMISE, "Earlier due times whose promise"),
    Reference("kept.handovers", "promise_id", PROMISE, "Hand-overs whose promise"),
    Reference("kept.handovers", "from_id", PERSON, "Hand-overs whose owner"),
    Reference("kept.handovers", "asked_by", PERSON, "Hand-overs whose asker"),
    Reference("kept.handovers", "asked_id", PERSON, "Hand-overs whose colleague"),
    Reference("kept.settled_outcomes", "entry_id", ENTRY, "Settled outcomes whose entry"),
    Reference("kept.records", "team_id", TEAM, "Records whose team"),
    Reference("kept.grants", "person_id", PERSON, "Roles whose person"),
    Reference("kept.grants", "team_id", TEAM, "Roles whose team"),
    Reference("kept.grains", "team_id", TEAM, "Grains whose team"),
    Reference("kept.marked_changes", "team_id", TEAM, "Marked changes whose team"),
    Reference("kept.marked_changes", "marked_by", PERSON, "Marked changes whose supervisor"),
    Reference("kept.agreements", "team_id", TEAM, "Agreements whose team"),
    Reference("kept.agreements", "person_id", PERSON, "Agreements whose agent"),
    Reference("kept.agreed_blocks", "team_id", TEAM, "Agreed blocks whose team"),
    Reference("wellbeing.releases", "team_id", TEAM, "Released blocks whose team"),
    Reference("wellbeing.bands", "team_id", TEAM, "Bands whose team"),
    Reference("kept.shares", "entry_id", ENTRY, "Shares whose entry"),
    Reference("kept.reads", "entry_id", ENTRY, "Readings whose entry"),
    Reference("kept.reads", "reader_id", PERSON, "Readings whose reader"),
    Reference("kept.sessions", "person_id", PERSON, "Sessions whose person"),
    Reference("kept.accounts", "person_id", PERSON, "Passwords whose person"),
    Reference("kept.recovery_codes", "person_id", PERSON, "Recovery codes whose person"),
    Reference("kept.links", "person_id", PERSON, "Links whose person"),
    Reference("kept.known_devices", "person_id", PERSON, "Known devices whose person"),
    Reference("kept.absences", "person_id", PERSON, "Absences whose person"),
    Reference("kept.help_hours", "help_id", HELP, "Hours of help whose help"),
    Reference("kept.incident_recipients", "person_id", PERSON, "Incident readers whose person"),
    Reference("kept.incidents", "reporter_id", PERSON, "Incident reports whose reporter"),
    Reference("kept.incident_addressees", "person_id", PERSON, "Sent incidents whose reader"),
    Reference("kept.incident_addressees", "report_id", INCIDENT, "Sent incidents whose report"),
    Reference("kept.incident_answers", "answered_by", PERSON, "Incident answers whose author"),
    Reference("kept.incident_answers", "report_id", INCIDENT, "Incident answers whose report"),
    Reference("kept.debriefs", "team_id", TEAM, "Debriefs whose team"),
    Reference("kept.debrief_cases", "entry_id", ENTRY, "Cases of debriefs whose entry"),
    Reference("kept.debrief_actions", "team_id", TEAM, "Actions of debriefs whose team"),
    Reference("kept.debrief_actions", "owner_id", PERSON, "Actions of debriefs whose owner"),
    Reference("kept.phrases", "team_id", TEAM, "Phrases whose team"),
    Reference("kept.phrases", "author_id", PERSON, "Phrases whose author"),
    Reference("kept.phrase_versions", "phrase_id", PHRASE, "Earlier phrases whose phrase"),
    Reference("kept.feeds", "person_id", PERSON, "Calendars whose person"),
    Reference("kept.digests", "person_id", PERSON, "Digests whose person"),
    Reference("kept.support_requests", "asker_id", PERSON, "Requests for support whose asker"),
    Reference("kept.support_requests", "team_id", TEAM, "Requests for support whose team"),
    Reference("kept.support_turns", "request_id", REQUEST, "Those asked for support whose request"),
    Reference("kept.support_turns", "person_id", PERSON, "Those asked for support whose person"),
    Reference("kept.peers", "person_id", PERSON, "Peers whose person"),
    Reference("kept.outside_contacts", "person_id", PERSON, "Contacts outside whose person"),
    Reference("kept.news", "person_id", PERSON, "News whose person"),
    Reference("kept.identities", "person_id", PERSON, "Sign-ins elsewhere whose person"),
)


def orphans(tx: Transaction, references: tuple[Reference, ...] = REFERENCES) -> list[str]:
    """A sentence for each kind of orphan that there is, with how many there are."""
    counted = [(reference, count_orphans(tx, reference)) for reference in references]
    return [f"{reference.named} is not there: {count:,}." for reference, count in counted if count]


def count_orphans(tx: Transaction, reference: Reference) -> int:
    table, column = reference.table, reference.column
    target, key = reference.target
    return int(
        tx.rows(
            f"""select count(*) as n from {table}
                where {column} is not null and {column} not in (select {key} from {target})"""
        )[0]["n"]
    )


def counts(tx: Transaction) -> dict[str, int]:
    """How many rows each table holds, by the table's name; check-ins aside, agreements, requests
    for support and reports of incidents: from one day to the next their number would tell that
    somebody gave one."""
    tables = tx.rows(
        """select table_name as name from information_schema.tables
           where table_schema = 'kept' and not table_name = any($not_counted)
           order by table_name""",
        {"not_counted": list(NOT_COUNTED)},
    )
    names = [row["name"] for row in tables]
    return {name: tx.rows(f"select count(*) as n from kept.{name}")[0]["n"] for name in names}
