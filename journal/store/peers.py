"""Who can be asked for support: peers as they say themselves, supervisors, and whom the admin
names for those of other teams."""

from __future__ import annotations

from datetime import date, datetime

from journal import policy
from journal.peers import NOT_A_PEER, Askable, Peering
from journal.people import Viewer
from journal.policy import Scope
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import stored
from journal.store.relations.support import ASKABLE
from journal.support_words import Whom
from journal.vocabulary import Role
from journal.working_hours import Stretch


def put_peering(tx: Transaction, person_id: str, peering: Peering) -> None:
    """Stores what somebody says, in place of what they said before."""
    delete_peering(tx, person_id)
    tx.run(
        """insert into kept.peers
               (person_id, in_team, outside, weekdays, starts, ends, on_break)
           values ($person_id, $in_team, $outside, $weekdays, $starts, $ends, $on_break)""",
        {
            "person_id": person_id,
            "in_team": peering.in_team,
            "outside": peering.outside,
            "weekdays": list(peering.weekdays),
            "starts": peering.hours.starts if peering.hours else None,
            "ends": peering.hours.ends if peering.hours else None,
            "on_break": peering.on_break,
        },
    )


def delete_peering(tx: Transaction, person_id: str) -> None:
    tx.run("delete from kept.peers where person_id = $person_id", {"person_id": person_id})


def find_peering(tx: Transaction, person_id: str) -> Peering:
    rows = tx.rows("select * from kept.peers where person_id = $id", {"id": person_id})
    return peering_of(rows[0]) if rows else NOT_A_PEER


def own_peering(store: Store, scope: Scope) -> Peering:
    rows = store.rows(scope, "select * from own_peering")
    return peering_of(rows[0]) if rows else NOT_A_PEER


def is_outside_contact(store: Store, person_id: str) -> bool:
    return person_id in outside_contacts(store)


def outside_contacts(store: Store) -> list[str]:
    """The ids of those whom the admin names."""
    rows = store.rows(
        policy.door(), "select person_id from outside_contacts order by named_at, person_id"
    )
    return [row["person_id"] for row in rows]


def outside_contacts_in(tx: Transaction) -> list[str]:
    """The same as a transaction sees it."""
    rows = tx.rows("select person_id from kept.outside_contacts order by named_at, person_id")
    return [row["person_id"] for row in rows]


def name_outside_contact(tx: Transaction, person_id: str, at: datetime) -> None:
    tx.run(
        "insert into kept.outside_contacts (person_id, named_at) values ($person_id, $at)",
        {"person_id": person_id, "at": stored(at)},
    )


def delete_outside_contact(tx: Transaction, person_id: str) -> None:
    tx.run(
        "delete from kept.outside_contacts where person_id = $person_id", {"person_id": person_id}
    )


def askable(store: Store, scope: Scope, today: date) -> list[Askable]:
    """Whom somebody can ask today, by name."""
    rows = store.rows(
        scope, "select * from askable order by lower(name), person_id", {"today": today}
    )
    return [askable_of(row) for row in rows]


def askable_in(tx: Transaction, viewer: Viewer, today: date) -> list[Askable]:
    """The same, within the work that asks them."""
    rows = tx.rows(
        ASKABLE,
        {
            "scope_person": viewer.person_id,
            "scope_asked_in": list(viewer.teams_as(Role.AGENT)),
            "today": today,
        },
    )
    return [askable_of(row) for row in rows]


def askable_of(row: Row) -> Askable:
    peering = NOT_A_PEER if row["weekdays"] is None else peering_of(row)
    return Askable(row["person_id"], row["name"], Whom(row["whom"]), peering)


def peering_of(row: Row) -> Peering:
    return Peering(
        row["in_team"],
        row["outside"],
        tuple(row["weekdays"]),
        None if row["starts"] is None else Stretch(row["starts"], row["ends"]),
        row["on_break"],
    )
