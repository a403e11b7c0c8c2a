"""What the door was told last, for as long as nothing that it was told from is written.

Only an engine that is the single writer of its data may answer from this.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from journal.store.engine import Row, Values

READ = re.compile(r"\bkept\.(\w+)")
WORDS = re.compile(r"\w+")
MOST = 2_000
"""Answers; a workspace has a few for each open session."""

Key = tuple[object, ...]


@lru_cache(maxsize=256)
def tables_read(sql: str) -> tuple[str, ...]:
    """The tables behind a question to the door, as store/scoped.py spells them."""
    return tuple(READ.findall(sql))


@lru_cache(maxsize=256)
def words_of(sql: str) -> frozenset[str]:
    """Every word of a statement, so that no way to write the name of a table escapes."""
    return frozenset(WORDS.findall(sql.lower()))


class Recalled:
    """Answers under what was asked and how often its tables had been written by then.

    An answer is never taken back: after a write it is asked for under another key. The key is
    made before the question is put, so that a write in between leaves nothing old under a new
    key.
    """

    def __init__(self) -> None:
        self._written: Counter[str] = Counter()
        self._answers: dict[Key, tuple[Row, ...]] = {}

    def key(self, sql: str, values: Values, times_let_go: int) -> Key:
        times = (self._written[table] for table in tables_read(sql))
        return sql, *values.items(), *times, times_let_go

    def find(self, key: Key) -> list[Row] | None:
        """A copy, which is the caller's."""
        answer = self._answers.get(key)
        return None if answer is None else [dict(row) for row in answer]

    def keep(self, key: Key, rows: Iterable[Row]) -> None:
        if len(self._answers) >= MOST:
            self._answers.clear()
        self._answers[key] = tuple(dict(row) for row in rows)

    def written(self, words: Iterable[str]) -> None:
        """Has all that is named by any of these words asked for anew. Callers hold the lock of
        the writer."""
        self._written.update(words)
