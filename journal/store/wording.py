"""The words of the workspace: what they are called, whether they are offered, in which order, and
those of its own."""

from __future__ import annotations

from collections.abc import Sequence

from journal.store.engine import Row, Store, Transaction
from journal.wording import WordHere, Wording

WORDS = "select kind, code, label, is_hidden, place, serves from {} order by kind, place"
FORMER = "select kind, code, label from {} order by kind, code, label"


def find_wording(store: Store) -> Wording:
    return wording_of(
        store.recall(WORDS.format("words_here")), store.recall(FORMER.format("former_words"))
    )


def wording_kept(tx: Transaction) -> Wording:
    """The same in the work that is about to change it."""
    words, former = WORDS.format("kept.words"), FORMER.format("kept.former_words")
    return wording_of(tx.rows(words), tx.rows(former))


def wording_of(words: Sequence[Row], former: Sequence[Row]) -> Wording:
    return Wording(
        tuple(WordHere(**row) for row in words),
        tuple((row["kind"], row["code"], row["label"]) for row in former),
    )


def put_words(tx: Transaction, kind: str, words: Sequence[WordHere]) -> None:
    """Stores all words of a kind, in the order given, in place of what was there."""
    tx.run("delete from kept.words where kind = $kind", {"kind": kind})
    for place, one in enumerate(words):
        tx.run(
            """insert into kept.words (kind, code, label, is_hidden, place, serves)
               values ($kind, $code, $label, $is_hidden, $place, $serves)""",
            {
                "kind": kind,
                "code": one.code,
                "label": one.label,
                "is_hidden": one.is_hidden,
                "place": place,
                "serves": one.serves,
            },
        )


def remember_former(tx: Transaction, kind: str, code: str, label: str) -> None:
    tx.run(
        """insert into kept.former_words (kind, code, label) values ($kind, $code, $label)
           on conflict (kind, code, label) do nothing""",
        {"kind": kind, "code": code, "label": label},
    )
