"""Who somebody is at a provider of sign-in, and the grants that its groups gave."""

from __future__ import annotations

from datetime import date, datetime

from journal.people import Grant, Person
from journal.store.engine import Transaction
from journal.store.moments import stored
from journal.store.workspace import grant_of, person_of


def find_known(tx: Transaction, issuer: str, subject: str) -> Person | None:
    """The person whom a provider means by a subject; None before the first arrival."""
    rows = tx.rows(
        """select people.person_id, people.login, people.name
           from kept.identities
           join kept.people on people.person_id = identities.person_id
           where identities.issuer = $issuer and identities.subject = $subject""",
        {"issuer": issuer, "subject": subject},
    )
    return person_of(rows[0]) if rows else None


def know(tx: Transaction, issuer: str, subject: str, person_id: str, at: datetime) -> None:
    """Remembers whom a provider means by a subject, in place of a person who is gone."""
    values = {
        "issuer": issuer,
        "subject": subject,
        "person_id": person_id,
        "at": stored(at),
    }
    tx.run("delete from kept.identities where issuer = $issuer and subject = $subject", values)
    tx.run(
        """insert into kept.identities (issuer, subject, person_id, first_seen_at)
           values ($issuer, $subject, $person_id, $at)""",
        values,
    )


def bar(tx: Transaction, person_id: str, at: datetime) -> None:
    """From now on groups do not let this person in, whom an admin has removed."""
    tx.run(
        "update kept.identities set barred_at = $at where person_id = $person_id",
        {"person_id": person_id, "at": stored(at)},
    )


def is_barred(tx: Transaction, person_id: str) -> bool:
    sql = """select 1 as one from kept.identities
             where person_id = $person_id and barred_at is not null"""
    return bool(tx.rows(sql, {"person_id": person_id}))


def grants_mapped(tx: Transaction, person_id: str, today: date) -> frozenset[Grant]:
    """The grants held today that groups of a provider gave."""
    return held(tx, "mapped_by is not null", person_id, today)


def grants_by_hand(tx: Transaction, person_id: str, today: date) -> frozenset[Grant]:
    """The grants held today that somebody made in Afterword."""
    return held(tx, "mapped_by is null", person_id, today)


def held(tx: Transaction, condition: str, person_id: str, today: date) -> frozenset[Grant]:
    rows = tx.rows(
        f"""select role, team_id from kept.grants
            where person_id = $person_id and {condition}
              and since <= $today and (until is null or until > $today)""",
        {"person_id": person_id, "today": today},
    )
    return frozenset(grant_of(row) for row in rows)


def grant_mapped(tx: Transaction, person_id: str, grant: Grant, issuer: str, today: date) -> None:
    tx.run(
        """insert into kept.grants (person_id, role, team_id, since, mapped_by)
           values ($person_id, $role, $team_id, $today, $issuer)""",
        {
            "person_id": person_id,
            "role": grant.role.value,
            "team_id": grant.team_id,
            "today": today,
            "issuer": issuer,
        },
    )


def end_mapped(tx: Transaction, person_id: str, grant: Grant, today: date) -> None:
    """Ends a grant that a group gave; from this moment on it is not held."""
    tx.run(
        """update kept.grants set until = $today
           where person_id = $person_id and mapped_by is not null and role = $role
             and coalesce(team_id, '') = coalesce($team_id, '')
             and since <= $today and (until is null or until > $today)""",
        {
            "person_id": person_id,
            "role": grant.role.value,
            "team_id": grant.team_id,
            "today": today,
        },
    )
