"""Incident reports, to whom they go, and what came of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from journal.ids import new_id
from journal.incident import (
    Addressee,
    IncidentAnswer,
    IncidentInList,
    IncidentReport,
    SentReport,
)
from journal.policy import Scope
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import aware, aware_or_none, stored
from journal.store.rows import insert


@dataclass(frozen=True)
class AboutIncident:
    """Whose a report is, and who may read it today: sent to, and still named."""

    report_id: str
    reporter_id: str
    readers: tuple[str, ...]
    is_read: bool
    is_answered: bool
    is_closed: bool


def incident_recipients(store: Store) -> tuple[Addressee, ...]:
    """To whom a new report goes, by name."""
    rows = store.recall("select person_id, name from incident_recipients order by lower(name)")
    return tuple(Addressee(row["person_id"], row["name"]) for row in rows)


def are_there_incidents(store: Store) -> bool:
    """Whether anybody has ever sent one; asked for on every page, and answered from memory."""
    return bool(store.recall("select incidents from incidents_counted")[0]["incidents"])


def recipients_in(tx: Transaction) -> tuple[str, ...]:
    rows = tx.rows("select person_id from kept.incident_recipients order by person_id")
    return tuple(row["person_id"] for row in rows)


def put_recipients(tx: Transaction, person_ids: Collection[str]) -> None:
    """Names them in the place of those who were named."""
    tx.run("delete from kept.incident_recipients")
    for person_id in person_ids:
        insert(tx, "kept.incident_recipients", {"person_id": person_id})


def forget_recipient(tx: Transaction, person_id: str) -> None:
    tx.run("delete from kept.incident_recipients where person_id = $id", {"id": person_id})


def put_incident(
    tx: Transaction,
    report_id: str,
    reporter_id: str,
    report: IncidentReport,
    addressed: Collection[str],
    at: datetime,
) -> None:
    insert(
        tx,
        "kept.incidents",
        {
            "report_id": report_id,
            "reporter_id": reporter_id,
            "sent_at": stored(at),
            "what": report.incident_what,
            "happened_when": report.incident_when,
            "happened_where": report.incident_where,
            "wants_contact": report.incident_contact,
        },
    )
    for person_id in addressed:
        row = {"report_id": report_id, "person_id": person_id}
        insert(tx, "kept.incident_addressees", row)


def find_about_incident(tx: Transaction, report_id: str) -> AboutIncident | None:
    values = {"id": report_id}
    rows = tx.rows("select * from kept.incidents where report_id = $id", values)
    if not rows:
        return None
    sent_to = tx.rows("select * from kept.incident_addressees where report_id = $id", values)
    answers = tx.rows("select * from kept.incident_answers where report_id = $id", values)
    named = recipients_in(tx)
    return AboutIncident(
        report_id,
        rows[0]["reporter_id"],
        tuple(row["person_id"] for row in sent_to if row["person_id"] in named),
        is_read=any(row["read_at"] for row in sent_to),
        is_answered=bool(answers),
        is_closed=rows[0]["closed_at"] is not None,
    )


def was_read_since(tx: Transaction, report_id: str, reader_id: str, moment: datetime) -> bool:
    return bool(
        tx.rows(
            """select 1 as one from kept.incident_addressees
               where report_id = $report_id and person_id = $reader_id and read_at >= $moment""",
            {"report_id": report_id, "reader_id": reader_id, "moment": stored(moment)},
        )
    )


def put_read(tx: Transaction, report_id: str, reader_id: str, at: datetime) -> None:
    tx.run(
        """update kept.incident_addressees set read_at = $at
           where report_id = $report_id and person_id = $reader_id""",
        {"report_id": report_id, "reader_id": reader_id, "at": stored(at)},
    )


def add_answer(tx: Transaction, report_id: str, by: str, what: str, at: datetime) -> None:
    insert(
        tx,
        "kept.incident_answers",
        {
            "answer_id": new_id(),
            "report_id": report_id,
            "answered_by": by,
            "answered_at": stored(at),
            "what": what,
        },
    )


def put_closed(tx: Transaction, report_id: str, at: datetime) -> None:
    tx.run(
        "update kept.incidents set closed_at = $at where report_id = $id",
        {"id": report_id, "at": stored(at)},
    )


def put_told(tx: Transaction, report_id: str, at: datetime) -> None:
    tx.run(
        "update kept.incidents set told_at = $at where report_id = $id",
        {"id": report_id, "at": stored(at)},
    )


def take_incident(tx: Transaction, report_id: str) -> IncidentReport:
    """What a report says, which is not kept any longer once the transaction is committed."""
    for table in ("incident_answers", "incident_addressees"):
        tx.run(f"delete from kept.{table} where report_id = $id", {"id": report_id})
    (row,) = tx.rows(
        "delete from kept.incidents where report_id = $id returning *", {"id": report_id}
    )
    return report_of(row)


def own_incidents(store: Store, scope: Scope) -> list[SentReport]:
    """Those one has sent, the latest first."""
    reports = store.rows(scope, "select * from own_incidents order by sent_at desc, report_id")
    if not reports:
        return []
    sent_to = store.rows(scope, "select * from own_incident_addressees order by lower(name)")
    answers = store.rows(scope, "select * from own_incident_answers order by answered_at")
    return [sent_report(row, sent_to, answers) for row in reports]


def find_incident_to_me(store: Store, scope: Scope, report_id: str) -> SentReport | None:
    values = {"id": report_id}
    one = "where report_id = $id order by"
    rows = store.rows(scope, f"select * from incidents_to_me {one} sent_at", values)
    if not rows:
        return None
    beside = f"select * from incident_addressees_beside_me {one} lower(name)"
    answers = f"select * from incident_answers_to_me {one} answered_at"
    return sent_report(
        rows[0], store.rows(scope, beside, values), store.rows(scope, answers, values)
    )


def incidents_to_me(store: Store, scope: Scope) -> list[IncidentInList]:
    """Those sent to oneself, the latest first; no word of them."""
    rows = store.rows(
        scope,
        """select incidents_to_me.report_id, reporter, sent_at, closed_at, read_at,
                  exists (select 1 from incident_answers_to_me
                          where incident_answers_to_me.report_id = incidents_to_me.report_id)
                      as answered
           from incidents_to_me
           join incident_addressees_beside_me as mine
             on mine.report_id = incidents_to_me.report_id and mine.person_id = $scope_person
           order by sent_at desc, incidents_to_me.report_id""",
    )
    return [
        IncidentInList(
            row["report_id"],
            row["reporter"],
            aware(row["sent_at"]),
            is_read=row["read_at"] is not None,
            is_answered=row["answered"],
            is_closed=row["closed_at"] is not None,
        )
        for row in rows
    ]


def sent_report(row: Row, sent_to: Sequence[Row], answers: Sequence[Row]) -> SentReport:
    report_id = row["report_id"]
    return SentReport(
        report_id,
        row["reporter"],
        aware(row["sent_at"]),
        report_of(row),
        tuple(
            Addressee(one["person_id"], one["name"], aware_or_none(one["read_at"]), one["is_named"])
            for one in sent_to
            if one["report_id"] == report_id
        ),
        tuple(
            IncidentAnswer(one["name"], aware(one["answered_at"]), one["what"])
            for one in answers
            if one["report_id"] == report_id
        ),
        aware_or_none(row["closed_at"]),
        aware_or_none(row["told_at"]),
    )


def report_of(row: Row) -> IncidentReport:
    return IncidentReport(
        incident_what=row["what"],
        incident_when=row["happened_when"],
        incident_where=row["happened_where"],
        incident_contact=row["wants_contact"],
    )
