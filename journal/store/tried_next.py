"""What became of what people wanted to try next."""

from __future__ import annotations

from journal.policy import Scope
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import aware, stored
from journal.store.rows import insert
from journal.tried_next import TurnedOut
from journal.vocabulary import Tried


def put_turned_out(tx: Transaction, author_id: str, told: TurnedOut) -> None:
    """Stores what was said in one encounter, in place of what was said there before."""
    tx.run("delete from kept.tried_next where entry_id = $id", {"id": told.entry_id})
    insert(
        tx,
        "kept.tried_next",
        {
            "entry_id": told.entry_id,
            "author_id": author_id,
            "wanted_in": told.wanted_in,
            "answer": told.answer.value,
            "answered_at": stored(told.answered_at),
        },
    )


def own_turned_out(store: Store, scope: Scope) -> list[TurnedOut]:
    """What one said of one's own intentions, the latest first."""
    rows = store.rows(scope, "select * from own_tried_next order by answered_at desc, entry_id")
    return [turned_out_of(row) for row in rows]


def turned_out_of(row: Row) -> TurnedOut:
    answer = Tried(row["answer"])
    return TurnedOut(row["entry_id"], row["wanted_in"], answer, aware(row["answered_at"]))
