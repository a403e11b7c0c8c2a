"""What authors share, and who read it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import pandas as pd

from journal.policy import Scope
from journal.sharing import Reading, Share, SharedEntry, SharedInList, fields_seen_by, parts
from journal.store.engine import Row, Store, Transaction, Values
from journal.store.entries import values_of
from journal.store.moments import aware, stored
from journal.vocabulary import Audience

OPENED = {
    Audience.SUPERVISOR: "entries_shared_with_supervisor",
    Audience.TEAM: "entries_shared_with_team",
}
BEHIND_FIGURES = {
    Audience.SUPERVISOR: "entries_shared_with_supervisor_in_weeks",
    Audience.TEAM: "entries_shared_with_team_in_blocks",
}
LISTED = ("outcome", "cause", "channel")
HOW_IT_WENT = (*LISTED, "behaviours", "techniques")
"""What is told of a similar encounter before it is opened."""
PREVIEWED = ""
"""The share_id of an entry that its author sees as others would."""


def put_share(tx: Transaction, share: Share) -> None:
    tx.run(
        """insert into kept.shares (share_id, entry_id, audience, shared_at)
           values ($share_id, $entry_id, $audience, $shared_at)""",
        {
            "share_id": share.share_id,
            "entry_id": share.entry_id,
            "audience": share.audience.value,
            "shared_at": stored(share.shared_at),
        },
    )


def append_shares(tx: Transaction, frame: pd.DataFrame) -> None:
    """Adds shares by the thousand, as columns."""
    tx.append("kept.shares", frame)


def find_share(tx: Transaction, share_id: str) -> Share | None:
    rows = tx.rows("select * from kept.shares where share_id = $id", {"id": share_id})
    return share_of(rows[0]) if rows else None


def find_share_with(tx: Transaction, entry_id: str, audience: Audience) -> Share | None:
    """The share of an entry with an audience, while there is one."""
    rows = tx.rows(
        "select * from kept.shares where entry_id = $id and audience = $audience",
        {"id": entry_id, "audience": audience.value},
    )
    return share_of(rows[0]) if rows else None


def delete_share(tx: Transaction, share_id: str) -> None:
    tx.run("delete from kept.shares where share_id = $id", {"id": share_id})


def delete_shares_of(tx: Transaction, entry_id: str) -> None:
    """Ends every share of an entry."""
    tx.run("delete from kept.shares where entry_id = $id", {"id": entry_id})


def add_read(tx: Transaction, share: Share, reader_id: str, at: datetime) -> None:
    tx.run(
        """insert into kept.reads (entry_id, audience, reader_id, read_at)
           values ($entry_id, $audience, $reader_id, $at)""",
        {
            "entry_id": share.entry_id,
            "audience": share.audience.value,
            "reader_id": reader_id,
            "at": stored(at),
        },
    )


def was_read_since(tx: Transaction, share: Share, reader_id: str, since: datetime) -> bool:
    """Whether this reader's reading of a share was recorded at that moment or later."""
    return bool(
        tx.rows(
            """select 1 as one from kept.reads
               where entry_id = $entry_id and audience = $audience and reader_id = $reader_id
                 and read_at >= $since""",
            {
                "entry_id": share.entry_id,
                "audience": share.audience.value,
                "reader_id": reader_id,
                "since": stored(since),
            },
        )
    )


def shares_of_own(store: Store, scope: Scope, entry_id: str) -> list[Share]:
    rows = store.rows(
        scope, "select * from own_shares where entry_id = $id order by audience", {"id": entry_id}
    )
    return [share_of(row) for row in rows]


def all_own_shares(store: Store, scope: Scope) -> list[Share]:
    rows = store.rows(scope, "select * from own_shares order by entry_id, audience")
    return [share_of(row) for row in rows]


def readings_of_own(store: Store, scope: Scope, entry_id: str) -> list[Reading]:
    """Who read an entry of one's own, once for each audience, the first reader first."""
    rows = store.rows(
        scope,
        """select reader_id, reader, audience, count(*) as times,
                  min(read_at) as first_at, max(read_at) as last_at
           from own_reads where entry_id = $id
           group by reader_id, reader, audience order by first_at, reader, audience""",
        {"id": entry_id},
    )
    return [
        Reading(
            row["reader"],
            Audience(row["audience"]),
            row["times"],
            aware(row["first_at"]),
            aware(row["last_at"]),
        )
        for row in rows
    ]


def shared_in_list(
    store: Store, scope: Scope, audience: Audience, limit: int
) -> list[SharedInList]:
    """What is shared with an audience that this person belongs to, the newest first."""
    return listed(store, scope, OPENED[audience], "true", {"limit": limit})


def shared_behind(
    store: Store, scope: Scope, audience: Audience, condition: str, values: Values, limit: int
) -> list[SharedInList]:
    """The same of those for which a condition on what they say holds, in one team, and in weeks
    or in blocks: `values` has `team`, and `weeks` or `blocks`."""
    bound = {**values, "limit": limit}
    return listed(store, scope, BEHIND_FIGURES[audience], condition, bound)


def listed(
    store: Store, scope: Scope, relation: str, condition: str, values: Values
) -> list[SharedInList]:
    rows = store.rows(
        scope,
        f"""select share_id, team, author, {", ".join(LISTED)} from {relation}
            where {condition} order by place limit $limit""",
        values,
    )
    return [shared_in_list_of(row, LISTED) for row in rows]


def shared_named(
    store: Store, scope: Scope, share_ids: Sequence[str], fields: tuple[str, ...]
) -> dict[str, SharedInList]:
    """What is shared with the team under these ids, with these of its fields, by id."""
    if not share_ids:
        return {}
    rows = store.rows(
        scope,
        "select * from entries_shared_with_team where share_id in (select unnest($ids))",
        {"ids": list(share_ids)},
    )
    return {row["share_id"]: shared_in_list_of(row, fields) for row in rows}


def shared_in_list_of(row: Row, fields: tuple[str, ...]) -> SharedInList:
    about = parts(fields).model_validate(values_of(row, fields))
    return SharedInList(row["share_id"], row["team"], row["author"], about)


def find_shared(
    store: Store, scope: Scope, audience: Audience, share_id: str = PREVIEWED
) -> SharedEntry | None:
    """A shared entry with the fields that arrive; nothing else of it leaves the store."""
    rows = store.rows(
        scope, f"select * from {OPENED[audience]} where share_id = $id", {"id": share_id}
    )
    if not rows:
        return None
    fields = fields_seen_by(audience)
    said = parts(fields).model_validate(values_of(rows[0], fields))
    return SharedEntry(audience, rows[0]["team"], rows[0]["author"], said)


def share_of(row: Row) -> Share:
    return Share(
        row["share_id"], row["entry_id"], Audience(row["audience"]), aware(row["shared_at"])
    )
