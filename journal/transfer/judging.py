"""Every row of a file, ready to be stored or rejected with its reasons, and what they add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pandas as pd

from journal.identifiers import Kind
from journal.ids import new_id
from journal.people import Team, Workspace
from journal.periods import local_date
from journal.store import engine
from journal.store.entries import record_row
from journal.transfer.mapping import FileMapping
from journal.transfer.rejects import Reject
from journal.transfer.rows import digest, identity_of, record_of
from journal.transfer.source import read_rows

AT_ONCE = 1000
"""Rows gathered before they become a frame, in which a row takes a quarter less memory."""


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
class Fitting:
    """A row as columns of the store, and what was masked in it."""

    columns: engine.Row
    masked: Counter[Kind]


@dataclass(frozen=True)
class Judged:
    """A file's rows: those that fit, ready to be stored, and what is wrong with the others."""

    fitting: tuple[pd.DataFrame, ...]
    per_day: Counter[date]
    masked: Counter[Kind]
    rejects: tuple[Reject, ...]

    def summary(self, added: int) -> Summary:
        fit, rejected = self.per_day.total(), len({reject.line for reject in self.rejects})
        per_month: Counter[str] = Counter()
        for day, rows in sorted(self.per_day.items()):
            per_month[f"{day:%Y-%m}"] += rows
        return Summary(
            read=fit + rejected,
            added=added,
            already_there=fit - added,
            rejected=rejected,
            first_day=min(self.per_day, default=None),
            last_day=max(self.per_day, default=None),
            per_month=tuple(per_month.items()),
            rejects=self.rejects,
            masked=tuple((kind, self.masked[kind]) for kind in Kind if self.masked[kind]),
        )


def judge(
    file: Path, mapping: FileMapping, team: Team, now: datetime, workspace: Workspace
) -> Judged:
    """Reads the whole file. What fits is kept as frames of `AT_ONCE` rows."""
    frames: list[pd.DataFrame] = []
    waiting: list[engine.Row] = []
    per_day: Counter[date] = Counter()
    masked: Counter[Kind] = Counter()
    rejects: list[Reject] = []
    for row in judged_rows(file, mapping, team, now, workspace):
        if isinstance(row, list):
            rejects += row
            continue
        per_day[row.columns["local_date"]] += 1
        masked += row.masked
        waiting.append(row.columns)
        if len(waiting) == AT_ONCE:
            frames.append(pd.DataFrame(waiting, dtype=object))
            waiting = []
    if waiting:
        frames.append(pd.DataFrame(waiting, dtype=object))
    return Judged(tuple(frames), per_day, masked, tuple(rejects))


def judged_rows(
    file: Path, mapping: FileMapping, team: Team, now: datetime, workspace: Workspace
) -> Iterator[Fitting | list[Reject]]:
    """Each row as columns of the store, or what is wrong with it.

    Two rows of one file that are the same are two encounters: nobody but the organisation
    knows which would be too many. So a row is known by its content and by how often that
    stood in the file before.
    """
    times: Counter[str] = Counter()
    for row in read_rows(file, mapping):
        if isinstance(row, Reject):
            yield [row]
            continue
        identity = identity_of(row, mapping)
        times[identity] += 1
        read = record_of(row, mapping, now=now, workspace=workspace)
        if isinstance(read, list):
            yield read
            continue
        columns = record_row(
            read.record,
            record_id=new_id(),
            team_id=team.team_id,
            fingerprint=digest([team.team_id, identity, times[identity]]),
            at=now,
            day=local_date(read.record.occurred_at, workspace.zone),
        )
        yield Fitting(columns, read.masked)
