from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from journal.errors import Unavailable
from journal.transfer.rejects import Reject, write_rejects

Write = Callable[..., Path]


def test_rejects_are_written_as_line_column_and_reason(tmp_path: Path) -> None:
    file = tmp_path / "rejects.csv"
    write_rejects(
        file, [Reject(3, "Via", "is not an answer, is it."), Reject(4, "", "has 3 cells")]
    )
    with file.open(encoding="utf-8", newline="") as stream:
        assert list(csv.reader(stream)) == [
            ["line", "column", "reason"],
            ["3", "Via", "is not an answer, is it."],
            ["4", "", "has 3 cells"],
        ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_spreadsheet_runs_a_column_name_as_a_formula(tmp_path: Path, start: str) -> None:
    file = tmp_path / "rejects.csv"
    write_rejects(file, [Reject(2, f"{start}cmd|x", f"{start}1+1")])
    with file.open(encoding="utf-8", newline="") as stream:
        assert list(csv.reader(stream))[1] == ["2", f"'{start}cmd|x", f"'{start}1+1"]


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="The import itself is not touched"):
        write_rejects(tmp_path / "nowhere" / "rejects.csv", [])


ROW = {"Ticket": "A1", "Complaint": "x", "Date": "22-04-15", "Time": "3:53 PM", "Via": "Call"}


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("Via", "Fax", "is not an answer to channel. Translate it under [values.channel]"),
        ("Via", "", "is empty, and a record needs an answer to channel."),
        ("Date", "31-02-15", "is not a day written like 2015-04-22 or 22-04-15."),
        ("Date", "", "is empty, and a record needs the day it happened."),
        ("Date", "2026-03-05", "lies in the future. Give the day it happened."),
        ("Date", "9999-12-31", "lies in the future. Give the day it happened."),
        ("Date", "1999-12-31", "is too long ago: 20 years at the most."),
        ("Date", "0001-01-01", "is too long ago: 20 years at the most."),
        ("Time", "15:53", "is not a time written like 03:53 PM."),
        ("Ticket", "A" * 61, "is 61 characters long, and 60 fit."),
        ("Complaint", "x" * 20_001, "is 20,001 characters long, and 20,000 fit."),
        ("City", "0", "has to be at least 1."),
        ("City", "1441", "has to be at most 1440."),
        ("City", "a while", "is not a number that fits minutes."),
    ],
)
def test_a_row_that_does_not_fit_is_told_by_line_column_and_reason(
    write: Write, bring_in: Any, given: dict[str, Any], column: str, cell: str, reason: str
) -> None:
    given["columns"]["minutes"] = "City"
    cells = ROW | {"Status": "Open", "City": "7"} | {column: cell}
    summary = bring_in(write(",".join(cells.values()) + "\n"))
    assert (summary.read, summary.added, summary.rejected) == (1, 0, 1)
    (reject,) = summary.rejects
    assert (reject.line, reject.column) == (2, column)
    assert reject.reason.startswith(reason)


def test_yes_and_no_are_told_apart_from_anything_else(
    write: Write, bring_in: Any, given: dict[str, Any]
) -> None:
    given["columns"]["escalation_explained"] = "City"
    summary = bring_in(write("A1,x,22-04-15,3:53 PM,Call,Open,perhaps\n"))
    assert summary.rejects[0].reason == "is not yes or no, as escalation_explained asks."


def test_a_row_with_several_problems_is_one_rejected_row(write: Write, bring_in: Any) -> None:
    summary = bring_in(write("A1,x,someday,noon,Fax,Gone,Ulm\n"))
    assert summary.rejected == 1
    columns = [reject.column for reject in summary.rejects]
    assert sorted(columns) == ["Date", "Status", "Time", "Via"]


def test_no_reason_repeats_what_stands_in_the_file(write: Write, bring_in: Any) -> None:
    """A cell that slipped into the wrong column may hold a complaint."""
    words = "My name is Frieda Grün"
    summary = bring_in(write(f"A1,x,{words},{words},{words},{words},{words}\n"))
    assert summary.rejected == 1
    assert "Frieda" not in str(summary.rejects)
