"""What the journal asks of a database engine.

The contract tests in tests/journal/store/ are written against this interface; an engine is
one sibling of duckdb_engine.py that passes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pandas as pd

from journal.policy import Scope
from journal.store.audit_seal import Link, Seal
from journal.store.workload import Workload

T = TypeVar("T")
NAME = re.compile(r"\$([a-z_]\w*)")
Values = Mapping[str, Any]
Row = dict[str, Any]


@dataclass(frozen=True)
class Copied:
    """What a copy was made of, at its one moment."""

    rows: Mapping[str, int]
    """Of each table, by schema and name."""
    head: Link | None
    """The last row of the audit log; None where the head was missing."""


class Transaction(Protocol):
    """One unit of work: all of it is stored, or nothing. SQL names its values as `$name`."""

    seal: Seal
    """What rows of the audit log are sealed with."""
    noted: Link | None
    """The last row that this work added to the audit log; the store tells the seal after the
    commit, while it still holds the lock."""

    def run(self, sql: str, values: Values = ..., *, about: str | None = ...) -> None:
        """Carries out a statement. One that writes the rows of a single thing, of each table that
        it names, may name the value that tells it: what is recalled about other things stays."""

    def rows(self, sql: str, values: Values = ...) -> list[Row]:
        """The rows of a query, in order."""

    def append(self, table: str, frame: pd.DataFrame) -> None:
        """Adds a frame's rows to a table, by column name."""


@dataclass(frozen=True)
class Room:
    """How much a store takes on its disk, and how much is free there, in bytes."""

    taken: int
    free: int


@dataclass(frozen=True)
class Unswept:
    """That bytes of what was erased may still be in the files, since when it was last tried."""

    tried_at: datetime
    why: str
    """A sentence for the admin."""


class Store(Protocol):
    """A workspace's data."""

    workload: Workload
    """What it has done since it was opened."""
    seal: Seal
    folder: Path
    """The workspace folder: what lies beside the data is in it."""
    unswept: Unswept | None
    """What went wrong at the last sweep, since this was opened; None once one was done."""

    def read(self, scope: Scope, sql: str, values: Values = ...) -> pd.DataFrame:
        """Answers a query over the relations that the scope opens (store/relations).

        Raises ValueError for SQL that reaches past them.
        """

    def rows(self, scope: Scope, sql: str, values: Values = ...) -> list[Row]:
        """The same as plain rows, for reading single things."""

    def recall(self, sql: str, values: Values = ..., *, about: str | None = ...) -> list[Row]:
        """Answers a query of the door, which is asked again and again, as it stands after the
        last commit. The query depends on its values and its tables alone; where it names a value
        that it is about, on the rows alone that are written with this value (Transaction.run),
        or with none named.

        An engine that is the only writer of its data may answer from memory; one with other
        writers beside it asks each time.
        """

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Runs the work in a transaction and returns its result after the commit.

        The work may be run again where the engine reports a conflict, so it must not do
        anything besides. Raises Unavailable where the store cannot take it; nothing of it
        is stored then.
        """

    def backup(self, target: Path) -> Copied:
        """Writes a consistent copy into a new file of the workspace folder, while others write."""

    def room(self) -> Room:
        """How much it takes, and how much more there is."""

    def sweep(self, *, copies_from_before: datetime) -> None:
        """Has nothing left on the disk of rows that were deleted, where the engine keeps them, and
        throws the copies away that were made before a migration and before a moment. Whoever
        writes waits meanwhile. Raises Unavailable where it cannot be done now; everything is as it
        was then. Raises CopiesLeft where all but that is done."""

    def close(self) -> None: ...


def only_used(sql: str, values: Values) -> dict[str, Any]:
    """The values that the SQL names: engines refuse a value that no name asks for."""
    named = set(NAME.findall(sql))
    return {name: value for name, value in values.items() if name in named}
