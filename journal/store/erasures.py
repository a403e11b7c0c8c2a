"""Who was erased, and when, as bare ids: so that a backup from before can be rid of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from journal.store.engine import Row, Store
from journal.store.moments import aware


@dataclass(frozen=True)
class Erasure:
    """That somebody was erased with their name, or what they wrote alone."""

    person_id: str
    at: datetime
    is_whole: bool


@dataclass(frozen=True)
class ErasedAgain:
    """How many were erased again of those who are in a backup, and how many could not be."""

    erased: int
    not_erased: int


def find_erasures(store: Store) -> tuple[Erasure, ...]:
    """All that a workspace knows of, the earliest first."""
    return erasures_in(store.recall("select * from erasures"))


def erasures_in(rows: Iterable[Row]) -> tuple[Erasure, ...]:
    return in_order(
        Erasure(row["person_id"], aware(row["erased_at"]), row["is_whole"]) for row in rows
    )


def in_order(erasures: Iterable[Erasure]) -> tuple[Erasure, ...]:
    return tuple(sorted(erasures, key=lambda one: (one.at, one.person_id)))
