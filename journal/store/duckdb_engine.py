"""The store on DuckDB: one connection a process, a cursor per operation, one writer at a time."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pandas as pd

from journal.errors import Unavailable
from journal.policy import Scope, door
from journal.store.audit_seal import Link, Seal
from journal.store.duckdb_connection import DuckDBConnection
from journal.store.duckdb_copy import attached, begin_to_read, copy_all
from journal.store.duckdb_statements import Statements
from journal.store.duckdb_sweep import NO_SPACE, NOT_COPIED, sweep
from journal.store.engine import Copied, Room, Row, Transaction, Unswept, Values, only_used
from journal.store.log_records import logs_of
from journal.store.recalled import Recalled, Written
from journal.store.scoped import scoped
from journal.store.workload import Workload

T = TypeVar("T")
# Frames that are made of what was found have some hundred rows, on which each step with Arrow's
# strings costs more than it saves.
pd.set_option("mode.string_storage", "python")
ATTEMPTS = 5
INVALIDATED = "has been invalidated"
DISK_FULL = Unavailable(
    "The disk is full, so this could not be stored. What was saved before is safe. "
    "Keep this page open, and tell your admin to free some space."
)
NO_ROOM_TO_COPY = Unavailable(
    "The disk of the workspace folder is full, so no copy could be made. Nothing is lost. Free as "
    "much space on it as the database takes, and try again."
)


class DuckDBTransaction:
    """A transaction on a cursor of its own. It remembers an error that the work may have caught:
    committing after one would report success and store nothing."""

    def __init__(
        self, cursor: duckdb.DuckDBPyConnection, statements: Statements, seal: Seal
    ) -> None:
        self._cursor = cursor
        self._statements = statements
        self.seal = seal
        self.noted: Link | None = None
        self.failed: duckdb.Error | None = None
        self.written = Written()

    def run(self, sql: str, values: Values | None = None, *, about: str | None = None) -> None:
        bound = only_used(sql, values or {})
        self.written.note(sql, bound[about] if about else None)
        try:
            self._cursor.execute(self._statements.of(self._cursor, sql), bound)
        except duckdb.Error as error:
            self.failed = error
            raise

    def rows(self, sql: str, values: Values | None = None) -> list[Row]:
        self.run(sql, values)
        return rows_of(self._cursor)

    def append(self, table: str, frame: pd.DataFrame) -> None:
        self._cursor.register("incoming", frame)
        columns = ", ".join(frame.columns)
        self.run(f"insert into {table} ({columns}) select {columns} from incoming")
        self._cursor.unregister("incoming")


class DuckDBStore:
    """See engine.Store. Writes hold a process lock and are tried again on conflict."""

    def __init__(self, connection: DuckDBConnection, path: Path, seal: Seal) -> None:
        self._connection = connection
        self._writing = threading.Lock()
        self._copying = threading.Lock()
        self._statements = Statements()
        self._recalled = Recalled()
        self.seal = seal
        self.path = path
        self.workload = Workload()
        self.folder = path.parent
        self.unswept: Unswept | None = None

    def read(self, scope: Scope, sql: str, values: Values | None = None) -> pd.DataFrame:
        return self._answer(scope, sql, values, frame_of)

    def rows(self, scope: Scope, sql: str, values: Values | None = None) -> list[Row]:
        return self._answer(scope, sql, values, rows_of)

    def recall(
        self, sql: str, values: Values | None = None, *, about: str | None = None
    ) -> list[Row]:
        text, bound = scoped(door(), sql, values or {})
        thing = bound[about] if about else None
        key = self._recalled.key(text, bound, self._connection.times_let_go, thing)
        known = self._recalled.find(key)
        if known is None:
            known = self.rows(door(), sql, values)
            self._recalled.keep(key, known)
        return known

    def _answer(
        self,
        scope: Scope,
        sql: str,
        values: Values | None,
        taken: Callable[[duckdb.DuckDBPyConnection], T],
    ) -> T:
        text, bound = scoped(scope, sql, values or {})
        for _ in range(ATTEMPTS):
            try:
                with self._connection.cursor() as cursor:
                    return taken(cursor.execute(self._statements.of(cursor, text), bound))
            except duckdb.FatalException as error:  # the next cursor is of a store opened anew
                fatal = error
        raise fatal

    def write(self, work: Callable[[Transaction], T]) -> T:
        with self.workload.saving(), self._writing:
            for attempt in range(1, ATTEMPTS + 1):
                try:
                    return self._attempt(work)
                except duckdb.Error as error:
                    if is_disk_full(error):
                        raise DISK_FULL from error
                    if not may_be_tried_again(error):
                        raise
                    self.workload.met_conflict()
                    if attempt == ATTEMPTS:
                        raise Unavailable(
                            "Somebody else was saving at the same moment, and this was not "
                            "stored. Nothing else is lost; try again."
                        ) from error
        raise AssertionError("unreachable")

    def _attempt(self, work: Callable[[Transaction], T]) -> T:
        with self._connection.cursor() as cursor:
            cursor.begin()
            transaction = DuckDBTransaction(cursor, self._statements, self.seal)
            try:
                result = work(transaction)
                if transaction.failed:
                    raise transaction.failed
                cursor.commit()
            except BaseException:
                roll_back(cursor)
                raise
            finally:  # also where it is not sure whether the commit was heard
                self._recalled.written(transaction.written)
        if transaction.noted:
            self.seal.keep(transaction.noted)
        return result

    def backup(self, target: Path) -> Copied:
        if target.exists():
            raise Unavailable(f"{target.name} is already there. Name a new file for the copy.")
        try:
            with (
                self._copying,
                self._connection.cursor() as cursor,
                attached(cursor, target),
            ):
                with self._writing:  # so that the head is the last row of this one moment
                    begin_to_read(cursor)
                    head = self.seal.head
                return Copied(copy_all(cursor), head)
        except duckdb.Error as error:
            if "no space left" in str(error).lower():  # and it was the copy that was given up
                raise NO_ROOM_TO_COPY from error
            raise

    def room(self) -> Room:
        files = (self.path, *logs_of(self.path))
        taken = sum(file.stat().st_size for file in files if file.exists())
        return Room(taken, shutil.disk_usage(self.path.parent).free)

    def sweep(self, *, copies_from_before: datetime) -> None:
        with self._copying, self._writing:  # a copy that is being made is waited for
            try:
                sweep(self._connection, self.path, copies_from_before)
            except (duckdb.Error, OSError) as error:
                raise (NO_SPACE if is_disk_full(error) else NOT_COPIED) from error

    def close(self) -> None:
        with self._writing:
            self._connection.close()


def rows_of(cursor: duckdb.DuckDBPyConnection) -> list[Row]:
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def frame_of(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The rows as a frame, whose texts are objects: DuckDB's own frames, of pandas' strings, take
    three times as long to be made, and longer to be read."""
    columns = cursor.fetchnumpy().items()
    return pd.DataFrame({name: column_of(values) for name, values in columns}, copy=False)


def column_of(values: Any) -> Any:
    return pd.Series(values, dtype=object, copy=False) if values.dtype == object else values


def roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    """Rolls back, also where the engine has already done so."""
    try:
        cursor.rollback()
    except duckdb.Error:
        return


def is_disk_full(error: Exception) -> bool:
    """DuckDB has no exception type of its own for it."""
    text = str(error).lower()
    return INVALIDATED not in text and ("no space left" in text or "disk is full" in text)


def may_be_tried_again(error: duckdb.Error) -> bool:
    """A conflict; or the database was given up before this work could touch it."""
    return isinstance(error, duckdb.TransactionException) or INVALIDATED in str(error).lower()
