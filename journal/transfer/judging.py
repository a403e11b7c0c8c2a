"""Every row of a file, ready to be stored or rejected with its reasons, and what they add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice

import pandas as pd

from journal.identifiers import Kind
from journal.ids import new_id
from journal.people import Workspace
from journal.periods import local_date
from journal.store import engine
from journal.store.entries import record_row
from journal.transfer.mapping import FileMapping
from journal.transfer.rejects import Reject
from journal.transfer.rows import digest, identity_of, record_of
from journal.transfer.source import Row

AT_ONCE = 1000
"""Rows that are judged together, and stored in one transaction."""


@dataclass(frozen=True)
class Summary:
    """What became of a file; of a dry run, what would become of it."""

    read: int
    added: int
    already_there: int
    rejected: int
    first_day: date | None
    """Of the rows that fit, new or not, in the workspace's time zone; likewise the two below."""
    last_day: date | None
    per_month: tuple[tuple[str, int], ...]
    """Rows by month (“2015-04”), the earliest first: a misread date shows here."""
    rejects: tuple[Reject, ...]
    """In the order of the file; a rejected row may have several."""
    masked: tuple[tuple[Kind, int], ...]
    """What was masked in the texts of the rows that fit, new or not, and how often."""


@dataclass(frozen=True)
class Measure:
    """What rows are judged by."""

    mapping: FileMapping
    team_id: str
    now: datetime
    workspace: Workspace


Part = list[tuple[Row | Reject, str]]
"""Rows of a file with their fingerprints; at most AT_ONCE."""


@dataclass(frozen=True)
class Judged:
    """Rows of a part that fit, ready to be stored, and what is wrong with the others."""

    fitting: pd.DataFrame
    per_day: Counter[date]
    masked: Counter[Kind]
    rejects: list[Reject]


@dataclass
class Tally:
    """What the rows of a file add up to, while they are gone through."""

    added: int = 0
    rejected: int = 0
    per_day: Counter[date] = field(default_factory=Counter)
    masked: Counter[Kind] = field(default_factory=Counter)
    rejects: list[Reject] = field(default_factory=list)

    @property
    def read(self) -> int:
        return self.per_day.total() + self.rejected

    def count(self, judged: Judged) -> None:
        self.per_day += judged.per_day
        self.masked += judged.masked
        self.rejects += judged.rejects
        self.rejected += len({reject.line for reject in judged.rejects})

    def summary(self) -> Summary:
        per_month: Counter[str] = Counter()
        for day, rows in sorted(self.per_day.items()):
            per_month[f"{day:%Y-%m}"] += rows
        return Summary(
            read=self.read,
            added=self.added,
            already_there=self.per_day.total() - self.added,
            rejected=self.rejected,
            first_day=min(self.per_day, default=None),
            last_day=max(self.per_day, default=None),
            per_month=tuple(per_month.items()),
            rejects=tuple(self.rejects),
            masked=tuple((kind, self.masked[kind]) for kind in Kind if self.masked[kind]),
        )


def parts_of(rows: Iterable[Row | Reject], by: Measure) -> Iterator[Part]:
    """The rows in parts, each with its fingerprint.

    Two rows of one file that are the same are two encounters: nobody but the organisation
    knows which would be too many. So a row is known by its content and by how often that
    stood in the file before.
    """
    times: Counter[str] = Counter()

    def fingerprint(row: Row | Reject) -> str:
        if isinstance(row, Reject):
            return ""
        identity = identity_of(row, by.mapping)
        times[identity] += 1
        return digest([by.team_id, identity, times[identity]])

    told = iter(rows)
    while part := [(row, fingerprint(row)) for row in islice(told, AT_ONCE)]:
        yield part


def judge(part: Part, by: Measure) -> Judged:
    """Each row as columns of the store, or what is wrong with it."""
    fitting: list[engine.Row] = []
    per_day: Counter[date] = Counter()
    masked: Counter[Kind] = Counter()
    rejects: list[Reject] = []
    for row, fingerprint in part:
        read = (
            [row] if isinstance(row, Reject) else record_of(row, by.mapping, by.now, by.workspace)
        )
        if isinstance(read, list):
            rejects += read
            continue
        day = local_date(read.record.occurred_at, by.workspace.zone)
        per_day[day] += 1
        masked.update(read.masked)
        fitting.append(
            record_row(
                read.record,
                record_id=new_id(),
                team_id=by.team_id,
                fingerprint=fingerprint,
                at=by.now,
                day=day,
            )
        )
    return Judged(pd.DataFrame(fitting, dtype=object), per_day, masked, rejects)
