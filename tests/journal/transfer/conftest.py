"""A workspace with people in it, and a little file of four complaints."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from journal.people import Workspace
from journal.store import Store, open_store
from journal.store.workspace import add_person, add_team, add_workspace
from journal.transfer.given_file import on_disk
from journal.transfer.importing import import_file
from journal.transfer.judging import Summary
from journal.transfer.mapping import parse_mapping

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
GIVEN: dict[str, Any] = {
    "team": "Complaints",
    "readable_by": ["sam"],
    "columns": {
        "case_ref": "Ticket",
        "what_happened": "Complaint",
        "channel": "Via",
        "outcome": "Status",
    },
    "values": {
        "channel": {"Call": "phone", "Internet": "web_form"},
        "outcome": {"Solved": "resolved", "Open": "unresolved"},
    },
    "occurred_at": {
        "date": "Date",
        "date_formats": ["%Y-%m-%d", "%d-%m-%y"],
        "time": "Time",
        "time_format": "%I:%M %p",
    },
    "defaults": {"cause": "unclear"},
}
ACME = Workspace("Acme", ZoneInfo("Europe/Berlin"))
HEADER = "Ticket,Complaint,Date,Time,Via,Status,City\n"
FOUR = (
    "A1,No signal since noon,22-04-15,3:53 PM,Call,Solved,Ulm\n"
    "A2,Billed twice,2015-05-08,10:22 AM,Internet,Open,Ulm\n"
    'A3,"Waited in, and\nnobody came",2015-06-01,9:05 AM,Call,Open,Bonn\n'
    "A4,Router is slow,30-06-15,11:46 PM,Internet,Solved,Bonn\n"
)

Rows = Callable[[str], list[dict[str, Any]]]
Import = Callable[..., Summary]
TABLES = ("teams", "records", "grants", "audit", "facts", "facts_copies")


@pytest.fixture
def workspace() -> Workspace:
    return ACME


@pytest.fixture(scope="session")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a workspace; to be copied and never changed."""
    folder = tmp_path_factory.mktemp("set_up")

    def work(tx: Any) -> None:
        add_workspace(tx, ACME)
        add_person(tx, "sam", "Sam Soto")
        add_person(tx, "lee", "Lee Lang")
        add_team(tx, "Nord")

    with closing(open_store(folder)) as store:
        store.write(work)
    return folder


@pytest.fixture
def store(set_up: Path, tmp_path: Path) -> Iterator[Store]:
    """Sam and Lee supervise nothing yet; Nord is a team of agents."""
    with closing(open_store(shutil.copytree(set_up, tmp_path / "workspace"))) as store:
        yield store


@pytest.fixture
def given() -> dict[str, Any]:
    """A mapping as TOML gives it, to be changed by a test."""
    return {name: {**part} if isinstance(part, dict) else part for name, part in GIVEN.items()}


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows under the usual header, or bytes as they are, into a CSV file."""

    def written(rows: str | bytes = FOUR, header: str = HEADER, name: str = "rows.csv") -> Path:
        file = tmp_path / name
        file.write_bytes(rows if isinstance(rows, bytes) else (header + rows).encode())
        return file

    return written


@pytest.fixture
def bring_in(store: Store, workspace: Workspace, given: dict[str, Any]) -> Import:
    """Imports a file by the mapping of `given`."""

    def brought(file: Path, *, dry_run: bool = False, now: datetime = NOW) -> Summary:
        return import_file(
            store,
            on_disk(file),
            parse_mapping(given),
            now=now,
            workspace=workspace,
            actor="command line",
            dry_run=dry_run,
        )

    return brought


@pytest.fixture
def rows(store: Store) -> Callable[[str], list[dict[str, Any]]]:
    """What a query over the tables finds."""
    return lambda sql: store.write(lambda tx: tx.rows(sql))


@pytest.fixture
def everything(rows: Callable[[str], list[dict[str, Any]]]) -> Callable[[], list[Any]]:
    """All that an import could change."""
    return lambda: [rows(f"select * from kept.{table}") for table in TABLES]
