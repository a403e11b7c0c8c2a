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
ONLY_READS = re.compile(r"\s*select\b", re.I)
WORDS = re.compile(r"\w+")
MOST = 2_000
"""Answers, and things written about; a workspace has a few for each open session."""

Key = tuple[object, ...]


@lru_cache(maxsize=256)
def tables_read(sql: str) -> tuple[str, ...]:
    """The tables behind a question to the door, as store/relations/door.py spells them."""
    return tuple(READ.findall(sql))


@lru_cache(maxsize=256)
def words_of(sql: str) -> frozenset[str]:
    """Every word of a statement, so that no way to write the name of a table escapes."""
    return frozenset(WORDS.findall(sql.lower()))


class Written:
    """What a transaction may have written, as far as its statements tell."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        """Of all statements: among them the names of the tables."""
        self.words_at_large: set[str] = set()
        """Of those that may have written about anything."""
        self.things: set[str] = set()
        """What the others wrote about."""

    def note(self, sql: str, about: str | None) -> None:
        """Takes a statement down before it is carried out."""
        if ONLY_READS.match(sql):
            return
        self.words |= words_of(sql)
        if about is None:
            self.words_at_large |= words_of(sql)
        else:
            self.things.add(about)


class Recalled:
    """Answers under what was asked and how often its tables had been written by then; an answer
    about one thing under how often they had been written at large, and when about this thing.

    An answer is never taken back: after a write it is asked for under another key. The key is
    made before the question is put, so that a write in between leaves nothing old under a new
    key.
    """

    def __init__(self) -> None:
        self._written: Counter[str] = Counter()
        self._written_at_large: Counter[str] = Counter()
        self._written_about: dict[str, int] = {}
        self._writes = 0
        self._forgotten_at = 0
        self._answers: dict[Key, tuple[Row, ...]] = {}

    def key(self, sql: str, values: Values, times_let_go: int, about: str | None = None) -> Key:
        written = self._written if about is None else self._written_at_large
        times = (written[table] for table in tables_read(sql))
        last = 0 if about is None else self._written_about.get(about, self._forgotten_at)
        return sql, *values.items(), *times, last, times_let_go

    def find(self, key: Key) -> list[Row] | None:
        """A copy, which is the caller's."""
        answer = self._answers.get(key)
        return None if answer is None else [dict(row) for row in answer]

    def keep(self, key: Key, rows: Iterable[Row]) -> None:
        if len(self._answers) >= MOST:
            self._answers.clear()
        self._answers[key] = tuple(dict(row) for row in rows)

    def written(self, done: Written) -> None:
        """Has all that this may have changed asked for anew. Callers hold the lock of the
        writer."""
        self._writes += 1
        self._written.update(done.words)
        self._written_at_large.update(done.words_at_large)
        if len(self._written_about) + len(done.things) > MOST:
            self._forgotten_at = self._writes
            self._written_about.clear()
        self._written_about.update(dict.fromkeys(done.things, self._writes))
