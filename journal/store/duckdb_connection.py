"""DuckDB's one connection in a process, which comes back by itself.

After a fatal error DuckDB refuses everything, reads too, until the file is opened anew; the one
that was met is a disk that is full when the log is written into the file (a checkpoint). What
was committed is in the log and is there again after opening.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import duckdb

from journal.errors import InUse, Unavailable

PATIENCE = 30.0
"""Seconds that opening anew waits for others to give their cursors back."""
PATIENCE_ALONE = 5.0
"""The same for being alone, while everybody else waits."""


class DuckDBConnection:
    """Hands out cursors, each to one thread for one operation."""

    def __init__(self, open_: Callable[[], duckdb.DuckDBPyConnection]) -> None:
        self._open = open_
        self._connection = open_()
        self.times_let_go = 0
        """Each time another process may have taken the file, and written."""
        self._given_back = threading.Condition()
        self._in_use = 0
        self._broken = False
        self._is_alone = False

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of one's own. A FatalException that gets out of the block has the file opened
        anew by whoever asks for the next one."""
        with self._given_back:
            self._given_back.wait_for(lambda: not self._is_alone)
            if self._broken:
                self._open_anew()
            cursor = self._connection.cursor()
            self._in_use += 1
        try:
            yield cursor
        except duckdb.FatalException:
            self._broken = True
            raise
        finally:
            cursor.close()
            with self._given_back:
                self._in_use -= 1
                self._given_back.notify_all()

    @contextmanager
    def alone(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The connection itself while nobody has a cursor, to be closed for a work on the files;
        it is opened anew afterwards, and whoever asks for a cursor waits until then. Raises
        Unavailable, having closed nothing, where somebody keeps theirs too long."""
        with self._given_back:
            self._is_alone = True
            try:
                if not self._given_back.wait_for(lambda: self._in_use == 0, PATIENCE_ALONE):
                    raise Unavailable("The store is read without a pause. Try again later.")
                self._broken = True
                try:
                    yield self._connection
                finally:
                    self._open_again()
            finally:
                self._is_alone = False
                self._given_back.notify_all()

    def _open_again(self) -> None:
        """Waits a little for another process that has taken the file meanwhile, to be told that it
        is in use; it has lost nothing by it."""
        give_up = time.monotonic() + PATIENCE_ALONE
        while True:
            try:
                return self._open_anew()
            except InUse:
                if time.monotonic() > give_up:
                    raise
            self._given_back.wait(0.1)

    def _open_anew(self) -> None:
        """While a single cursor is left, DuckDB would hand out the broken database again."""
        if not self._given_back.wait_for(lambda: self._in_use == 0, PATIENCE):
            raise Unavailable("The store is being opened again. Nothing is lost; try again.")
        if self._broken:  # another thread may have done it while this one waited
            self._let_go()
            self._connection = self._open()
            self._broken = False

    def _let_go(self) -> None:
        self.times_let_go += 1
        self._connection.close()

    def close(self) -> None:
        self._let_go()
