"""What the door recalls is what the last commit left, on every engine; on DuckDB from memory."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import duckdb
import pandas as pd
import pytest

from journal.store.engine import Row, Store, Transaction
from journal.store.recalled import MOST, Recalled, Written
from tests.journal.store.conftest import add

NAMED = "select name from people where person_id = $key"
ROWS: list[Row] = [{"name": "Somebody"}]


@pytest.fixture
def store(new_store: Store) -> Store:
    new_store.write(lambda tx: add(tx, "one"))
    assert named(new_store) == "Somebody"
    return new_store


def named(store: Store, key: str = "one") -> str | None:
    """Who it is, as the door recalls."""
    rows = store.recall(NAMED, {"key": key})
    return rows[0]["name"] if rows else None


def renamed(tx: Transaction, key: str, name: str) -> None:
    sql = "update kept.people set name = $name where person_id = $key"
    tx.run(sql, {"key": key, "name": name})


def appended(tx: Transaction) -> None:
    tx.run("delete from kept.people where person_id = 'one'")
    tx.append("kept.people", pd.DataFrame([{"person_id": "one", "login": "l", "name": "New"}]))


@pytest.mark.parametrize(
    "sql",
    [
        "update kept.people set name = 'New' where person_id = 'one'",
        'UPDATE "kept"."PEOPLE" SET name = \'New\'',
        "insert into kept.people (person_id, login, name) values ('one', 'l', 'New')"
        " on conflict (person_id) do update set name = excluded.name",
        "delete from kept.people where person_id = 'one'",
    ],
)
def test_whatever_writes_is_recalled_at_once(store: Store, sql: str):
    store.write(lambda tx: tx.run(sql))
    assert named(store) == (None if "delete" in sql else "New")


def test_what_was_appended_is_recalled_at_once(store: Store):
    store.write(appended)
    assert named(store) == "New"


def test_each_table_of_a_question_that_is_written_has_it_asked_anew(store: Store):
    sql = """select count(*) as n from people
             join grants on grants.person_id = people.person_id where people.person_id = 'one'"""
    assert store.recall(sql) == [{"n": 0}]
    role = "insert into kept.grants (person_id, role, since) values ('one', 'admin', '2026-01-01')"
    store.write(lambda tx: tx.run(role))
    assert store.recall(sql) == [{"n": 1}]


def test_other_values_have_another_answer(store: Store):
    store.write(lambda tx: add(tx, "two", "Another"))
    assert [named(store, key) for key in ("one", "two", "one", "three")] == [
        "Somebody", "Another", "Somebody", None
    ]  # fmt: skip


def about(store: Store, key: str) -> str | None:
    """Who it is, as the door recalls of this one alone."""
    rows = store.recall(NAMED, {"key": key}, about="key")
    return rows[0]["name"] if rows else None


def renamed_alone(tx: Transaction, key: str, name: str) -> None:
    sql = "update kept.people set name = $name where person_id = $key"
    tx.run(sql, {"key": key, "name": name}, about="key")


@pytest.mark.parametrize("write", [renamed, renamed_alone])
def test_what_is_about_one_thing_is_recalled_as_any_write_left_it(
    store: Store, write: Callable[[Transaction, str, str], None]
):
    assert about(store, "one") == "Somebody"
    for name in ("New", "Newer"):
        store.write(lambda tx, name=name: write(tx, "one", name))
        assert about(store, "one") == named(store) == name


def test_a_transaction_about_several_things_has_each_asked_anew(store: Store):
    def work(tx: Transaction) -> None:
        for key in ("one", "two"):
            renamed_alone(tx, key, "New")

    store.write(lambda tx: add(tx, "two"))
    assert about(store, "one") == about(store, "two") == "Somebody"
    store.write(work)
    assert about(store, "one") == about(store, "two") == "New"


def test_nothing_is_recalled_that_was_not_committed(store: Store):
    def work(tx: Transaction) -> None:
        renamed(tx, "one", "New")
        assert named(store) == "Somebody"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.write(work)
    assert named(store) == "Somebody"


def test_what_was_looked_up_before_a_commit_is_looked_up_again_after_it(store: Store):
    def work(tx: Transaction) -> None:
        renamed(tx, "one", "New")
        assert named(store, "another") is None  # kept while this is under way
        add(tx, "another", "Also new")
        assert named(store, "another") is None

    store.write(work)
    assert (named(store), named(store, "another")) == ("New", "Also new")


def test_what_a_caller_does_to_an_answer_is_the_callers(store: Store):
    for _ in range(2):
        rows = store.recall(NAMED, {"key": "one"})
        assert rows == ROWS
        rows[0]["name"] = "changed"


def test_a_store_that_was_closed_recalls_nothing(store: Store):
    store.close()  # another process may be writing now
    with pytest.raises(Exception, match=r"(?i)closed"):
        named(store)


def test_everybody_recalls_what_they_have_just_written(store: Store):
    def write_and_look(key: str) -> list[str | None]:
        store.write(lambda tx: add(tx, key, "0"))
        found = []
        for number in range(1, 30):
            store.write(lambda tx, name=str(number): renamed(tx, key, name))
            found.append(named(store, key))
        return found

    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(write_and_look, "abcd"):
            assert found == [str(number) for number in range(1, 30)]


# On DuckDB alone, which answers from memory


def behind_its_back(store: Store, name: str) -> None:
    """What nobody can do while the file is held."""
    with store._connection.cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute("update kept.people set name = ? where person_id = 'one'", [name])


def test_nothing_is_asked_again_while_its_tables_are_not_written(store: Store):
    behind_its_back(store, "New")
    store.write(lambda tx: tx.run("update kept.teams set name = lower(name)"))
    assert named(store) == "Somebody"
    store.write(lambda tx: add(tx, "two"))
    assert named(store) == "New"


def test_what_is_about_one_thing_is_not_asked_again_for_a_write_about_another(store: Store):
    store.write(lambda tx: add(tx, "two"))
    assert about(store, "one") == "Somebody"
    behind_its_back(store, "New")
    store.write(lambda tx: renamed_alone(tx, "two", "Another"))
    assert about(store, "one") == "Somebody"
    assert named(store) == "New"


def test_who_only_reads_in_a_transaction_has_nothing_asked_again(store: Store):
    behind_its_back(store, "New")
    store.write(lambda tx: tx.rows("select * from kept.people"))
    assert named(store) == "Somebody"


def test_a_file_that_was_let_go_is_asked_anew(store: Store):
    behind_its_back(store, "New")
    connection = store._connection  # type: ignore[attr-defined]
    with pytest.raises(duckdb.FatalException), connection.cursor():
        raise duckdb.FatalException("given up")
    assert named(store) == "Somebody"  # the file is held until it is opened anew
    with connection.cursor():
        assert named(store) == "New"


def test_an_answer_that_was_under_way_while_its_table_was_written_is_not_given():
    recalled = Recalled()

    def key() -> tuple[object, ...]:
        return recalled.key("with people as (select * from kept.people) …", {"key": 1}, 0)

    before = key()
    recalled.written(done(about=None))
    recalled.keep(before, ROWS)
    assert recalled.find(key()) is None
    recalled.keep(key(), ROWS)
    assert recalled.find(key()) == ROWS


def done(about: str | None) -> Written:
    written = Written()
    written.note("update kept.people …", about)
    return written


def test_no_answer_comes_back_when_what_was_written_about_is_forgotten():
    recalled = Recalled()

    def key() -> tuple[object, ...]:
        return recalled.key("with people as (select * from kept.people) …", {}, 0, "one")

    for _ in range(2):
        recalled.keep(key(), ROWS)
        recalled.written(done("one"))
        for number in range(2 * MOST):
            recalled.written(done(f"another {number}"))
        assert len(recalled._written_about) <= MOST
        assert recalled.find(key()) is None


def test_memory_does_not_grow_without_end():
    recalled = Recalled()
    for number in range(3 * MOST):
        recalled.keep((number,), ROWS)
    kept = [number for number in range(3 * MOST) if recalled.find((number,))]
    assert 0 < len(kept) <= MOST
