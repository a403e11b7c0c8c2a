"""A workspace as a text of a few kilobytes: every row of it, and the small files beside it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from journal.store.duckdb_copy import tables_of
from journal.store.migrations import known, migrate
from journal.store.opening import FILE

HERE = Path(__file__).parent
BESIDE = ("audit.key", "audit.head", "released.until")
Values = list[Any]


@dataclass(frozen=True)
class Table:
    columns: dict[str, str]
    """With their types."""
    rows: list[Values]


@dataclass(frozen=True)
class Recorded:
    """What a program of an earlier day had stored."""

    commit: str
    tables: dict[str, Table]
    files: dict[str, str]

    @property
    def schema(self) -> int:
        return max(row[0] for row in self.tables["kept.migrations"].rows)


def recorded_in(file: Path) -> Recorded:
    told = json.loads(gzip.decompress(file.read_bytes()))
    tables = {name: Table(**table) for name, table in told["tables"].items()}
    return Recorded(told["commit"], tables, told["files"])


def record(folder: Path, commit: str, to: Path) -> None:
    """Writes down what is in a workspace that nobody serves."""
    with duckdb.connect(str(folder / FILE), read_only=True) as connection:
        tables = {name: table_of(connection, name) for name in tables_of(connection)}
    files = {name: (folder / name).read_text() for name in BESIDE if (folder / name).exists()}
    told = json.dumps(asdict(Recorded(commit, tables, files)), default=as_text).encode()
    to.write_bytes(gzip.compress(told, mtime=0))


def as_text(value: object) -> str:
    assert isinstance(value, date | datetime)
    return value.isoformat()


def table_of(connection: duckdb.DuckDBPyConnection, name: str) -> Table:
    columns = {row[0]: row[1] for row in connection.execute(f"describe {name}").fetchall()}
    rows = connection.execute(f"select * from {name} order by all").fetchall()
    return Table(columns, [list(row) for row in rows])


def make_as_it_was(recorded: Recorded, folder: Path) -> None:
    """The workspace again, in the schema of its day. Fails where a migration of that day is not
    today's: it was applied, and may never be changed."""
    folder.mkdir()
    for name, text in recorded.files.items():
        (folder / name).write_text(text)
    file = folder / FILE
    migrations = [one for one in known() if one.number <= recorded.schema]
    before = {row[0]: row[2] for row in recorded.tables["kept.migrations"].rows}
    assert {one.number: one.sha256 for one in migrations} == before
    with duckdb.connect(str(file)) as connection:
        migrate(connection, file, migrations)
        for name, table in recorded.tables.items():
            fill(connection, name, table)


def fill(connection: duckdb.DuckDBPyConnection, name: str, table: Table) -> None:
    described = {row[0]: row[1] for row in connection.execute(f"describe {name}").fetchall()}
    assert described == table.columns, name
    connection.execute(f"delete from {name}")
    values = ", ".join(f"cast(? as {type_})" for type_ in table.columns.values())
    for row in table.rows:
        connection.execute(
            f"insert into {name} ({', '.join(table.columns)}) values ({values})", row
        )


def every_one() -> Iterator[Path]:
    yield from sorted(HERE.glob("*.json.gz"))
