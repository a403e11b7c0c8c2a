"""Makes the recordings: each schema's last program makes a demo, and one row where that has none.

    python -m tests.journal.upgrades.making SCHEMA=COMMIT ...

The program of a commit is checked out beside, and called as it was: the last commit of the main
line at which the migrations are exactly those up to the schema. A recording that was made is never
made again, since it is what that program had stored; its ids and its audit key are of chance.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from journal.store.checkins import REFERENCES as OF_CHECK_INS
from journal.store.duckdb_copy import tables_of
from journal.store.opening import FILE
from journal.store.orphans import REFERENCES
from tests.journal.upgrades.recorded import HERE, record

SIZE = ("--seed", "3", "--teams", "2", "--agents", "3", "--weeks", "2", "--entries", "12")
LEFT_EMPTY = {"kept.recovery_codes", "kept.links"}
WORDS = {
    "accounts.totp_secret": "JBSWY3DPEHPK3PXP",
    "deleted_check_ins.face": "heavy",
    "deleted_entries.belongings": '{"entries": []}',
    "drafts.answers": '{"answers": {"what_happened": "A draft of that day."}, "set_aside": []}',
    "entry_versions.answers": (
        '{"outcome": "resolved", "escalated_to": "nobody", "cause": "product", '
        '"channel": "phone", "occurred_at": "2026-05-04T10:00:00+00:00"}'
    ),
    "news.what": "role",
    "bands.figure": "heavy",
    "phrases.technique": "apologised",
    "settled_outcomes.outcome": "resolved",
    "words.kind": "cause",
    "words.code": "billing",
    "former_words.kind": "cause",
    "former_words.code": "billing",
}
"""Columns in which not every text can stand."""
BY_TYPE: dict[str, Any] = {
    "INTEGER": 1, "BIGINT": 1, "BOOLEAN": True, "DOUBLE": 1.5, "DATE": "2026-05-04",
    "TIMESTAMP": "2026-05-04 10:00:00", "VARCHAR[]": [], "INTEGER[]": [1, 2],
}  # fmt: skip


def make(commit: str, to: Path) -> None:
    with TemporaryDirectory() as passing:
        make_demo(commit, Path(passing, "program"), Path(passing, "demo"))
        record_with_rows(Path(passing, "demo"), commit, to)


def make_demo(commit: str, program: Path, folder: Path) -> None:
    run("git", "worktree", "add", "--quiet", "--detach", str(program), commit)
    try:
        demo = (sys.executable, "-m", "dashboard.cli", "demo", "--no-serve", *SIZE)
        run(*demo, "--data", str(folder), cwd=program)
    finally:
        run("git", "worktree", "remove", "--force", str(program))


def record_with_rows(folder: Path, commit: str, to: Path) -> None:
    with duckdb.connect(str(folder / FILE)) as connection:
        for table in tables_of(connection):
            if not connection.execute(f"select count(*) from {table}").fetchall()[0][0]:
                add_a_row(connection, table)
    record(folder, commit, to)


def run(*command: str, cwd: Path | None = None) -> None:
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL)


def add_a_row(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """One that says, in each column, where it stands; what it refers to is there."""
    if table in LEFT_EMPTY:
        return
    described = connection.execute(f"describe {table}").fetchall()
    values = [value_of(connection, table, name, type_) for name, type_, *_ in described]
    marks = ", ".join(f"cast(? as {type_})" for _, type_, *_ in described)
    connection.execute(f"insert into {table} values ({marks})", values)


def value_of(connection: duckdb.DuckDBPyConnection, table: str, name: str, type_: str) -> Any:
    for reference in (*REFERENCES, *OF_CHECK_INS):
        if (reference.table, reference.column) == (table, name):
            target, key = reference.target
            found = connection.execute(f"select min({key}) from {target}").fetchall()[0][0]
            return found or f"{target.removeprefix('kept.')} {key}"
    schema, bare = table.split(".")
    checks = connection.execute(
        """select expression from duckdb_constraints()
           where schema_name = $schema and table_name = $bare and constraint_type = 'CHECK'""",
        {"schema": schema, "bare": bare},
    ).fetchall()
    for (said,) in checks:
        if allowed := re.search(rf"\b{name}\b\S* IN \('?(\w+)", said):
            return allowed[1]
    if type_ != "VARCHAR":
        return BY_TYPE[type_]
    return WORDS.get(f"{bare}.{name}", f"{bare} {name}")


if __name__ == "__main__":
    for pair in sys.argv[1:]:
        number, _, its_commit = pair.partition("=")
        make(its_commit, HERE / f"{int(number):04d}.json.gz")
