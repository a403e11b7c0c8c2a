"""By what people are reminded: calendars, digests, and the promises that wait to be kept."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from journal import policy
from journal.digest import Digest
from journal.people import Viewer
from journal.policy import Scope
from journal.reminder import Reminder
from journal.store.engine import Store, Transaction
from journal.store.moments import aware, aware_or_none, stored
from journal.store.sessions import find_viewer_by_id, hashed


def waiting_promises(store: Store, scope: Scope, since: datetime) -> list[Reminder]:
    """One's own promises that are neither done nor cancelled and fall due after a moment, the
    first to fall due first."""
    rows = store.rows(
        scope,
        """select promise_id, due_at, due_is_day, case_ref, made_at, version, snoozed_until
           from own_promises
           where done_at is null and cancelled_at is null and due_at > $since
           order by due_at, promise_id""",
        {"since": stored(since)},
    )
    return [
        Reminder(
            row["promise_id"],
            aware(row["due_at"]),
            row["due_is_day"],
            row["case_ref"],
            aware(row["made_at"]),
            row["version"] or 0,
            aware_or_none(row["snoozed_until"]),
        )
        for row in rows
    ]


def put_feed(tx: Transaction, person_id: str, token: str, at: datetime) -> None:
    """Stores the one calendar's address of a person, in place of the one before."""
    delete_feed(tx, person_id)
    tx.run(
        """insert into kept.feeds (person_id, token_sha256, made_at)
           values ($person_id, $hash, $at)""",
        {"person_id": person_id, "hash": hashed(token), "at": stored(at)},
    )


def delete_feed(tx: Transaction, person_id: str) -> None:
    tx.run("delete from kept.feeds where person_id = $person_id", {"person_id": person_id})


def feed_made_at(store: Store, person_id: str) -> datetime | None:
    """Since when somebody has a calendar's address."""
    rows = store.recall(
        "select made_at from feeds where person_id = $person_id", {"person_id": person_id}
    )
    return aware(rows[0]["made_at"]) if rows else None


def whose_feed(store: Store, token: str, today: date) -> Viewer | None:
    """Whom a calendar's address stands for, with the roles held today."""
    rows = store.recall(
        "select person_id from feeds where token_sha256 = $hash", {"hash": hashed(token)}
    )
    return find_viewer_by_id(store, rows[0]["person_id"], today) if rows else None


def digests(store: Store) -> list[Digest]:
    """Everybody who wants one, in a stable order."""
    rows = store.rows(policy.door(), "select person_id, address from digests order by person_id")
    return [Digest(row["person_id"], row["address"]) for row in rows]


def find_digest(store: Store, person_id: str) -> Digest | None:
    """Somebody's digest; None where they want none."""
    rows = store.recall(
        "select person_id, address from digests where person_id = $person_id",
        {"person_id": person_id},
    )
    return Digest(rows[0]["person_id"], rows[0]["address"]) if rows else None


def put_digest(tx: Transaction, digest: Digest) -> None:
    """Stores where a digest goes; what went already today went."""
    values = {"person_id": digest.person_id, "address": digest.address}
    if tx.rows("select 1 as one from kept.digests where person_id = $person_id", values):
        tx.run("update kept.digests set address = $address where person_id = $person_id", values)
    else:
        tx.run(
            "insert into kept.digests (person_id, address) values ($person_id, $address)", values
        )


def delete_digest(tx: Transaction, person_id: str) -> None:
    tx.run("delete from kept.digests where person_id = $person_id", {"person_id": person_id})


def take_up(
    tx: Transaction, person_id: str, day: date, *, now: datetime, patience: timedelta
) -> bool:
    """Whether a person's digest of a day is to be sent by whoever asks: it has not gone, and
    nobody else took it up a little while ago."""
    values = {"person_id": person_id, "day": day, "now": stored(now)}
    rows = tx.rows(
        """select person_id from kept.digests
           where person_id = $person_id
             and (day is null or day <> $day
                  or (sent_at is null and taken_up_at <= $given_up))""",
        {**values, "given_up": stored(now - patience)},
    )
    if rows:
        tx.run(
            """update kept.digests set day = $day, taken_up_at = $now, sent_at = null
               where person_id = $person_id""",
            values,
        )
    return bool(rows)


def put_down(tx: Transaction, person_id: str) -> None:
    """Says that a digest did not go: whoever asks next may try."""
    tx.run(
        "update kept.digests set day = null, taken_up_at = null where person_id = $person_id",
        {"person_id": person_id},
    )


def note_sent(tx: Transaction, person_id: str, now: datetime) -> None:
    tx.run(
        "update kept.digests set sent_at = $now where person_id = $person_id",
        {"person_id": person_id, "now": stored(now)},
    )
