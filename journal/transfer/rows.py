"""What a row of a file says: a record, or why it is none."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from journal.answers import parse_record
from journal.entry import Record
from journal.errors import Refused
from journal.identifiers import Kind, region_of
from journal.people import Workspace
from journal.transfer.mapping import FileMapping
from journal.transfer.masking import without_customers
from journal.transfer.rejects import Reject, rejects_for
from journal.transfer.source import Row
from journal.transfer.when import When, moment_of, read_day, read_time, written


@dataclass(frozen=True)
class Read:
    """A record, and what was masked in its texts."""

    record: Record
    masked: Counter[Kind]


def record_of(
    row: Row, mapping: FileMapping, now: datetime, workspace: Workspace
) -> Read | list[Reject]:
    """The record that a row makes, or everything that is wrong with it."""
    moment, rejects = read_moment(row, mapping.occurred_at, now, workspace)
    answers, masked = without_customers(answers_of(row, mapping), region_of(workspace.zone))
    try:
        record = parse_record(answers | moment, now=now, workspace=workspace)
    except Refused as refused:
        return rejects + rejects_for(refused, row.line, mapping)
    return rejects or Read(record, masked)


def answers_of(row: Row, mapping: FileMapping) -> dict[str, str]:
    """The answers in a row's cells, in the words of the vocabulary; an empty cell is none."""
    answers = dict(mapping.defaults)
    for question, column in mapping.columns.items():
        cell = row.cells[column]
        answers[question] = mapping.values.get(question, {}).get(cell, cell)
    return {question: answer for question, answer in answers.items() if answer}


def read_moment(
    row: Row, when: When, now: datetime, workspace: Workspace
) -> tuple[dict[str, str], list[Reject]]:
    """The answers on when it was, or why they cannot be told. No day is ever made up."""
    day_cell, time_cell = row.cells[when.date], row.cells[when.time] if when.time else ""
    day, at = read_day(day_cell, when), read_time(time_cell, when)
    rejects = []
    if day is None:
        rejects.append(Reject(row.line, when.date, no_day(day_cell, when)))
    if when.time and when.time_format and time_cell and at is None:
        reason = f"is not a time written like {written(when.time_format)}."
        rejects.append(Reject(row.line, when.time, reason))
    if day is None or rejects:
        return {}, rejects
    zone = ZoneInfo(when.timezone) if when.timezone else workspace.zone
    moment, known = moment_of(day, at, zone, now)
    return {"occurred_at": moment.isoformat(), "when_known": known.value}, []


def no_day(cell: str, when: When) -> str:
    if not cell:
        return "is empty, and a record needs the day it happened."
    return f"is not a day written like {' or '.join(map(written, when.date_formats))}."


def identity_of(row: Row, mapping: FileMapping) -> str:
    """What makes a row the same row in a later import: a digest of its cells as they stand.

    One case may hold several encounters, so a case reference counts with its day and time;
    without one all cells that the mapping uses count. Cells, and not what they mean, so that
    a corrected format or word does not make every row a new one.
    """
    when = mapping.occurred_at
    moment = {"date": row.cells[when.date], "time": row.cells[when.time] if when.time else ""}
    cells = {question: row.cells[column] for question, column in mapping.columns.items()}
    if case_ref := cells.get("case_ref"):
        cells = {"case_ref": case_ref}
    return digest(cells | moment)


def digest(value: object) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
