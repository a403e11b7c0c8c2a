"""DuckDB's one connection in a process, which comes back by itself.

After a fatal error DuckDB refuses everything, reads too, until the file is opened anew; the one
that was met is a disk that is full when the log is written into the file (a checkpoint). What
was committed is in the log and is there again after opening.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import duckdb

from journal.errors import Unavailable

PATIENCE = 30.0
"""Seconds that opening anew waits for others to give their cursors back."""


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

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of one's own. A FatalException that gets out of the block has the file opened
        anew by whoever asks for the next one."""
        with self._given_back:
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
