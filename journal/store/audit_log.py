"""The audit log as an admin reads it: which rows fit, the newest first."""

from __future__ import annotations

from datetime import datetime

from journal.policy import Scope
from journal.store.engine import Row, Store
from journal.store.moments import stored

FITS = """
    from audit_log
    where ($action is null or action = $action)
      and ($who is null or actor = $who or strpos(coalesce(subject, ''), $who) > 0)
      and ($first is null or happened_at >= $first)
      and ($until is null or happened_at < $until)"""


def find_in_log(
    store: Store,
    scope: Scope,
    *,
    action: str | None,
    who: str | None,
    first: datetime | None,
    until: datetime | None,
    limit: int,
    offset: int,
) -> tuple[list[Row], int]:
    """The rows that fit, and how many there are of them. `who` did it, or it was done to them."""
    values = {
        "action": action,
        "who": who,
        "first": stored(first) if first else None,
        "until": stored(until) if until else None,
    }
    total = store.rows(scope, f"select count(*) as rows {FITS}", values)[0]["rows"]
    rows = store.rows(
        scope,
        f"select * {FITS} order by sequence desc limit $limit offset $offset",
        {**values, "limit": limit, "offset": offset},
    )
    return rows, total
