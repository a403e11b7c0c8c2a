"""Rows as tables take them."""

from __future__ import annotations

from journal.store.engine import Row, Transaction


def insert(tx: Transaction, table: str, row: Row) -> None:
    """What is None is left out: the table says what stands there instead."""
    given = {name: value for name, value in row.items() if value is not None}
    names = ", ".join(given)
    slots = ", ".join(f"${name}" for name in given)
    tx.run(f"insert into {table} ({names}) values ({slots})", given)
