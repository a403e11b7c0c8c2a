"""One-time links, of which the hash alone is stored."""

from __future__ import annotations

from datetime import datetime

from journal import policy
from journal.accounts import Link, LinkKind
from journal.store.engine import Row, Store, Transaction
from journal.store.moments import stored
from journal.store.sessions import hashed
from journal.store.workspace import person_of


def put_link(
    tx: Transaction, token: str, kind: LinkKind, person_id: str | None, expires_at: datetime
) -> None:
    """Stores a link; those of the same person, or of the set-up, that were made before end."""
    end_links_of(tx, person_id)
    tx.run(
        """insert into kept.links (token_sha256, kind, person_id, expires_at)
           values ($hash, $kind, $person_id, $expires_at)""",
        {
            "hash": hashed(token),
            "kind": kind.value,
            "person_id": person_id,
            "expires_at": stored(expires_at),
        },
    )


def end_links_of(tx: Transaction, person_id: str | None) -> None:
    """Ends the links of a person, or those of the set-up."""
    tx.run(
        """delete from kept.links
           where person_id = $person_id or (person_id is null and $person_id is null)""",
        {"person_id": person_id},
    )


LINK = """select links.kind, people.person_id, people.login, people.name
          from {links} as links left join {people} as people
               on people.person_id = links.person_id
          where links.token_sha256 = $hash and links.kind = $kind and links.expires_at > $now
            and (people.person_id is not null or links.kind = 'setup')"""


def find_link(store: Store, token: str, kind: LinkKind, now: datetime) -> Link | None:
    """A link that can be used; None if it was used, is late, or never was."""
    sql = LINK.format(links="links", people="people")
    values = {"hash": hashed(token), "kind": kind.value, "now": stored(now)}
    rows = store.rows(policy.door(), sql, values)
    return link_of(rows[0]) if rows else None


def use_link(tx: Transaction, token: str, kind: LinkKind, now: datetime) -> Link | None:
    """The same, in the transaction that uses it; nobody can use it after that."""
    sql = LINK.format(links="kept.links", people="kept.people")
    values = {"hash": hashed(token), "kind": kind.value, "now": stored(now)}
    rows = tx.rows(sql, values)
    if not rows:
        return None
    tx.run("delete from kept.links where token_sha256 = $hash", {"hash": hashed(token)})
    return link_of(rows[0])


def link_of(row: Row) -> Link:
    return Link(LinkKind(row["kind"]), person_of(row) if row["person_id"] else None)
