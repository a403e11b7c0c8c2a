"""Reads a CSV file row by row, and says in which line each row starts."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from journal.errors import Problem, Refused
from journal.transfer.mapping import FileMapping
from journal.transfer.rejects import Reject


@dataclass(frozen=True)
class Row:
    line: int
    cells: dict[str, str]
    """By column, of the columns that the mapping uses; without space around them."""


def read_rows(file: Path, mapping: FileMapping) -> Iterator[Row | Reject]:
    """The rows of a file, or what is wrong with the form of one. Empty rows are left out.

    Raises Refused for a file that cannot be read as a whole: another ending, another
    encoding, a column that is missing or stands there twice, no rows.
    """
    with opened(file, mapping.encoding) as stream:
        rows = told_apart(decoded(stream, file, mapping.encoding), mapping.separator)
        header = header_of(rows, file)
        check_header(header, mapping, file)
        found = False
        for line, cells in rows:
            found = True
            yield cells if isinstance(cells, Reject) else row_of(line, cells, header, mapping)
        if not found:
            raise refused(file, "has a header and no rows under it. Check what was exported.")


def refused(file: Path, sentence: str) -> Refused:
    return Refused([Problem(file.name, f"{sentence} Nothing was imported.")])


@contextmanager
def opened(file: Path, encoding: str) -> Iterator[TextIO]:
    """The file as text; a byte that the encoding does not have becomes a lone surrogate."""
    if file.suffix.lower() != ".csv":
        raise refused(file, "does not end in .csv, and only CSV files are read. Save it as CSV.")
    is_utf8 = codecs.lookup(encoding).name == "utf-8"
    try:
        stream = file.open(
            encoding="utf-8-sig" if is_utf8 else encoding, errors="surrogateescape", newline=""
        )
    except OSError as error:
        raise refused(file, "cannot be opened. Check the name, and who may read it.") from error
    with stream:
        yield stream


def decoded(stream: Iterable[str], file: Path, encoding: str) -> Iterator[str]:
    """The lines, as long as they are written in the encoding."""
    read = 0
    try:
        for line in stream:
            line.encode("utf-8")  # refuses the lone surrogates
            read += 1
            yield line
    except UnicodeError as error:
        sentence = (
            f"is not written in {encoding}: line {read + 1} cannot be read. Say in the mapping "
            'how it is written, for instance encoding = "cp1252" for a file from Windows.'
        )
        raise refused(file, sentence) from error


def told_apart(lines: Iterable[str], separator: str) -> Iterator[tuple[int, list[str] | Reject]]:
    """Rows with the line in which each starts; a quotation mark left open costs one row."""
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield line, Reject(line, "", in_open_quotes(line, reader.line_num))
            continue
        if any(cell.strip() for cell in cells):
            yield line, [cell.replace("\r\n", "\n").strip() for cell in cells]


def in_open_quotes(first: int, last: int) -> str:
    where = f"line {first}" if last <= first else f"lines {first} to {last}"
    return (
        f"cannot be told into cells ({where}): a quotation mark is not closed, stands alone "
        f"inside a cell, or a cell is longer than {csv.field_size_limit():,} characters."
    )


def header_of(rows: Iterator[tuple[int, list[str] | Reject]], file: Path) -> list[str]:
    _, header = next(rows, (0, None))
    if header is None:
        raise refused(file, "is empty. Check what was exported.")
    if isinstance(header, Reject):
        raise refused(file, f"has a header that {header.reason}")
    return header


def check_header(header: list[str], mapping: FileMapping, file: Path) -> None:
    """Every column that the mapping uses is there, and no name stands for two."""
    problems = [
        Problem(file.name, f"has two columns named “{name}”. Give each a name of its own.")
        for name, times in Counter(header).items()
        if name and times > 1
    ]
    missing = [name for name in mapping.used_columns() if name not in header]
    problems += [
        Problem(file.name, f"has no column “{name}”, which the mapping names.") for name in missing
    ]
    if missing:
        there = ", ".join(f"“{name}”" for name in header)
        problems.append(Problem(file.name, f"has the columns {there}."))
    if problems:
        raise Refused([*problems, Problem(file.name, "was not imported, and nothing was stored.")])


def row_of(line: int, cells: list[str], header: list[str], mapping: FileMapping) -> Row | Reject:
    if len(cells) != len(header):
        return Reject(line, "", f"has {len(cells)} cells, and the header has {len(header)}.")
    told = dict(zip(header, cells, strict=True))
    return Row(line, {name: told[name] for name in mapping.used_columns()})
