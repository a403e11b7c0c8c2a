"""What of each table is a person's, and the statements that erase it.

A table stands here or the test of this file fails: rows that go with what somebody wrote, rows that
go with the somebody, columns in which their id stays although it leads to no name any more, and
tables in which there is nobody.
"""

from __future__ import annotations

from datetime import datetime

from journal.people import NAMELESS
from journal.store.engine import Transaction
from journal.store.moments import stored

ENTRIES = "entry_id in (select entry_id from kept.entries where author_id = $person_id)"
PROMISES = "promise_id in (select promise_id from kept.promises where owner_id = $person_id)"
REQUESTS = (
    "request_id in (select request_id from kept.support_requests where asker_id = $person_id)"
)
REPORTS = "report_id in (select report_id from kept.incidents where reporter_id = $person_id)"
OFFERED = "author_id = $person_id and team_id is not null"

WRITTEN = {
    "kept.drafts": "author_id = $person_id",
    "kept.shares": ENTRIES,
    "kept.reads": ENTRIES,
    "kept.debrief_cases": ENTRIES,
    "kept.settled_outcomes": ENTRIES,
    "kept.entry_versions": "author_id = $person_id",
    "kept.tried_next": "author_id = $person_id",
    "kept.catalogue": "author_id = $person_id",
    "kept.deleted_entries": "author_id = $person_id",
    "kept.earlier_dues": PROMISES,
    "kept.handovers": f"{PROMISES} or (asked_id = $person_id and answer is null)",
    "kept.promises": "owner_id = $person_id",
    "kept.entries": "author_id = $person_id",
    "kept.support_turns": REQUESTS,
    "kept.support_requests": "asker_id = $person_id",
    "kept.phrase_versions": f"phrase_id in (select phrase_id from kept.phrases where {OFFERED})",
    "kept.phrases": OFFERED,
}
"""The rows that go when somebody erases what they wrote, in this order. Check-ins go beside them
(store/checkins.py)."""

WITH_THE_PERSON = {
    "kept.incident_answers": REPORTS,
    "kept.incident_addressees": REPORTS,
    "kept.incidents": "reporter_id = $person_id",
    **dict.fromkeys(
        (
            *("kept.sessions", "kept.accounts", "kept.recovery_codes", "kept.links"),
            *("kept.known_devices", "kept.identities", "kept.news", "kept.agreements"),
            *("kept.absences", "kept.feeds", "kept.digests", "kept.peers"),
            *("kept.outside_contacts", "kept.incident_recipients"),
        ),
        "person_id = $person_id",
    ),
}
"""The rows that go besides when a person is erased."""

STAYS = {
    "kept.people.person_id": "what other rows lead to; the name and the login are gone from it",
    "kept.grants.person_id": "who was in how many a team: rules on small teams rest on it",
    "kept.audit.actor": "the log is never changed; it holds no name",
    "kept.setting_changes.about": "whom an admin named to be asked or to take reports, as the log",
    "kept.reads.reader_id": "an author is told that somebody read what they shared",
    "kept.handovers.from_id": "the promise is a colleague's now",
    "kept.handovers.asked_by": "the promise is a colleague's",
    "kept.handovers.asked_id": "what came of a colleague's promise",
    "kept.absences.entered_by": "the absence is a colleague's",
    "kept.support_turns.person_id": "whom a colleague asked, who is forgotten with the request",
    "kept.incident_addressees.person_id": "to whom a colleague's report was sent",
    "kept.incident_answers.answered_by": "what a colleague was told of their report",
    "kept.debrief_actions.owner_id": "what a team agreed on",
    "kept.marked_changes.marked_by": "from when on a team's figures are expected to differ",
    "kept.phrases.author_id": "of the workspace's own phrases, which an admin writes for everybody",
}
"""Where the id of somebody who was erased stays, and why."""

OF_NOBODY = (
    *("migrations", "workspace", "teams", "records", "facts", "promise_facts", "facts_copies"),
    *("grains", "behaviour_facts", "technique_facts", "agreed_blocks", "working_hours", "holidays"),
    *("catalogue_editions", "help_list", "help_hours", "debriefs", "debrief_takeaways"),
    *("retention", "sweeps", "mappings", "words", "former_words"),
)
"""Tables in which no row is a person's. The copy of the facts holds mere numbers; it is taken anew
when somebody is erased, and mappings that name them are forgotten (store/mappings.py)."""


def erase_written(tx: Transaction, person_id: str) -> None:
    """Erases what somebody wrote, promised and asked for; check-ins aside."""
    delete_all(tx, WRITTEN, person_id)


def erase_with_the_person(tx: Transaction, person_id: str, at: datetime) -> None:
    """Erases all else that is theirs, and their name: what is left is an id that leads nowhere."""
    delete_all(tx, WITH_THE_PERSON, person_id)
    tx.run(
        """update kept.people set name = $name, login = 'erased-' || person_id, erased_at = $at
           where person_id = $person_id""",
        {"person_id": person_id, "name": NAMELESS, "at": stored(at)},
    )


def delete_all(tx: Transaction, tables: dict[str, str], person_id: str) -> None:
    for table, which in tables.items():
        tx.run(f"delete from {table} where {which}", {"person_id": person_id})


def find_login(tx: Transaction, person_id: str) -> str | None:
    """The login of somebody who is there; None for nobody, and who was erased."""
    rows = tx.rows(
        "select login from kept.people where person_id = $person_id and erased_at is null",
        {"person_id": person_id},
    )
    return rows[0]["login"] if rows else None


def count_open_promises(tx: Transaction, person_id: str) -> int:
    """How many promises somebody has yet to keep."""
    return int(
        tx.rows(
            """select count(*) as n from kept.promises
               where owner_id = $person_id and done_at is null and cancelled_at is null""",
            {"person_id": person_id},
        )[0]["n"]
    )
