"""Whether the audit log is the one that was written: a verdict on its rows, its key, its head."""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from journal.store.audit_seal import START, Link, Seal, mac_of
from journal.store.engine import Row


@dataclass(frozen=True)
class AuditVerdict:
    rows: int
    verified: int
    """How many rows are as they were written, each after the one that it followed."""
    behind: int
    """How many verified rows the head does not know yet: what was noted last before a crash."""
    findings: tuple[str, ...]


class Fault(Enum):
    """What can be wrong with a row, said after its number."""

    MISSING = "missing"
    TWICE = "there more than once"
    UNSEALED = "without a seal: added while the key was missing, or not by Afterword"
    CHANGED = "altered, or not sealed with this key"
    ASTRAY = "not after the row that it followed"
    CUT_OFF = "missing at the end"


Faults = list[tuple[Fault, int, int]]
"""Faults with the first and the last row that each is about."""


def verify(rows: Sequence[Row], seal: Seal) -> AuditVerdict:
    """The verdict on the rows of a log in their order, with the key and the head as they are now.

    Without the key nothing can be verified. Rows up to the last that was let go may be there still,
    or not.
    """
    if seal.key is None:
        told = f"{seal.files.key.name} is missing or holds no key, so that no row can be verified"
        return AuditVerdict(len(rows), 0, 0, (said(told),))
    faults: Faults = []
    verified: list[Link] = []
    rows = [row for row in rows if row["sequence"] > seal.since.sequence]
    for row, before in each_with_the_one_before(rows, seal.since, faults):
        fault = fault_of(row, before, seal.key)
        if fault is None:
            verified.append(Link(row["sequence"], row["mac"]))
        else:
            faults.append((fault, row["sequence"], row["sequence"]))
    last = rows[-1]["sequence"] if rows else seal.since.sequence
    findings = [said(sentence(*fault)) for fault in joined(faults)]
    if (wrong := wrong_with_head(seal, verified, last)) is not None:
        findings.append(said(wrong))
    known = seal.head.sequence if seal.head else last
    behind = sum(link.sequence > known for link in verified)
    return AuditVerdict(len(rows), len(verified), behind, tuple(findings))


def each_with_the_one_before(
    rows: Sequence[Row], since: Link, faults: Faults
) -> Iterator[tuple[Row, Row | None]]:
    """Each row with its neighbour, None for the first one and after a gap, which is a fault."""
    before: Row | None = vars(since) if since != START else None
    reached = since.sequence
    for row in rows:
        if row["sequence"] > reached + 1:
            faults.append((Fault.MISSING, reached + 1, row["sequence"] - 1))
            before = None
        yield row, before
        before, reached = row, row["sequence"]


def fault_of(row: Row, before: Row | None, key: bytes) -> Fault | None:
    if before is not None and row["sequence"] <= before["sequence"]:
        return Fault.TWICE
    if row["mac"] is None:
        return Fault.UNSEALED
    if not hmac.compare_digest(mac_of(key, row), row["mac"]):
        return Fault.CHANGED
    if before is not None and row["previous_mac"] != (before["mac"] or ""):
        return Fault.ASTRAY
    return None


def joined(faults: Faults) -> Faults:
    """The same with neighbours that have the same fault as one."""
    found: Faults = []
    for fault, first, last in faults:
        if found and found[-1][0] is fault and found[-1][2] + 1 == first:
            found[-1] = (fault, found[-1][1], last)
        else:
            found.append((fault, first, last))
    return found


def sentence(fault: Fault, first: int, last: int) -> str:
    if first == last:
        return f"row {first} is {fault.value}"
    return f"rows {first} to {last} are {fault.value}"


def wrong_with_head(seal: Seal, verified: Sequence[Link], last: int) -> str | None:
    """The head names the last row that was committed. It may be behind, as it is written after
    the commit, but never ahead."""
    name = seal.files.head.name
    if seal.head is None and not seal.files.head.exists():
        return f"{name} is missing, so that rows may have been cut off after row {last}"
    if seal.head is None:
        return f"{name} is not as it was written, so that rows may be missing after row {last}"
    if seal.head.sequence > last:
        return sentence(Fault.CUT_OFF, last + 1, seal.head.sequence)
    others = [link.mac for link in verified if link.sequence == seal.head.sequence]
    if others and others[0] != seal.head.mac:
        return f"row {seal.head.sequence} is not the one that {name} names"
    return None


def said(what: str) -> str:
    return f"Audit log: {what}."
