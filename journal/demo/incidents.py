"""Who takes incident reports at Fernhill Home, and one that came to something."""

from __future__ import annotations

from datetime import datetime, timedelta

from journal.ids import new_id
from journal.incident import IncidentReport
from journal.store.engine import Transaction
from journal.store.incidents import (
    add_answer,
    put_closed,
    put_incident,
    put_read,
    put_recipients,
    put_told,
)
from journal.store.workspace import find_person

TAKES_REPORTS, REPORTED = "rae", "ben"
REPORT = IncidentReport(
    incident_what=(
        "A man at the collection point blocked the way to the door with his trolley and said he "
        "knew when my shift ends. I called security from the back room; he had gone by then."
    ),
    incident_when="Around closing time",
    incident_where="Collection point, main entrance",
    incident_contact=True,
)
ANSWER = (
    "He has been told in writing not to come to the site again. From Monday on security walks "
    "whoever closes to their car. I will call you on Thursday to hear how it is."
)


def incidents(tx: Transaction, now: datetime) -> None:
    """A report from last week, read, answered, closed, and its reporter told."""
    takes, reported = find_person(tx, TAKES_REPORTS), find_person(tx, REPORTED)
    if takes is None or reported is None:
        raise LookupError("the demo has its known people")
    put_recipients(tx, [takes.person_id])
    report_id, sent_at = new_id(), now - timedelta(days=9)
    put_incident(tx, report_id, reported.person_id, REPORT, [takes.person_id], sent_at)
    put_read(tx, report_id, takes.person_id, sent_at + timedelta(hours=3))
    answered_at = sent_at + timedelta(days=2)
    add_answer(tx, report_id, takes.person_id, ANSWER, answered_at)
    put_closed(tx, report_id, answered_at)
    put_told(tx, report_id, answered_at + timedelta(days=1))
