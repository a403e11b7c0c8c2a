"""What stands in the columns of a file: looked at once, from the first row to the last."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from journal.errors import Refused
from journal.transfer.given_file import GivenFile
from journal.transfer.proposing.writings import Writing, candidates, shape_of
from journal.transfer.rejects import Reject
from journal.transfer.source import Cells, every_row, header_of

MOST_WORDS = 40
"""Different words of a column beyond which it holds no words of a vocabulary."""
LONGEST_WORD = 60
SOON = 200
"""Cells after which a column that was never a day is looked at for days no longer."""
MOST_WRITINGS = 12
SEPARATORS = (",", ";", "\t", "|")
ENCODINGS = ("utf-8", "cp1252")


@dataclass
class Column:
    """A column of a file, and what is in it."""

    name: str
    filled: int = 0
    words: Counter[str] | None = field(default_factory=Counter)
    """How often each different cell stands in it; None where there are many."""
    examples: list[str] = field(default_factory=list)
    """The first different ones."""
    letters: int = 0
    """Of all its cells together, spaces and all."""
    writings: dict[tuple[str, ...], Writing] | None = field(default_factory=dict)
    """In which ways its days or times are written; None where it holds something else."""
    in_no_writing: int = 0

    def take(self, cell: str) -> None:
        if not cell:
            return
        self.filled += 1
        self.letters += len(cell)
        if len(self.examples) < 3 and cell not in self.examples:
            self.examples.append(cell)
        self._take_word(cell)
        self._take_writing(cell)

    def _take_word(self, cell: str) -> None:
        if self.words is not None:
            self.words[cell] += 1
            if len(self.words) > MOST_WORDS or len(cell) > LONGEST_WORD:
                self.words = None

    def _take_writing(self, cell: str) -> None:
        if self.writings is None:
            return
        read = shape_of(cell)
        if read is None or not candidates(read[0]):
            self.in_no_writing += 1
        else:
            shape, numbers = read
            self.writings.setdefault(shape, Writing(shape)).take(cell, numbers)
        gives_up = self.filled == SOON and self.in_no_writing > SOON // 2
        if gives_up or len(self.writings) > MOST_WRITINGS:
            self.writings = None


@dataclass(frozen=True)
class Seen:
    """A file that was looked at."""

    encoding: str
    separator: str
    rows: int
    columns: tuple[Column, ...]

    def column(self, name: str | None) -> Column | None:
        return next((one for one in self.columns if one.name == name), None)

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns if column.name]


def look_at(file: GivenFile) -> Seen:
    """What is in a file, whose encoding and separator are tried out. Raises Refused for one that
    cannot be read as a whole."""
    separator = separator_of(file)
    for encoding in encodings_of(file):
        try:
            return seen_in(file, encoding, separator)
        except Refused as refused:
            error = refused
    raise error


def seen_in(file: GivenFile, encoding: str, separator: str) -> Seen:
    with every_row(file, encoding, separator) as rows:
        columns = [Column(name) for name in header_of(rows, file)]
        number = gone_through(columns, rows)
    if not number:
        raise file.refused("has a header and no rows under it. Check what was exported.")
    return Seen(encoding, separator, number, tuple(columns))


def gone_through(columns: Sequence[Column], rows: Cells) -> int:
    """How many rows there are."""
    number = 0
    for _, cells in rows:
        number += 1
        if not isinstance(cells, Reject) and len(cells) == len(columns):
            for column, cell in zip(columns, cells, strict=True):
                column.take(cell)
    return number


def encodings_of(file: GivenFile) -> Iterable[str]:
    """How it may be written. What Windows wrote can be read in any case, and comes last."""
    with file.opened() as stream:
        begins = stream.read(4)
    if begins.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    return ENCODINGS


def separator_of(file: GivenFile) -> str:
    """What stands most often in the first line; the usual one where none does."""
    with file.opened() as stream:
        first = stream.readline(100_000).replace(b"\0", b"").decode("latin-1")
    return max(SEPARATORS, key=first.count)
