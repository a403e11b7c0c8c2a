"""What each earlier program had stored is there in today's, and read on today's screens.

The recordings are of the last program of each schema that was ever in use (recorded.py, making.py):
of 16, 18 and 20 there was none, as they came with the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from journal.actions.erasing_again import erase_again
from journal.people import Viewer, Workspace
from journal.policy import scope_for
from journal.questions import SERIES, ask, choose
from journal.reading.everything import everything_of
from journal.reading.own import my_entries
from journal.reading.promises import my_ledger
from journal.reading.soundness import look_for_faults
from journal.store import open_store
from journal.store.backup.contents import Contents, mark_of
from journal.store.backup.key import make_key
from journal.store.backup.packing import pack
from journal.store.backup.restoring import restore
from journal.store.duckdb_copy import rows_of_tables
from journal.store.engine import Store
from journal.store.key_file import find_key
from journal.store.migrations import known
from journal.store.opening import FILE
from journal.store.workspace import find_workspace, people
from journal.vocabulary import Role
from tests.journal.upgrades.recorded import every_one, make_as_it_was, recorded_in

WHEN_MADE = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
GONE = {"kept.sessions": 4, "kept.facts_copies": 2, "kept.audit": 3}
"""Tables that a migration empties or writes anew, on purpose."""
NEVER_IN_USE = {16, 18, 20}
ALWAYS = ("0001", "0012", "0021")
"""Looked at by `make test`, too."""


def params() -> Iterator[Any]:
    for file in every_one():
        schema = file.name[:4]
        marks = () if schema in ALWAYS else (pytest.mark.thorough,)
        yield pytest.param(file, id=schema, marks=marks)


@dataclass(frozen=True)
class Upgraded:
    """A workspace that an earlier program left, opened by this one and closed again."""

    folder: Path
    schema: int
    """Of the earlier one."""
    counted: dict[str, int]
    """How many rows each table had before."""

    @contextmanager
    def opened(self) -> Iterator[Store]:
        with closing(open_store(self.folder)) as store:
            yield store


@pytest.fixture(scope="module", params=params())
def upgraded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Upgraded:
    folder = tmp_path_factory.mktemp("upgraded") / "workspace"
    make_as_it_was(recorded_in(request.param), folder)
    found = Upgraded(folder, schema_of(folder), stored(folder / FILE))
    open_store(folder).close()
    return found


def test_every_schema_that_was_in_use_has_its_recording():
    """Before today's: make what is missing with making.py, of the last commit that had it."""
    made = {int(file.name[:4]) for file in every_one()}
    assert made | NEVER_IN_USE >= set(range(1, len(known())))


def schema_of(folder: Path) -> int:
    with duckdb.connect(str(folder / FILE), read_only=True) as connection:
        found = connection.execute("select max(number) from kept.migrations").fetchall()
    return int(found[0][0])


def stored(file: Path) -> dict[str, int]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return rows_of_tables(connection)


def columns_in(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    return {row[0]: row[1] for row in connection.execute(f"describe {table}").fetchall()}


def rows_in(connection: duckdb.DuckDBPyConnection, table: str, columns: list[str]) -> Counter[str]:
    found = connection.execute(f"select {', '.join(columns)} from {table}").fetchall()
    return Counter(map(repr, found))


def missing_in(folder: Path, copy: Path) -> Iterator[tuple[str, Counter[str]]]:
    """Rows of the copy that are not in the workspace any more, in the columns that it has."""
    with (
        duckdb.connect(str(copy), read_only=True) as then,
        duckdb.connect(str(folder / FILE), read_only=True) as now,
    ):
        for table in rows_of_tables(then):
            there = columns_in(now, table)
            columns = [name for name in columns_in(then, table) if name in there]
            lost = rows_in(then, table, columns) - rows_in(now, table, columns)
            if lost:
                yield table, lost


def test_every_row_is_there_after_an_upgrade_and_in_the_copy_from_before(upgraded: Upgraded):
    folder, schema = upgraded.folder, upgraded.schema
    assert schema_of(folder) == len(known())
    if schema == len(known()):
        assert not list(folder.glob("before-*"))
        return
    copy = folder / f"before-{schema + 1:04d}.duckdb"
    assert stored(copy) == upgraded.counted
    lost = dict(missing_in(folder, copy))
    assert {table: rows for table, rows in lost.items() if schema >= GONE.get(table, 0)} == {}
    assert stored(folder / FILE)["kept.audit"] >= upgraded.counted["kept.audit"]


def everybody(store: Store) -> list[Viewer]:
    return [Viewer(person, grants) for person, grants in people(store, WHEN_MADE.date())]


def workspace_of(store: Store) -> Workspace:
    found = find_workspace(store)
    assert found is not None
    return found


def test_what_an_earlier_program_kept_is_read_on_the_screens_of_today(upgraded: Upgraded):
    counted = upgraded.counted
    with upgraded.opened() as store:
        workspace, viewers = workspace_of(store), everybody(store)
        journals = [everything_of(store, viewer, WHEN_MADE) for viewer in viewers]
        entries = [one for journal in journals for one in journal.entries]
        assert len(entries) == counted["kept.entries"] > 0
        assert all(one.saved.entry.outcome for one in entries)
        check_ins = [one for one in entries if one.check_in is not None]
        assert len(check_ins) == counted["wellbeing.check_ins"] > 0
        promises = [*(each for one in entries for each in one.promises)]
        promises += [each for journal in journals for each in journal.promises]
        assert len(promises) == counted["kept.promises"] > 0
        drafts = [one for journal in journals for one in journal.drafts]
        assert len(drafts) == counted["kept.drafts"]
        for viewer in viewers:
            scope = scope_for(viewer)
            theirs = [one for one in entries if one.saved.author_id == viewer.person_id]
            assert my_entries(store, scope)[1] == len(theirs)
            my_ledger(store, scope, now=WHEN_MADE, workspace=workspace)


def test_its_figures_can_be_asked_for_and_its_log_verifies(upgraded: Upgraded):
    with upgraded.opened() as store:
        workspace = workspace_of(store)
        supervisors = [one for one in everybody(store) if one.teams_as(Role.SUPERVISOR)]
        assert supervisors
        for viewer in supervisors:
            scope = scope_for(viewer)
            asked = choose(store, scope, workspace)
            for question in SERIES.values():
                ask(store, scope, question, asked)
        assert look_for_faults(store).findings == ()


def test_a_backup_of_an_earlier_program_is_put_back_by_this_one(tmp_path: Path):
    folder, key = tmp_path / "workspace", make_key(tmp_path / "key")
    make_as_it_was(recorded_in(next(every_one())), folder)
    rows = stored(folder / FILE)

    def tell(files: dict[str, str]) -> Contents:
        mark = mark_of(find_key(folder / "audit.key"))
        return Contents(
            made_at=WHEN_MADE, workspace=mark, organisation="Fernhill", rows=rows, files=files
        )

    pack(sorted(folder.iterdir()), tell, key, tmp_path / "old.age")
    restore(tmp_path / "old.age", key, tmp_path / "two", now=WHEN_MADE, erase_again=erase_again)
    assert schema_of(tmp_path / "two") == len(known())
    assert stored(tmp_path / "two" / FILE)["kept.entries"] == rows["kept.entries"]
    assert not list((tmp_path / "two").glob("before-*"))
