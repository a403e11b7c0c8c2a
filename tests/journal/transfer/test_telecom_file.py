"""The real file, which is never committed: its numbers, and the trap that is in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from journal.people import Workspace
from journal.store import Store
from journal.store.audit import COMMAND_LINE
from journal.transfer.given_file import on_disk
from journal.transfer.importing import import_file
from journal.transfer.judging import Summary
from journal.transfer.mapping import FileMapping, parse_mapping, read_mapping

ROOT = Path(__file__).parents[3]
FILE = ROOT.parent / "shared" / "data" / "telecom_complaints_2015.csv"
MAPPING = ROOT / "data" / "telecom_complaints_2015.toml"
pytestmark = pytest.mark.skipif(not FILE.exists(), reason=f"{FILE} is not here")
Rows = Callable[[str], list[dict[str, Any]]]


def brought(store: Store, workspace: Workspace, mapping: FileMapping, **how: Any) -> Summary:
    now = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
    return import_file(
        store, on_disk(FILE), mapping, now=now, workspace=workspace, actor=COMMAND_LINE, **how
    )


def test_every_complaint_lies_in_the_second_quarter_of_2015(
    store: Store, workspace: Workspace
) -> None:
    summary = brought(store, workspace, read_mapping(MAPPING))
    assert (summary.read, summary.added, summary.rejected) == (2224, 2224, 0)
    assert (summary.first_day, summary.last_day) == (date(2015, 4, 1), date(2015, 6, 30))
    assert summary.per_month == (("2015-04", 545), ("2015-05", 399), ("2015-06", 1280))


def test_a_second_import_of_it_adds_nothing(store: Store, workspace: Workspace) -> None:
    mapping = read_mapping(MAPPING)
    brought(store, workspace, mapping)
    again = brought(store, workspace, mapping)
    assert (again.added, again.already_there) == (0, 2224)


def test_its_words_are_translated_and_nothing_is_made_up(
    store: Store, workspace: Workspace, rows: Rows
) -> None:
    brought(store, workspace, read_mapping(MAPPING))

    def counts(column: str) -> dict[Any, int]:
        sql = f"select {column} as word, count(*) as n from kept.records group by {column}"
        return {row["word"]: row["n"] for row in rows(sql)}

    assert counts("channel") == {"phone": 1119, "web_form": 1105}
    assert counts("outcome") == {
        "resolved": 973, "partly_resolved": 734, "unresolved": 363, "waiting": 154,
    }  # fmt: skip
    assert counts("escalated_to") == {None: 2224}
    assert counts("cause") == {"unclear": 2224}
    assert counts("when_known") == {"just_now": 2224}


def test_the_swapped_dates_show_as_a_whole_year_before_anything_is_stored(
    store: Store, workspace: Workspace
) -> None:
    given = read_mapping(MAPPING).model_dump()
    given["occurred_at"] |= {"date": "Date_month_year", "date_formats": ["%d-%b-%y"]}
    summary = brought(store, workspace, parse_mapping(given), dry_run=True)
    assert (summary.first_day, summary.last_day) == (date(2015, 1, 4), date(2015, 12, 6))
    assert len(summary.per_month) == 12


def test_one_format_alone_rejects_the_rows_of_the_other(store: Store, workspace: Workspace) -> None:
    given = read_mapping(MAPPING).model_dump()
    given["occurred_at"]["date_formats"] = ["%Y-%m-%d"]
    summary = brought(store, workspace, parse_mapping(given), dry_run=True)
    assert (summary.added, summary.rejected) == (609, 1615)
