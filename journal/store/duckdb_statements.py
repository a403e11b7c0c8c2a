"""SQL that DuckDB has read before: taking a small statement apart is a third of its cost."""

from __future__ import annotations

import duckdb

MOST = 500


class Statements:
    """Statements by their text. They hold no values and no database: any cursor can carry them
    out, several at once."""

    def __init__(self) -> None:
        self._read: dict[str, duckdb.Statement] = {}

    def of(self, cursor: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
        """The one statement in a text. Raises ValueError for several, duckdb.Error for none."""
        known = self._read.get(sql)
        if known is None:
            (known,) = cursor.extract_statements(sql)
            if len(self._read) >= MOST:
                self._read.clear()
            self._read[sql] = known
        return known
