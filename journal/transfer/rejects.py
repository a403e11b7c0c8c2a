"""Rows that could not be taken, and why: line, column and reason, never what somebody wrote."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from journal.entry import Record, choices
from journal.errors import Refused, Unavailable
from journal.free_text import unformulated
from journal.transfer.mapping import FileMapping


@dataclass(frozen=True)
class Reject:
    """One thing that is wrong with a row; a row may have several."""

    line: int
    """The line of the file in which the row starts; the header is in line 1 as a rule."""
    column: str
    """Empty where it is the row as a whole."""
    reason: str


def rejects_for(refused: Refused, line: int, mapping: FileMapping) -> list[Reject]:
    """What the door found wrong with a row.

    The door quotes what was given, for the person who gave it. A file was written by others,
    so its reasons are told anew from the error itself, without a word of it.
    """
    error = refused.__cause__
    if not isinstance(error, ValidationError):
        raise refused
    told = []
    for detail in error.errors():
        question = str(detail["loc"][0])
        column = mapping.columns.get(question, mapping.occurred_at.date)
        told.append(Reject(line, column, reason_for(question, detail)))
    return told


def reason_for(question: str, detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return f"is empty, and a record needs an answer to {question}."
        case "enum":
            words = ", ".join(choices(question, Record).said_here())
            return (
                f"is not an answer to {question}. Translate it under [values.{question}] "
                f"into one of: {words}."
            )
        case "string_too_long":
            length = len(str(detail["input"]))
            return f"is {length:,} characters long, and {context['max_length']:,} fit."
        case "future" | "too_old":
            return detail["msg"]
        case "greater_than_equal":
            return f"has to be at least {context['ge']:g}."
        case "less_than_equal":
            return f"has to be at most {context['le']:g}."
        case kind if kind.startswith("bool"):
            return f"is not yes or no, as {question} asks."
        case _:
            return f"is not a number that fits {question}."


def check_new(file: Path) -> None:
    """Raises Unavailable for a file that is there: it may be the import, or the workspace."""
    if file.exists() or file.is_symlink():
        raise Unavailable(
            f"{file} is already there, and nothing was changed. "
            "Name a new file for the rejected rows."
        )


def as_csv(rejects: Iterable[Reject]) -> bytes:
    """Them as a CSV file with a header."""
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(("line", "column", "reason"))
    for reject in rejects:
        lines.writerow((reject.line, unformulated(reject.column), unformulated(reject.reason)))
    return out.getvalue().encode("utf-8")


def write_rejects(file: Path, rejects: Iterable[Reject]) -> None:
    """Writes them as CSV with a header. Raises Unavailable where the file cannot be written."""
    try:
        with file.open("xb") as stream:
            stream.write(as_csv(rejects))
    except OSError as error:
        raise Unavailable(
            f"{file} cannot be written. The import itself is not touched by that. "
            "Name a file in a folder that you may write to."
        ) from error
