"""A workspace as a program from before left it, with something in it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb

from journal.ids import new_id
from journal.people import Grant, Person, Viewer
from journal.store.audit_seal import SealFiles
from journal.store.migrations import known, migrate
from journal.store.moments import stored
from journal.store.opening import FILE
from journal.vocabulary import Role
from tests.journal.given import NOW, TODAY, columns_of, stored_entry, weeks_ago

MIGRATIONS = 11
"""So many, before there was a catalogue, which is made of every entry."""


def make_earlier(folder: Path, entries: int) -> dict[str, str]:
    """Makes a workspace in which ana has written, a promise with each entry; the texts by the id of
    their entry."""
    folder.mkdir(mode=0o700)
    file, team_id, ana = folder / FILE, new_id(), Person(new_id(), "ana", "Ana Reyes")
    with duckdb.connect(str(file)) as connection:
        make_seal = SealFiles.beside(file, is_copy=False).make
        migrate(connection, file, known()[:MIGRATIONS], make_seal=make_seal)
        put(connection, "workspace", organisation="Fernhill", timezone="Europe/London")
        put(connection, "teams", team_id=team_id, name="Deliveries", kind="agents")
        put(connection, "people", **vars(ana))
        held = {"person_id": ana.person_id, "role": "agent", "team_id": team_id}
        put(connection, "grants", **held, since=weeks_ago(200))
        author = Viewer(ana, frozenset({Grant(Role.AGENT, team_id)}))
        return dict(wrote(connection, author, number) for number in range(entries))


def wrote(connection: duckdb.DuckDBPyConnection, author: Viewer, number: int) -> tuple[str, str]:
    text = f"ana before {number}"
    saved = stored_entry(author, TODAY - timedelta(days=7), what_happened=text)
    put(connection, "entries", **columns_of(saved))
    put(
        connection,
        "promises",
        promise_id=new_id(),
        owner_id=author.person_id,
        team_id=saved.team_id,
        entry_id=saved.entry_id,
        made_at=stored(NOW),
        what="Call back",
        due_at=stored(NOW),
        due_is_day=False,
        due_week=weeks_ago(0),
        kind="callback",
    )
    return saved.entry_id, text


def put(connection: duckdb.DuckDBPyConnection, table: str, **row: Any) -> None:
    names, slots = ", ".join(row), ", ".join(f"${name}" for name in row)
    connection.execute(f"insert into kept.{table} ({names}) values ({slots})", row)
