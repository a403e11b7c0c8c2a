"""What the store knows of itself: its migrations, the last copy of the facts, the last release."""

from __future__ import annotations

from datetime import date, datetime

from journal import policy
from journal.store.engine import Store
from journal.store.moments import aware


def migrations_applied(store: Store) -> list[tuple[int, str, datetime]]:
    """The latest first."""
    rows = store.rows(policy.door(), "select * from migrations order by number desc")
    return [(row["number"], row["name"], aware(row["applied_at"])) for row in rows]


def last_copy(store: Store) -> datetime | None:
    copied = store.rows(policy.door(), "select copied_at from copy_held")[0]["copied_at"]
    return aware(copied) if copied else None


def last_release(store: Store) -> tuple[date, datetime] | None:
    """The last block that was released, and when."""
    row = store.rows(policy.door(), "select * from releases_told")[0]
    return (row["block"], aware(row["released_at"])) if row["block"] else None
