"""Who was asked to take a promise over, and what they answered."""

from __future__ import annotations

from datetime import datetime

from journal.ledger import AskedOver, HandedOver, Handover
from journal.policy import Scope
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import aware, aware_or_none, stored
from journal.store.rows import insert
from journal.vocabulary import HandoverAnswer


def put_handover(tx: Transaction, asked: Handover) -> None:
    insert(tx, "kept.handovers", vars(asked) | {"asked_at": stored(asked.asked_at)})


def find_handover(tx: Transaction, handover_id: str) -> Handover | None:
    rows = tx.rows("select * from kept.handovers where handover_id = $id", {"id": handover_id})
    return handover_of(rows[0]) if rows else None


def find_awaited(tx: Transaction, promise_id: str) -> Handover | None:
    """The one who is asked to take a promise over and has not answered."""
    rows = tx.rows(
        "select * from kept.handovers where promise_id = $id and answer is null",
        {"id": promise_id},
    )
    return handover_of(rows[0]) if rows else None


def answer_handover(
    tx: Transaction, handover_id: str, answer: HandoverAnswer, at: datetime
) -> None:
    tx.run(
        """update kept.handovers set answer = $answer, answered_at = $at
           where handover_id = $id""",
        {"id": handover_id, "answer": answer.value, "at": stored(at)},
    )


def asked_over(store: Store, scope: Scope) -> list[AskedOver]:
    """What one is asked to take over, the most pressing first."""
    rows = store.rows(scope, "select * from asked_over order by due_at, handover_id")
    return [
        AskedOver(
            row["handover_id"],
            row["what"],
            aware(row["due_at"]),
            row["due_is_day"],
            row["case_ref"],
            row["owner"],
            row["asked_by"],
        )
        for row in rows
    ]


def count_asked_over(store: Store, scope: Scope) -> int:
    return int(store.rows(scope, "select count(*) as n from asked_over")[0]["n"])


def handed_over(store: Store, scope: Scope, since: datetime) -> list[HandedOver]:
    """Whom one asked, or was said to have asked, that is not answered, or was answered since."""
    rows = store.rows(
        scope,
        """select * from own_handovers
           where answer is null or (answer <> 'withdrawn' and answered_at >= $since)
           order by answered_at desc, handover_id""",
        {"since": stored(since)},
    )
    return [handed_over_of(row) for row in rows]


def all_handed_over(store: Store, scope: Scope) -> list[HandedOver]:
    """Whom one ever asked, or was said to have asked, and what became of it."""
    rows = store.rows(scope, "select * from own_handovers order by handover_id")
    return [handed_over_of(row) for row in rows]


def handed_over_of(row: Row) -> HandedOver:
    answer = row["answer"]
    return HandedOver(
        row["handover_id"],
        row["promise_id"],
        row["what"],
        row["asked"],
        HandoverAnswer(answer) if answer else None,
        aware_or_none(row["answered_at"]),
    )


def handover_of(row: Row) -> Handover:
    answer = row["answer"]
    return Handover(
        row["handover_id"],
        row["promise_id"],
        row["from_id"],
        row["asked_by"],
        row["asked_id"],
        aware(row["asked_at"]),
        HandoverAnswer(answer) if answer else None,
    )
