"""Who was erased after a backup was made is not back with it, as far as that is known; and the list
that tells it, should the workspace be lost, says who nobody was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, time, timedelta
from pathlib import Path

import pyrage
import pytest

from journal.actions.erasing import erase_own_journal, erase_person
from journal.errors import Unavailable
from journal.people import Viewer
from journal.reading.soundness import look_for_faults
from journal.store import open_store
from journal.store.accounts import set_password
from journal.store.audit import AFTERWORD, COMMAND_LINE
from journal.store.backup.contents import mark_of
from journal.store.backup.erased_since import keep_list, list_in, read_list
from journal.store.backup.key import Key, make_key
from journal.store.backup.making import back_up
from journal.store.backup.schedule import Plan, keep_erasures
from journal.store.duckdb_engine import DuckDBStore
from journal.store.engine import Transaction
from journal.store.erasing import NAMELESS
from journal.store.erasures import find_erasures
from journal.store.workspace import add_person, grant, people
from journal.vocabulary import Role
from tests.journal.given import NOW, TODAY, WORKSPACE, write_down
from tests.journal.store.backup.conftest import names_in, put_back, stored_in

HOUR = timedelta(hours=1)
PUT_BACK = NOW + 2 * HOUR
NAMES = "select login as id, name as said from kept.people"
AUTHORS = """select people.login as id, count(*) as said from kept.entries
    join kept.people as people on people.person_id = author_id group by people.login"""


@pytest.fixture
def written(folder: Path) -> Iterator[DuckDBStore]:
    """A workspace in which ana and ben have written."""
    with closing(open_store(folder)) as store:
        for login in ("ana", "ben"):
            write_down(store, named(store, login))
        yield store


def named(store: DuckDBStore, login: str) -> Viewer:
    return next(Viewer(*one) for one in people(store, TODAY) if one[0].login == login)


def of(folder: Path, sql: str) -> dict[str, object]:
    """What a workspace that nobody serves holds, and that it is sound."""
    with closing(open_store(folder)) as store:
        assert look_for_faults(store).findings == ()
        return {row["id"]: row["said"] for row in store.write(lambda tx: tx.rows(sql))}


def backed_up(store: DuckDBStore, target: Path, key: Key) -> None:
    back_up(store, target, key, now=NOW, actor=AFTERWORD)


def erase(store: DuckDBStore, login: str, now: datetime = NOW + HOUR) -> None:
    erase_person(store, login, now=now, workspace=WORKSPACE, actor=COMMAND_LINE)


def test_who_was_erased_since_a_backup_is_erased_again_when_it_is_put_in_its_place(
    written: DuckDBStore, target: Path, key: Key, folder: Path
):
    backed_up(written, target, key)
    erase(written, "ana")
    erase_own_journal(written, named(written, "ben"), now=NOW + HOUR)
    written.close()
    assert put_back(target, key, folder, now=PUT_BACK).erased_again == 2
    assert of(folder, AUTHORS) == {}
    logins = of(folder, NAMES)
    assert "ana" not in logins
    assert NAMELESS in logins.values()
    assert logins["ben"] == "Ben Okafor"


def test_where_the_workspace_is_lost_the_list_beside_the_backup_tells_whom_to_erase_again(
    written: DuckDBStore, target: Path, key: Key, tmp_path: Path
):
    backed_up(written, target, key)
    erase(written, "ana")
    listed = list_in(target.parent, mark_of(written.seal.key))
    keep_list(listed, key, find_erasures(written), after=NOW)
    assert put_back(target, key, tmp_path / "new", now=PUT_BACK).erased_again == 1
    assert of(tmp_path / "new", AUTHORS) == {"ben": 1}
    listed.unlink()  # nobody can know then, and docs/operate.md says so
    assert put_back(target, key, tmp_path / "unknowing", now=PUT_BACK).erased_again == 0
    assert of(tmp_path / "unknowing", AUTHORS) == {"ana": 1, "ben": 1}


def test_who_came_after_a_backup_that_was_put_back_and_was_erased_is_not_back_with_a_later_one(
    written: DuckDBStore, target: Path, key: Key, folder: Path
):
    plan = Plan(target.parent, time(3), 35, key.file)
    later = target.with_name("later.age")
    backed_up(written, target, key)
    written.write(lambda tx: add_person(tx, "eve", "Eve Stone"))
    backed_up(written, later, key)
    erase(written, "eve")
    keep_erasures(written, plan, NOW + HOUR)
    written.close()
    assert put_back(target, key, folder, now=PUT_BACK).erased_again == 0
    with closing(open_store(folder)) as store:  # which has never heard of her
        keep_erasures(store, plan, NOW + 2 * HOUR)
    assert put_back(later, key, folder, now=NOW + 3 * HOUR).erased_again == 1
    assert "eve" not in of(folder, NAMES)


def test_what_was_put_aside_tells_too_whom_to_erase_again(
    written: DuckDBStore, target: Path, key: Key, folder: Path
):
    later = target.with_name("later.age")
    backed_up(written, target, key)
    written.write(lambda tx: add_person(tx, "eve", "Eve Stone"))
    backed_up(written, later, key)
    erase(written, "eve")
    written.close()
    assert put_back(target, key, folder, now=PUT_BACK).erased_again == 0
    assert put_back(later, key, folder, now=NOW + 3 * HOUR).erased_again == 1
    assert "eve" not in of(folder, NAMES)


def test_who_was_erased_is_not_back_though_the_clock_was_set_back_between(
    written: DuckDBStore, target: Path, key: Key, folder: Path
):
    backed_up(written, target, key)
    erase(written, "ana", NOW - HOUR)
    written.close()
    assert put_back(target, key, folder, now=PUT_BACK).erased_again == 1
    assert "ana" not in of(folder, NAMES)


def test_what_was_written_after_an_erasure_and_is_in_the_backup_stays(
    written: DuckDBStore, target: Path, key: Key, folder: Path
):
    erase_own_journal(written, named(written, "ben"), now=NOW - HOUR)
    write_down(written, named(written, "ben"))
    backed_up(written, target, key)
    written.close()
    assert put_back(target, key, folder, now=PUT_BACK).erased_again == 0
    assert of(folder, AUTHORS) == {"ana": 1, "ben": 1}


def test_an_only_admin_who_was_erased_since_is_back_and_that_is_told(
    written: DuckDBStore, target: Path, key: Key, folder: Path
):
    def has_a_password(tx: Transaction, person_id: str) -> None:
        set_password(tx, person_id, "a hash", NOW)

    def eve_comes(tx: Transaction) -> None:
        eve = add_person(tx, "eve", "Eve Stone")
        grant(tx, eve.person_id, Role.ADMIN, None, TODAY)
        has_a_password(tx, eve.person_id)

    written.write(lambda tx: has_a_password(tx, named(written, "ada").person_id))
    backed_up(written, target, key)
    written.write(eve_comes)
    erase(written, "ada")
    written.close()
    restored = put_back(target, key, folder, now=PUT_BACK)
    assert (restored.erased_again, restored.not_erased) == (0, 1)
    assert of(folder, NAMES)["ada"] == "Ada Marsh"


def test_the_list_of_who_was_erased_holds_ids_and_moments_and_opens_with_the_key_alone(
    written: DuckDBStore, key: Key, tmp_path: Path
):
    ana = named(written, "ana").person_id
    assert find_erasures(written) == ()
    erase(written, "ana")
    file = tmp_path / "list.age"
    keep_list(file, key, find_erasures(written), after=NOW)
    sealed = file.read_bytes()
    assert ana.encode() not in sealed
    (told,) = json.loads(pyrage.decrypt(sealed, [key.identity]))
    assert set(told) == {"person_id", "at", "is_whole"}
    assert told["person_id"] == ana
    with pytest.raises(Unavailable):
        read_list(file, make_key(tmp_path / "another.key"))
    keep_list(file, key, find_erasures(written), after=NOW)
    assert file.read_bytes() == sealed  # it is written when somebody was erased, and not else
    keep_list(file, key, (), after=NOW)
    assert file.read_bytes() == sealed  # a workspace that was put back may have forgotten it
    keep_list(file, key, find_erasures(written), after=NOW + HOUR)
    assert not file.exists()


def test_a_list_that_cannot_be_read_is_made_anew_of_what_the_workspace_knows(
    written: DuckDBStore, key: Key, tmp_path: Path
):
    erase(written, "ana")
    file = tmp_path / "list.age"
    file.write_bytes(b"half of it")
    keep_list(file, key, find_erasures(written), after=NOW)
    assert read_list(file, key) == find_erasures(written)
    file.write_bytes(b"half of it")
    keep_list(file, key, (), after=NOW)
    assert not file.exists()


def test_with_a_list_that_cannot_be_read_nothing_is_put_back(
    written: DuckDBStore, target: Path, key: Key, folder: Path, tmp_path: Path
):
    backed_up(written, target, key)
    list_in(target.parent, mark_of(written.seal.key)).write_bytes(b"half of it")
    written.close()
    before = stored_in(folder)
    with pytest.raises(Unavailable, match=r"tells who was erased, cannot be read"):
        put_back(target, key, folder, now=PUT_BACK)
    assert stored_in(folder) == before
    with pytest.raises(Unavailable):
        put_back(target, key, tmp_path / "new", now=PUT_BACK)
    assert "new" not in names_in(tmp_path)
