"""What the first rows of a file become, and in which months all lie, before any is stored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from journal.entry import Record
from journal.people import Workspace
from journal.transfer.given_file import GivenFile
from journal.transfer.mapping import FileMapping
from journal.transfer.rejects import Reject
from journal.transfer.rows import record_of
from journal.transfer.source import read_rows
from journal.transfer.when import When, read_day

FIRST = 8


@dataclass(frozen=True)
class Becomes:
    """A row, and the record it makes, or what is wrong with it."""

    line: int
    record: Record | None
    rejects: tuple[Reject, ...] = ()
    is_masked: bool = False
    """Whether something was masked in it."""


def first_rows(
    file: GivenFile, mapping: FileMapping, now: datetime, workspace: Workspace
) -> list[Becomes]:
    """The first rows as they would be stored. Raises Refused for a file that cannot be read."""
    found = []
    for row in islice(read_rows(file, mapping), FIRST):
        read = [row] if isinstance(row, Reject) else record_of(row, mapping, now, workspace)
        if isinstance(read, list):
            found.append(Becomes(row.line, None, tuple(read)))
        else:
            found.append(Becomes(row.line, read.record, is_masked=bool(read.masked)))
    return found


def by_month(file: GivenFile, mapping: FileMapping) -> tuple[tuple[str, int], ...]:
    """How many rows lie in each month (“2015-04”), the earliest first: a misread date shows here.
    Those without a day that can be read are under an empty name."""
    months: Counter[str] = Counter()
    for row in read_rows(file, mapping):
        if not isinstance(row, Reject):
            months[month_of(row.cells[mapping.occurred_at.date], mapping.occurred_at)] += 1
    return tuple(sorted(months.items()))


def month_of(cell: str, when: When) -> str:
    day = read_day(cell, when)
    return f"{day:%Y-%m}" if day else ""
