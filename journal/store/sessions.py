"""Sessions: an opaque id in the browser, its hash here, and whom it stands for."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta

from journal import policy
from journal.accounts import Visit
from journal.people import Viewer
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import aware, stored
from journal.store.workspace import grant_of, person_of

IDLE = timedelta(minutes=10)
"""After so long without a sign of life a session on a shared device is locked, for good."""
SEEN_EVERY = timedelta(minutes=1)
"""A sign of life is written no more often, so that most reruns write nothing."""
OPEN = """sessions.sid_sha256 = $hash and sessions.expires_at > $now
           and (sessions.own_device or sessions.last_seen_at > $idle_since)"""


def hashed(sid: str) -> str:
    """What is stored of a session id; the id itself opens the door and is never stored."""
    return hashlib.sha256(sid.encode()).hexdigest()


def asked(sid: str, now: datetime) -> dict[str, object]:
    """The values that OPEN binds."""
    return {"hash": hashed(sid), "now": stored(now), "idle_since": stored(now - IDLE)}


def is_somebody(store: Store, sid: str, now: datetime) -> bool:
    """Whether a session stands for anybody, which the gate asks at every request."""
    rows = store.rows(
        policy.door(),
        f"select 1 as one from sessions where {OPEN}",
        asked(sid, now),
    )
    return bool(rows)


def find_visit(store: Store, sid: str, now: datetime, today: date) -> Visit | None:
    """An open session with the roles that its person holds today; None if it has ended or is
    locked."""
    rows = store.rows(
        policy.door(),
        f"""select people.person_id, people.login, people.name, grants.role, grants.team_id,
                   sessions.own_device, sessions.last_seen_at
            from sessions
            join people on people.person_id = sessions.person_id
            left join grants on grants.person_id = people.person_id
                 and grants.since <= $today and (grants.until is null or grants.until > $today)
            where {OPEN}""",
        {**asked(sid, now), "today": today},
    )
    viewer = viewer_of(rows)
    if viewer is None:
        return None
    return Visit(viewer, rows[0]["own_device"], aware(rows[0]["last_seen_at"]))


def find_viewer(store: Store, sid: str, now: datetime, today: date) -> Viewer | None:
    """Whom a session stands for, with the roles held today; None if it has ended."""
    visit = find_visit(store, sid, now, today)
    return visit.viewer if visit else None


def find_viewer_named(store: Store, login: str, today: date) -> Viewer | None:
    """Somebody by login, with the roles held today, for a question asked as this person."""
    rows = store.rows(
        policy.door(),
        """select people.person_id, people.login, people.name, grants.role, grants.team_id
           from people
           left join grants on grants.person_id = people.person_id
                and grants.since <= $today and (grants.until is null or grants.until > $today)
           where people.login = $login""",
        {"login": login, "today": today},
    )
    return viewer_of(rows)


def viewer_of(rows: list[Row]) -> Viewer | None:
    """A person with a row for each role, or a single one without."""
    if not rows:
        return None
    return Viewer(person_of(rows[0]), frozenset(grant_of(row) for row in rows if row["role"]))


def add_session(
    tx: Transaction,
    sid: str,
    person_id: str,
    expires_at: datetime,
    *,
    now: datetime,
    own_device: bool,
) -> None:
    tx.run(
        """insert into kept.sessions (sid_sha256, person_id, expires_at, own_device, last_seen_at)
           values ($hash, $person_id, $expires_at, $own_device, $now)""",
        {
            "hash": hashed(sid),
            "person_id": person_id,
            "expires_at": stored(expires_at),
            "own_device": own_device,
            "now": stored(now),
        },
    )


def is_to_be_noted(visit: Visit, now: datetime) -> bool:
    """Whether a sign of life is to be written: where it keeps a session from being locked, and
    no more often than every SEEN_EVERY."""
    return not visit.own_device and now - visit.last_seen_at >= SEEN_EVERY


def see(store: Store, sid: str, now: datetime) -> None:
    """Writes a sign of life down; a session that is locked or over stays so."""
    sql = f"update kept.sessions set last_seen_at = $now where {OPEN} and last_seen_at < $now"
    store.write(lambda tx: tx.run(sql, asked(sid, now)))


def is_locked(store: Store, sid: str, now: datetime) -> bool:
    """Whether a session would be open, had anybody been there."""
    rows = store.rows(
        policy.door(),
        """select 1 as one from sessions
           where sid_sha256 = $hash and expires_at > $now
             and not own_device and last_seen_at <= $idle_since""",
        asked(sid, now),
    )
    return bool(rows)


def end_session(tx: Transaction, sid: str) -> str | None:
    """Ends a session; whose it was, if there was one."""
    values = {"hash": hashed(sid)}
    rows = tx.rows("select person_id from kept.sessions where sid_sha256 = $hash", values)
    tx.run("delete from kept.sessions where sid_sha256 = $hash", values)
    return rows[0]["person_id"] if rows else None


def end_sessions_of(tx: Transaction, person_id: str, *, but: str | None = None) -> None:
    """Ends every session of a person, or every other one than the one named."""
    tx.run(
        "delete from kept.sessions where person_id = $person_id and sid_sha256 <> $kept",
        {"person_id": person_id, "kept": hashed(but) if but else ""},
    )


def forget_expired(tx: Transaction, now: datetime) -> None:
    """Forgets sessions, links and devices whose time is over."""
    for table in ("sessions", "links", "known_devices"):
        tx.run(f"delete from kept.{table} where expires_at <= $now", {"now": stored(now)})
