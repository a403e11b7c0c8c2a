"""Whether a workspace's data is sound: its audit log as it was written, and no row an orphan."""

from __future__ import annotations

from dataclasses import dataclass

from journal.store.audit import rows_to_verify
from journal.store.audit_seal import Seal
from journal.store.audit_verdict import AuditVerdict, verify
from journal.store.checkins import orphaned_check_ins
from journal.store.engine import Row, Store, Transaction
from journal.store.orphans import counts, orphans


@dataclass(frozen=True)
class Soundness:
    findings: tuple[str, ...]
    """A sentence for each thing that is wrong; without ids, and without anybody's text."""
    counts: dict[str, int]
    """How many rows each table holds of which that may be told."""
    audit: AuditVerdict


@dataclass(frozen=True)
class Looked:
    """What is there at one moment, between two commits."""

    rows: list[Row]
    seal: Seal
    orphans: list[str]
    counts: dict[str, int]


def look_for_faults(store: Store) -> Soundness:
    """The verdict on everything that is stored. Others wait while it is read, not while it is
    judged. It changes nothing."""
    looked = store.write(look)
    audit = verify(looked.rows, looked.seal)
    return Soundness((*audit.findings, *looked.orphans), looked.counts, audit)


def look(tx: Transaction) -> Looked:
    return Looked(
        rows_to_verify(tx),
        Seal(tx.seal.files),  # as it is on the disk now
        [*orphans(tx), *orphaned_check_ins(tx)],
        counts(tx),
    )
