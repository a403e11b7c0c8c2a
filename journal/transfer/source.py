"""Reads a file row by row, and says in which line each row starts."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from journal.errors import Problem, Refused
from journal.transfer.given_file import GivenFile
from journal.transfer.limits import LONGEST_CELL, LONGEST_LINE, MOST_COLUMNS, MOST_ROWS
from journal.transfer.mapping import FileMapping
from journal.transfer.rejects import Reject


@dataclass(frozen=True)
class Row:
    line: int
    cells: dict[str, str]
    """By column, of the columns that the mapping uses; without space around them."""


Cells = Iterator[tuple[int, list[str] | Reject]]
"""Rows with the line in which each starts, or what is wrong with one."""


def read_rows(file: GivenFile, mapping: FileMapping) -> Iterator[Row | Reject]:
    """The rows of a file, or what is wrong with the form of one. Empty rows are left out.

    Raises Refused for a file that cannot be read as a whole: another ending, another
    encoding, a column that is missing or stands there twice, no rows, or too much of something.
    """
    with every_row(file, mapping.encoding, mapping.separator) as rows:
        header = header_of(rows, file)
        check_header(header, mapping, file)
        found = 0
        for line, cells in rows:
            found += 1
            if found > MOST_ROWS:
                raise file.refused(f"has more than {MOST_ROWS:,} rows. Import it in parts.")
            yield cells if isinstance(cells, Reject) else row_of(line, cells, header, mapping)
        if not found:
            raise file.refused("has a header and no rows under it. Check what was exported.")


@contextmanager
def every_row(file: GivenFile, encoding: str, separator: str) -> Iterator[Cells]:
    """The header and the rows of a file, with the line in which each starts."""
    if file.is_unpacked:
        with file.opened() as table:
            yield from_table(table)
        return
    if file.ending != ".csv":
        told = "does not end in .csv, .xlsx or .parquet. Save it as one of these."
        raise file.refused(told)
    is_utf8 = codecs.lookup(encoding).name == "utf-8"
    # A byte that the encoding does not have becomes a lone surrogate.
    with io.TextIOWrapper(
        file.opened(),
        encoding="utf-8-sig" if is_utf8 else encoding,
        errors="surrogateescape",
        newline="",
    ) as stream:
        yield told_apart(decoded(stream, file, encoding), separator)


def from_table(table: BinaryIO) -> Cells:
    """The rows of a table that was unpacked, numbered as in the sheet they come from."""
    for number, line in enumerate(table, start=1):
        cells = [str(cell).strip() for cell in json.loads(line)]
        if any(len(cell) > LONGEST_CELL for cell in cells):
            told = f"has a cell that is longer than {LONGEST_CELL:,} characters."
            yield number, Reject(number, "", told)
        elif any(cells):
            yield number, cells


def decoded(stream: TextIO, file: GivenFile, encoding: str) -> Iterator[str]:
    """The lines, as long as they are written in the encoding."""
    read = 0
    try:
        while line := stream.readline(LONGEST_LINE + 1):
            line.encode("utf-8")  # refuses the lone surrogates
            read += 1
            if len(line) > LONGEST_LINE:
                raise file.refused(
                    f"has more than {LONGEST_LINE:,} characters in line {read}. That is no table: "
                    "a quotation mark may be missing. Check what was exported."
                )
            yield line
    except UnicodeError as error:
        sentence = (
            f"is not written in {encoding}: line {read + 1} cannot be read. Say in the mapping "
            'how it is written, for instance encoding = "cp1252" for a file from Windows.'
        )
        raise file.refused(sentence) from error


def told_apart(lines: Iterable[str], separator: str) -> Cells:
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
        f"inside a cell, or a cell is longer than {LONGEST_CELL:,} characters."
    )


def header_of(rows: Cells, file: GivenFile) -> list[str]:
    _, header = next(rows, (0, None))
    if header is None:
        raise file.refused("is empty. Check what was exported.")
    if isinstance(header, Reject):
        raise file.refused(f"has a header that {header.reason}")
    if len(header) > MOST_COLUMNS:
        told = f"has {len(header):,} columns, and {MOST_COLUMNS} can be read."
        raise file.refused(f"{told} Keep those that hold an answer.")
    return header


def check_header(header: list[str], mapping: FileMapping, file: GivenFile) -> None:
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
