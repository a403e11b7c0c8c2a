from __future__ import annotations

import hashlib
import re
from pathlib import Path

import duckdb
import pytest

from journal.errors import Unavailable
from journal.store import open_store
from journal.store.migrations import FOLDER, Migration, NotMigrated, known
from journal.store.opening import FILE, opened, seal_files_of
from tests.journal.store.conftest import names

ADDS = "create table kept.more (a integer); insert into kept.more values (7)"
NEXT = Migration(9000, "9000_more.sql", ADDS)
BROKEN = Migration(9001, "9001_broken.sql", "drop table kept.people; select * from nowhere")


def migrated(folder: Path, *more: Migration) -> None:
    """Brings a workspace's file up to date with migrations besides ours, as opening it does."""
    file = folder / FILE
    opened(file, seal_files_of(file), [*known(), *more]).close()


def asked(file: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(file)) as connection:
        return connection.execute(sql).fetchall()


def test_every_migration_has_a_number_and_there_is_no_gap():
    files = sorted(file.name for file in FOLDER.glob("*.sql"))
    assert all(re.fullmatch(r"\d{4}_[a-z_]+\.sql", name) for name in files)
    assert [migration.number for migration in known()] == list(range(1, len(files) + 1))


def test_a_new_file_has_every_migration_with_its_hash(folder: Path):
    applied = asked(folder / FILE, "select number, sha256 from kept.migrations order by number")
    hashes = [
        hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(FOLDER.glob("*.sql"))
    ]
    assert applied == list(enumerate(hashes, start=1))


def test_a_migration_is_applied_once(folder: Path):
    migrated(folder, NEXT)
    migrated(folder, NEXT)
    assert asked(folder / FILE, "select * from kept.more") == [(7,)]


def test_a_new_file_needs_no_copy_of_what_was_before(folder: Path):
    assert not list(folder.glob("before-*"))


def test_before_a_migration_a_copy_is_made_that_opens_as_it_was(folder: Path):
    migrated(folder, NEXT)
    copy = folder / "before-9000.duckdb"
    assert asked(copy, "select count(*) from kept.people") == [(7,)]
    assert oct(copy.stat().st_mode & 0o777) == "0o600"
    store = open_store(copy)
    assert names(store) == {}
    store.close()


def test_a_file_made_by_a_newer_program_is_refused_and_left_as_it_is(folder: Path):
    migrated(folder, NEXT)
    before = (folder / FILE).read_bytes()
    with pytest.raises(Unavailable, match=r"made by a newer Afterword. Nothing was changed."):
        open_store(folder)
    assert (folder / FILE).read_bytes() == before


def test_a_migration_that_is_not_the_one_that_was_applied_is_refused(folder: Path):
    asked(folder / FILE, "update kept.migrations set sha256 = 'another' where number = 1")
    before = (folder / FILE).read_bytes()
    with pytest.raises(Unavailable, match=r"another build of Afterword.*Nothing was changed."):
        open_store(folder)
    assert (folder / FILE).read_bytes() == before


def test_a_migration_that_fails_leaves_the_file_working_as_before(folder: Path):
    with pytest.raises(NotMigrated, match=r"is as it was: nothing is lost\..*9001_broken\.sql"):
        migrated(folder, BROKEN)
    store = open_store(folder)
    assert names(store) == {}
    store.close()
    assert asked(folder / FILE, "select count(*) from kept.people") == [(7,)]


def test_migrations_before_the_one_that_fails_are_taken_back_for_the_earlier_program(folder: Path):
    before = asked(folder / FILE, "select max(number) from kept.migrations")
    with pytest.raises(NotMigrated):
        migrated(folder, NEXT, BROKEN)
    assert asked(folder / FILE, "select max(number) from kept.migrations") == before
    open_store(folder).close()
    assert not list(folder.glob("before-*"))


def test_why_a_migration_failed_is_told_without_what_somebody_wrote(folder: Path):
    asked(folder / FILE, "update kept.people set name = 'a secret' where login = 'ana'")
    cast = Migration(9001, "9001_cast.sql", "select cast(name as integer) from kept.people")
    with pytest.raises(NotMigrated) as told:
        migrated(folder, cast)
    assert "a secret" in str(told.value.cause)
    assert "a secret" not in str(told.value)
    assert "9001_cast.sql, ConversionException" in str(told.value)


def test_a_migration_that_is_killed_is_finished_at_the_next_start(folder: Path):
    migrated(folder, NEXT)
    asked(folder / FILE, "drop table kept.more; delete from kept.migrations where number = 9000")
    (folder / "before-9000.unfinished").write_bytes(b"half a copy")
    migrated(folder, NEXT)
    assert asked(folder / FILE, "select * from kept.more") == [(7,)]
    assert {file.name for file in folder.glob("before-*")} == {"before-9000.duckdb"}
