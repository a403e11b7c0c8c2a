"""How long each kind is kept, and the statements by which what is due goes."""

from __future__ import annotations

from datetime import date, datetime

from journal.periods import BLOCK
from journal.retention import Kept, Retention, usual
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import aware_or_none, stored

DUE = "entry_id in (select entry_id from kept.entries where saved_at < $moment)"
# A promise outlives its entry where it falls due later: somebody waits for it.
OVER = f"due_at < $moment and (made_at < $moment or {DUE})"
OF_ENTRIES = {
    "kept.shares": DUE,
    "kept.reads": DUE,
    "kept.debrief_cases": DUE,
    "kept.settled_outcomes": DUE,
    "kept.entry_versions": DUE,
    "kept.tried_next": DUE,
    "kept.catalogue": DUE,
    "kept.earlier_dues": f"promise_id in (select promise_id from kept.promises where {OVER})",
    "kept.handovers": f"promise_id in (select promise_id from kept.promises where {OVER})",
    "kept.promises": OVER,
    "kept.drafts": f"kept_at < $moment or {DUE.replace('entry_id', 'draft_id', 1)}",
    "kept.entries": "saved_at < $moment",
    "kept.records": "saved_at < $moment",
}
"""The rows that go with entries whose time is over, in this order; check-ins aside."""


def find_retention(store: Store) -> dict[Kept, Retention]:
    """How long each kind is kept, as the admin said or as usual."""
    return retention_of(store.recall("select kind, keeps, not_before from retention"))


def retention_in(tx: Transaction) -> dict[Kept, Retention]:
    """The same as a transaction sees it."""
    return retention_of(tx.rows("select kind, keeps, not_before from kept.retention"))


def retention_of(rows: list[Row]) -> dict[Kept, Retention]:
    said = {
        Kept(row["kind"]): Retention(Kept(row["kind"]), row["keeps"], row["not_before"])
        for row in rows
    }
    return {kind: said.get(kind, usual(kind)) for kind in Kept}


def put_retention(tx: Transaction, retention: Retention, not_before: date) -> None:
    tx.run("delete from kept.retention where kind = $kind", {"kind": retention.kind.value})
    tx.run(
        """insert into kept.retention (kind, keeps, not_before)
           values ($kind, $keeps, $not_before)""",
        {"kind": retention.kind.value, "keeps": retention.keeps, "not_before": not_before},
    )


def count_entries_before(tx: Transaction, moment: datetime) -> int:
    """How many entries and records were saved before a moment."""
    rows = tx.rows(
        """select (select count(*) from kept.entries where saved_at < $moment)
                + (select count(*) from kept.records where saved_at < $moment) as n""",
        {"moment": stored(moment)},
    )
    return int(rows[0]["n"])


def forget_entries_before(tx: Transaction, moment: datetime) -> int:
    """Forgets what was saved before a moment, with what belongs to it; how many entries and records
    that were."""
    due = count_entries_before(tx, moment)
    bound = {"moment": stored(moment)}
    tx.run(f"update kept.promises set entry_id = null where due_at >= $moment and {DUE}", bound)
    for table, which in OF_ENTRIES.items():
        tx.run(f"delete from {table} where {which}", bound)
    return due


def forget_released_before(tx: Transaction, day: date) -> None:
    """Forgets the bands of blocks that ended before a day. That they were released stays known, so
    that they are never released anew."""
    for table in ("bands", "releases"):
        tx.run(f"delete from wellbeing.{table} where block < $block", {"block": day - BLOCK})


def last_swept(store: Store) -> datetime | None:
    """When the files were last rid of what had been deleted; None before the first time."""
    return aware_or_none(store.recall("select swept_at from last_swept")[0]["swept_at"])


def put_swept(tx: Transaction, at: datetime) -> None:
    tx.run("delete from kept.sweeps")
    tx.run("insert into kept.sweeps (swept_at) values ($at)", {"at": stored(at)})
