from __future__ import annotations

import pytest

from journal.store.audit import AFTERWORD, note
from journal.store.engine import Store, Transaction
from tests.journal.given import NOW


def log(store: Store) -> list[dict[str, object]]:
    return store.write(lambda tx: tx.rows("select * from kept.audit order by audit_id"))


def test_what_was_done_is_noted_with_who_and_when_and_to_what(store: Store):
    store.write(lambda tx: note(tx, actor=AFTERWORD, action="facts copied", at=NOW, subject="x"))
    (row,) = log(store)
    assert (row["actor"], row["action"], row["subject"]) == (AFTERWORD, "facts copied", "x")
    assert row["happened_at"] == NOW.replace(tzinfo=None)


def test_what_failed_is_not_noted_as_done(store: Store):
    def work(tx: Transaction) -> None:
        note(tx, actor=AFTERWORD, action="entry deleted", at=NOW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.write(work)
    assert log(store) == []
