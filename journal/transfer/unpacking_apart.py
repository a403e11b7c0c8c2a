"""Unpacks an Excel or Parquet file from the standard input into rows on the standard output.

It runs as a process of its own (unpacking.py), and takes from itself, before it looks at the file,
what a hostile one would use up. A row is a line of JSON: a list of texts. What cannot be read is
told in a word on the standard error.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any, BinaryIO

from journal.transfer.limits import LARGEST, MOST_COLUMNS, MOST_ROWS, MOST_SECONDS

AT_ONCE = 500
"""Rows of a Parquet file that are held at a time."""


class TooMany(Exception):
    """More than a limit; its text is a word for unpacking.py."""


def limit(memory: int) -> None:
    """Takes away what nobody needs for a table: memory, time, room on the disk."""
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_FSIZE, 4 * LARGEST),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def sheet_rows(file: BinaryIO) -> Iterator[Sequence[Any]]:
    """The rows of the first sheet that can be seen and is not empty, as they stand in it."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(file)
    seen = [one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
    for name in seen:
        sheet = book.get_sheet_by_name(name)
        if sheet.height:
            check_width(sheet.width)
            yield from ([] for _ in range(sheet.start[0] if sheet.start else 0))
            yield from sheet.iter_rows()
            return


def parquet_rows(file: BinaryIO) -> Iterator[Sequence[Any]]:
    import pyarrow
    from pyarrow.parquet import ParquetFile

    pyarrow.set_cpu_count(1)
    table = ParquetFile(file)
    check_width(table.metadata.num_columns)
    yield table.schema_arrow.names
    for batch in table.iter_batches(AT_ONCE, use_threads=False):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def check_width(columns: int) -> None:
    if columns > MOST_COLUMNS:
        raise TooMany(f"columns {columns}")


def in_text(cell: Any) -> str:
    """A cell as a CSV file would have it: a day as 2026-05-04, a whole number without a point."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer():
            return str(int(cell))
        case bytes():
            return cell.decode("utf-8", "replace")
        case datetime() if cell.tzinfo:
            return f"{cell.astimezone(UTC):%Y-%m-%d %H:%M:%S}Z"
        case datetime():
            return str(cell.replace(microsecond=0))
        case _:
            return str(cell)


def unpack(rows: Iterable[Sequence[Any]], out: Any) -> None:
    for row in islice(rows, MOST_ROWS + 2):
        out.write(json.dumps([in_text(cell) for cell in row], ensure_ascii=False))
        out.write("\n")


def main(kind: str) -> int:
    """Unpacks, and tells the code with which to end."""
    read = sheet_rows if kind == ".xlsx" else parquet_rows
    out = open(1, "w", encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115
    try:
        unpack(read(sys.stdin.buffer), out)
        out.flush()
    except TooMany as error:
        return ended_with(str(error))
    except BaseException:
        # Of a damaged file nothing but that is worth telling; its words may be a customer's.
        return ended_with("unreadable")
    return 0


def ended_with(word: str) -> int:
    sys.stderr.write(word)
    sys.stderr.flush()
    return 1


if __name__ == "__main__":
    limit(int(sys.argv[2]))
    # A thread of Arrow's may still hold the file when all of it is read, and aborts the process
    # when Python is taken apart under it (apache/arrow, issue 34314): an honest file would be
    # refused now and then. Everything is written by now, so nothing is taken apart.
    os._exit(main(sys.argv[1]))
