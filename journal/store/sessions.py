"""Sessions: an opaque id in the browser, its hash here, and whom it stands for."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from journal import policy
from journal.people import Viewer
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import stored
from journal.store.workspace import grant_of, person_of


def hashed(sid: str) -> str:
    """What is stored of a session id; the id itself opens the door and is never stored."""
    return hashlib.sha256(sid.encode()).hexdigest()


def is_somebody(store: Store, sid: str, now: datetime) -> bool:
    """Whether a session stands for anybody, which the gate asks at every request."""
    rows = store.rows(
        policy.door(),
        """select 1 as one from sessions
           where sid_sha256 = $hash and expires_at > $now""",
        {"hash": hashed(sid), "now": stored(now)},
    )
    return bool(rows)


def find_viewer(store: Store, sid: str, now: datetime, today: date) -> Viewer | None:
    """Whom a session stands for, with the roles held today; None if it has ended."""
    rows = store.rows(
        policy.door(),
        """select people.person_id, people.login, people.name, grants.role, grants.team_id
           from sessions
           join people on people.person_id = sessions.person_id
           left join grants on grants.person_id = people.person_id
                and grants.since <= $today and (grants.until is null or grants.until > $today)
           where sessions.sid_sha256 = $hash and sessions.expires_at > $now""",
        {"hash": hashed(sid), "now": stored(now), "today": today},
    )
    return viewer_of(rows)


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


def add_session(tx: Transaction, sid: str, person_id: str, expires_at: datetime) -> None:
    tx.run(
        """insert into kept.sessions (sid_sha256, person_id, expires_at)
           values ($hash, $person_id, $expires_at)""",
        {"hash": hashed(sid), "person_id": person_id, "expires_at": stored(expires_at)},
    )


def end_session(tx: Transaction, sid: str) -> None:
    tx.run("delete from kept.sessions where sid_sha256 = $hash", {"hash": hashed(sid)})


def forget_expired(tx: Transaction, now: datetime) -> None:
    tx.run("delete from kept.sessions where expires_at <= $now", {"now": stored(now)})
