"""Mappings of files that are imported again and again, by the team of records they fill."""

from __future__ import annotations

import tomllib
from datetime import datetime

from journal.store.engine import Store, Transaction
from journal.store.moments import stored


def find_mappings(store: Store) -> dict[str, str]:
    """The text of each, by the name of its team, the one kept last first."""
    rows = store.recall("select team, toml from mappings order by kept_at desc, team")
    return {row["team"]: row["toml"] for row in rows}


def put_mapping(tx: Transaction, team: str, toml: str, at: datetime) -> None:
    """Keeps a mapping in place of the one before."""
    delete_mapping(tx, team)
    tx.run(
        "insert into kept.mappings (team, toml, kept_at) values ($team, $toml, $kept_at)",
        {"team": team, "toml": toml, "kept_at": stored(at)},
    )


def delete_mapping(tx: Transaction, team: str) -> None:
    tx.run("delete from kept.mappings where team = $team", {"team": team})


def delete_mappings_that_name(tx: Transaction, login: str) -> None:
    """Lets those go by whose files somebody would be made a reader: they stand there by login."""
    for row in tx.rows("select team, toml from kept.mappings"):
        if login in tomllib.loads(row["toml"])["readable_by"]:
            delete_mapping(tx, row["team"])
