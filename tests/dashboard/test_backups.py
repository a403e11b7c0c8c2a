"""Where backups go, as a file says it; and what an admin is told of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from dashboard import asgi, backups
from dashboard.backup_notice import what_is_wrong
from dashboard.backups import offer, offered, read_plan, see_to_backups
from journal.errors import Refused, Unavailable
from journal.store import open_store
from journal.store.backup.copies import CopiesLeft
from journal.store.backup.erased_since import read_list
from journal.store.backup.key import find_key
from journal.store.backup.record import FailedBackup, LastBackup, Record, last_backup
from journal.store.engine import Store
from journal.store.erasures import find_erasures
from tests.dashboard.called import called
from tests.dashboard.conftest import Command
from tests.dashboard.looking import come_in, page_at, texts

NOW = datetime(2026, 5, 13, 14, 2, tzinfo=UTC)
NO_BACKUP = "No backup was ever made."


@pytest.fixture
def planned(empty: Path, tmp_path: Path) -> Iterator[Path]:
    """The folder of a workspace whose backups are planned; nothing is planned afterwards."""
    (tmp_path / "backups").mkdir()
    (empty / "backups.toml").write_text(
        f'folder = "{tmp_path}/backups"\nkey = "{tmp_path}/backup.key"\nat = "02:30"\n'
    )
    yield empty
    backups._offered.clear()


def test_nothing_is_planned_without_the_file(empty: Path):
    assert read_plan(empty) is None


def test_what_is_not_said_is_assumed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", "/etc")
    (tmp_path / "backups.toml").write_text('folder = "/srv/backups"')
    plan = read_plan(tmp_path)
    assert plan is not None
    assert (plan.folder, plan.at, plan.days) == (Path("/srv/backups"), time(3), 35)
    assert plan.key == Path("/etc/afterword/backup.key")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", "backups.toml, folder: is missing. Add it."),
        ('folder = "backups"', "folder: has to begin at the root"),
        ('folder = "/srv"\nat = "at night"', "at: has to be a time of the day"),
        ('folder = "/srv"\nat = "03:00+02:00"', "at: is a time of the workspace's day"),
        ('folder = "/srv"\ndays = 0', "days: has to be 1 or more."),
        ('folder = "/srv"\ndays = "many"', "days: has to be a whole number."),
        ('folder = "/srv"\nkey = "backup.key"', "key: has to begin at the root"),
        ('folder = "/srv"\nfodler = "/srv"', "fodler: does not belong here."),
        ("folder = 7", "folder: has to be a text in quotation marks."),
        ("folder =", "is not TOML"),
    ],
)
def test_what_is_wrong_with_the_file_is_told(tmp_path: Path, written: str, told: str):
    (tmp_path / "backups.toml").write_text(written)
    with pytest.raises(Refused, match=told.replace(".", r"\.").replace("+", r"\+")):
        read_plan(tmp_path)


def test_a_key_in_the_workspace_is_told_at_the_start(planned: Path):
    (planned / "backups.toml").write_text(f'folder = "/srv"\nkey = "{planned}/key"')
    with pytest.raises(Unavailable, match="would lie in the workspace folder"):
        offer(planned)


def test_an_app_that_runs_sees_to_backups(planned: Path, tmp_path: Path):
    assert see_to_backups in asgi.DUTIES
    offer(planned)
    assert offered() == read_plan(planned)
    assert (tmp_path / "backup.key").exists()
    with closing(open_store(planned)) as store:
        see_to_backups(store, NOW)
        see_to_backups(store, NOW + timedelta(minutes=1))
    (made,) = (tmp_path / "backups").iterdir()
    last = last_backup(planned)
    assert last is not None
    assert (last.file, last.made_at) == (str(made), NOW)


def test_who_was_erased_is_listed_beside_the_backups_for_as_long_as_one_may_hold_them(
    planned: Path, tmp_path: Path
):
    offer(planned)
    done = called("person", "add", "zoe", "--name", "Zoe", "--role", "admin", "--data", planned)
    assert done.code == 0
    erased = called("person", "erase", "zoe", "--yes", "--data", planned)
    assert erased.code == 0, erased.err
    now = datetime.now(UTC)
    key = find_key(tmp_path / "backup.key")
    with closing(open_store(planned)) as store:
        see_to_backups(store, now)
        (listed,) = (tmp_path / "backups").glob("afterword-*-erased.age")
        assert read_list(listed, key) == find_erasures(store)
        assert len(find_erasures(store)) == 1
        see_to_backups(store, now + timedelta(days=89))
        assert listed.exists()
        see_to_backups(store, now + timedelta(days=91))
        assert not listed.exists()


def test_a_copy_that_cannot_be_removed_keeps_no_backup_from_being_made(
    planned: Path, tmp_path: Path
):
    (planned / "aside-1").symlink_to(tmp_path)
    offer(planned)
    later = datetime.now(UTC) + timedelta(days=400)
    with closing(open_store(planned)) as store, pytest.raises(CopiesLeft):
        see_to_backups(store, later)
    assert len(list((tmp_path / "backups").iterdir())) == 1


@pytest.mark.parametrize(
    ("age", "failed", "told"),
    [
        (timedelta(hours=1), None, None),
        (timedelta(days=3), None, None),
        (timedelta(days=3, minutes=1), None, "The last good backup is 3 days old."),
        (timedelta(hours=1), "The disk is full.", "could not be made. The disk is full."),
        (None, "The disk is full.", "could not be made. The disk is full."),
        (None, None, NO_BACKUP),
    ],
)
def test_an_admin_is_told_of_backups_that_are_not_well(
    age: timedelta | None, failed: str | None, told: str | None
):
    last = LastBackup(made_at=NOW - age, file="one.age", size=7) if age else None
    failure = FailedBackup(tried_at=NOW, why=failed) if failed else None
    found = what_is_wrong(Record(last=last, failed=failure), NOW)
    assert (found is None) == (told is None)
    assert (told or "") in (found or "")


@pytest.fixture
def look(real: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    def seen(login: str) -> str:
        come_in(real, login, monkeypatch)
        return texts(page_at())

    return seen


@pytest.fixture
def admins() -> tuple[Command, ...]:
    return (("person", "add", "ada", "--name", "Ada", "--role", "admin"),)


def test_the_page_tells_an_admin_and_nobody_else(
    look: Callable[[str], str], real: Store, tmp_path: Path
):
    assert NO_BACKUP in look("ada")
    assert "with afterword backup." in look("ada")
    assert NO_BACKUP not in look("ana")
    from journal.store.backup.key import make_key
    from journal.store.backup.schedule import make_by_hand

    make_by_hand(real, tmp_path / "one.age", make_key(tmp_path / "key"), datetime.now(UTC))
    assert NO_BACKUP not in look("ada")
