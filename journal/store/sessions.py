"""Sessions: an opaque id in the browser, its hash here, and whom it stands for."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from journal import policy
from journal.accounts import Session, Visit
from journal.people import Viewer
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import aware, stored
from journal.store.workspace import grant_of, person_of

PERSON_WITH_ROLES = """
    select people.person_id, people.login, people.name, grants.role, grants.team_id
    from people
    left join grants on grants.person_id = people.person_id
         and grants.since <= $today and (grants.until is null or grants.until > $today)
    where """


def hashed(secret: str) -> str:
    """What is stored of a secret of chance, such as a session's id; itself it opens the door and
    is never stored."""
    return hashlib.sha256(secret.encode()).hexdigest()


def find_session(store: Store, sid: str) -> Session | None:
    """A session that somebody started and nobody ended; it may be over or locked by now."""
    rows = store.recall(
        """select person_id, expires_at, own_device, last_seen_at
           from sessions where sid_sha256 = $hash""",
        {"hash": hashed(sid)},
        about="hash",
    )
    return session_of(rows[0]) if rows else None


def session_of(row: Row) -> Session:
    return Session(
        row["person_id"], aware(row["expires_at"]), row["own_device"], aware(row["last_seen_at"])
    )


def is_somebody(store: Store, sid: str, now: datetime) -> bool:
    """Whether a session stands for anybody, which the gate asks at every request."""
    session = find_session(store, sid)
    return session is not None and session.is_open(now)


def count_open(store: Store, now: datetime) -> int:
    """How many sessions would be let in; whose they are is not asked."""
    rows = store.rows(
        policy.door(), "select person_id, expires_at, own_device, last_seen_at from sessions"
    )
    return sum(session_of(row).is_open(now) for row in rows)


def is_locked(store: Store, sid: str, now: datetime) -> bool:
    """Whether a session would be open, had anybody been there."""
    session = find_session(store, sid)
    return session is not None and session.is_locked(now)


def is_ended(store: Store, sid: str) -> bool:
    """Whether somebody ended a session; one that ran out or is locked has ended by itself."""
    return find_session(store, sid) is None


def find_visit(store: Store, sid: str, now: datetime, today: date) -> Visit | None:
    """An open session with the roles that its person holds today; None if it has ended or is
    locked."""
    session = find_session(store, sid)
    if session is None or not session.is_open(now):
        return None
    # Not joined with the session: somebody comes or goes all the time.
    viewer = find_viewer_by_id(store, session.person_id, today)
    return Visit(viewer, session) if viewer else None


def find_viewer(store: Store, sid: str, now: datetime, today: date) -> Viewer | None:
    """Whom a session stands for, with the roles held today; None if it has ended."""
    visit = find_visit(store, sid, now, today)
    return visit.viewer if visit else None


def find_viewer_by_id(store: Store, person_id: str, today: date) -> Viewer | None:
    """Somebody by their id, with the roles held today; None where nobody has it."""
    rows = store.recall(
        f"{PERSON_WITH_ROLES} people.person_id = $person_id",
        {"person_id": person_id, "today": today},
    )
    return viewer_of(rows)


def find_viewer_named(store: Store, login: str, today: date) -> Viewer | None:
    """Somebody by login, with the roles held today, for a question asked as this person."""
    rows = store.rows(
        policy.door(),
        f"{PERSON_WITH_ROLES} people.login = $login",
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
        about="hash",
    )


def see(store: Store, sid: str, now: datetime) -> None:
    """Writes a sign of life down; a session that is locked or over stays so."""
    values = {"hash": hashed(sid), "now": stored(now)}

    def work(tx: Transaction) -> None:
        rows = tx.rows("select * from kept.sessions where sid_sha256 = $hash", values)
        if rows and session_of(rows[0]).is_open(now):
            tx.run(
                """update kept.sessions set last_seen_at = $now
                   where sid_sha256 = $hash and last_seen_at < $now""",
                values,
                about="hash",
            )

    store.write(work)
    find_session(store, sid)  # so that the next request recalls it


def end_session(tx: Transaction, sid: str) -> str | None:
    """Ends a session; whose it was, if there was one."""
    rows = tx.rows(
        "select person_id from kept.sessions where sid_sha256 = $hash", {"hash": hashed(sid)}
    )
    delete_session(tx, hashed(sid))
    return rows[0]["person_id"] if rows else None


def end_sessions_of(tx: Transaction, person_id: str, *, but: str | None = None) -> None:
    """Ends every session of a person, or every other one than the one named."""
    rows = tx.rows(
        "select sid_sha256 from kept.sessions where person_id = $person_id and sid_sha256 <> $kept",
        {"person_id": person_id, "kept": hashed(but) if but else ""},
    )
    for row in rows:
        delete_session(tx, row["sid_sha256"])


def forget_expired(tx: Transaction, now: datetime) -> None:
    """Forgets sessions, links and devices whose time is over."""
    values = {"now": stored(now)}
    for row in tx.rows("select sid_sha256 from kept.sessions where expires_at <= $now", values):
        delete_session(tx, row["sid_sha256"])
    for table in ("links", "known_devices"):
        tx.run(f"delete from kept.{table} where expires_at <= $now", values)


def delete_session(tx: Transaction, sid_sha256: str) -> None:
    """One by one, so that whoever else is there is recalled as before."""
    tx.run("delete from kept.sessions where sid_sha256 = $hash", {"hash": sid_sha256}, about="hash")
