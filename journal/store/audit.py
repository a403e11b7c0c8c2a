"""What was done, by whom, to what: ids and codes, never anybody's text; each row sealed."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from journal.audit_actions import AuditAction
from journal.ids import is_id
from journal.store.audit_seal import START, Link, mac_of
from journal.store.engine import Row, Transaction
from journal.store.moments import stored

COMMAND_LINE = "command line"
AFTERWORD = "afterword"
NOBODY = "nobody"
"""Somebody at the door whom the workspace does not know."""
CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")


def note(
    tx: Transaction, *, actor: str, action: AuditAction, at: datetime, subject: str | None = None
) -> int:
    """Adds a row to the audit log, in the transaction that does the thing; its number.

    The actor is a person's id, COMMAND_LINE, AFTERWORD or NOBODY. The subject is an id, a code, or
    several of them with spaces between. Raises ValueError for anything else, which might be
    somebody's text.
    """
    check_says_no_text(actor, subject)
    before = latest(tx)
    row: dict[str, Any] = {
        "sequence": before.sequence + 1,
        "happened_at": stored(at),
        "actor": actor,
        "action": AuditAction(action).value,
        "subject": subject,
    }
    row |= seals(tx, row, before)
    tx.run(
        """insert into kept.audit
               (sequence, happened_at, actor, action, subject, previous_mac, mac)
           values ($sequence, $happened_at, $actor, $action, $subject, $previous_mac, $mac)""",
        row,
    )
    return before.sequence + 1


def check_says_no_text(actor: str, subject: str | None) -> None:
    if actor not in (COMMAND_LINE, AFTERWORD, NOBODY) and not is_id(actor):
        raise ValueError("the actor of an audit row is an id, or one of a few words")
    parts = [] if subject is None else subject.split(" ")
    if not all(is_id(part) or CODE.fullmatch(part) for part in parts):
        raise ValueError("the subject of an audit row is made of ids and codes")


def latest(tx: Transaction) -> Link:
    """What the next row follows: the last row; or the head where rows were cut off before it, so
    that the gap stays to be seen."""
    rows = tx.rows("select sequence, mac from kept.audit order by sequence desc limit 1")
    last = Link(rows[0]["sequence"], rows[0]["mac"] or "") if rows else START
    head = tx.seal.head or START
    return last if last.sequence >= head.sequence else head


def seals(tx: Transaction, row: Row, before: Link) -> Row:
    """The columns that chain a row to the one before; without a key it stays unsealed. The
    transaction remembers the row, which is the head once it is committed."""
    sealed: Row = {"previous_mac": before.mac, "mac": None}
    if tx.seal.key:
        sealed["mac"] = mac_of(tx.seal.key, row | sealed)
        tx.noted = Link(row["sequence"], sealed["mac"])
    return sealed


def take_over(tx: Transaction, at: datetime) -> None:
    """Seals the rows from before there was a chain, once, and notes that it did."""
    rows = rows_to_verify(tx) if tx.seal.head == START else []
    if not rows or any(row["mac"] for row in rows):
        return
    before = START
    for row in rows:
        row |= seals(tx, row, before)
        before = Link(row["sequence"], row["mac"])
        tx.run(
            """update kept.audit set previous_mac = $previous_mac, mac = $mac
               where sequence = $sequence""",
            row,
        )
    note(tx, actor=AFTERWORD, action=AuditAction.LOG_TAKEN_OVER, at=at)


def last_before(tx: Transaction, moment: datetime) -> Link | None:
    """The last row up to which all were noted before a moment; None where there is none, or where
    it bears no seal, by which what follows could be told."""
    rows = tx.rows(
        """select sequence, mac from kept.audit
           where sequence < coalesce((select min(sequence) from kept.audit
                                      where happened_at >= $moment), 0)
           order by sequence desc limit 1""",
        {"moment": stored(moment)},
    )
    return Link(rows[0]["sequence"], rows[0]["mac"]) if rows and rows[0]["mac"] else None


def forget_rows_until(tx: Transaction, last: Link) -> None:
    """Forgets the log up to a row, with what settings were before; call Seal.let_go before."""
    for table in ("kept.setting_changes", "kept.audit"):
        tx.run(f"delete from {table} where sequence <= $last", {"last": last.sequence})


def rows_to_verify(tx: Transaction) -> list[Row]:
    """The whole log in its order, ids and codes as they are stored."""
    return tx.rows("select * from kept.audit order by sequence")
