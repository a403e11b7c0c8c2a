"""What every engine must do: see journal/store/engine.py."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.errors import NotAllowed
from journal.policy import door
from journal.store.engine import Store, Transaction
from tests.journal.given import MOST_WRITINGS
from tests.journal.store.conftest import Opens, add, names

KEYS = (f"text-{number}" for number in count())


@pytest.fixture
def store(new_store: Store) -> Store:
    return new_store


class Bug(Exception):
    """What nobody expected."""


def test_what_was_committed_is_there_after_reopening(store: Store, opens: Opens, folder: Path):
    store.write(lambda tx: add(tx, "one"))
    store.write(lambda tx: add(tx, "two"))
    store.close()
    again = opens(folder)
    assert names(again) == {"one": "Somebody", "two": "Somebody"}
    again.close()


def test_a_write_gives_back_what_its_work_returns(store: Store):
    assert store.write(lambda tx: tx.rows("select 6 * 7 as answer")) == [{"answer": 42}]


@pytest.mark.parametrize("error", [Bug, NotAllowed, KeyboardInterrupt])
def test_a_work_that_fails_half_way_stores_nothing_and_says_so(
    store: Store, error: type[BaseException]
):
    def work(tx: Transaction) -> None:
        add(tx, "one")
        add(tx, "two")
        raise error

    with pytest.raises(error):
        store.write(work)
    assert names(store) == {}


def test_a_statement_that_fails_takes_the_ones_before_it_along(store: Store):
    def work(tx: Transaction) -> None:
        add(tx, "one")
        add(tx, "one")

    with pytest.raises(Exception, match=r"(?i)duplicate|unique"):
        store.write(work)
    assert names(store) == {}


def test_a_work_that_swallows_a_failed_statement_is_not_reported_as_stored(store: Store):
    def work(tx: Transaction) -> str:
        add(tx, "one")
        with pytest.raises(Exception, match=r"(?i)duplicate|unique"):
            add(tx, "one")
        return "all is well"

    with pytest.raises(Exception, match=r"(?i)duplicate|unique"):
        store.write(work)
    assert names(store) == {}


def test_the_store_goes_on_after_a_work_that_failed(store: Store):
    with pytest.raises(ZeroDivisionError):
        store.write(lambda tx: 1 / 0)
    store.write(lambda tx: add(tx, "one"))
    assert list(names(store)) == ["one"]


def test_nobody_reads_what_is_not_committed_yet(store: Store):
    def work(tx: Transaction) -> dict[str, str]:
        add(tx, "one")
        return names(store)

    assert store.write(work) == {}
    assert list(names(store)) == ["one"]


def test_a_work_reads_what_it_wrote_itself(store: Store):
    def work(tx: Transaction) -> list[dict[str, object]]:
        add(tx, "one")
        return tx.rows("select name from kept.people where person_id = $key", {"key": "one"})

    assert store.write(work) == [{"name": "Somebody"}]


def test_a_frame_is_appended_by_the_names_of_its_columns(store: Store):
    frame = pd.DataFrame({"name": ["A", "B"], "person_id": ["a", "b"], "login": ["la", "lb"]})
    store.write(lambda tx: tx.append("kept.people", frame))
    assert names(store) == {"a": "A", "b": "B"}


def test_a_frame_with_one_bad_row_is_not_appended_at_all(store: Store):
    frame = pd.DataFrame({"name": ["A", "B"], "person_id": ["a", "a"], "login": ["la", "lb"]})
    with pytest.raises(Exception, match=r"(?i)duplicate|unique"):
        store.write(lambda tx: tx.append("kept.people", frame))
    assert names(store) == {}


def test_a_question_is_answered_as_a_frame_or_as_rows(store: Store):
    store.write(lambda tx: add(tx, "one"))
    sql = "select login, name from people where person_id = $key"
    frame = store.read(door(), sql, {"key": "one"})
    assert frame.to_dict("records") == store.rows(door(), sql, {"key": "one"})
    assert list(frame.columns) == ["login", "name"]


def test_what_is_not_there_is_missing_in_a_frame_too(store: Store):
    store.write(lambda tx: [add(tx, "one"), add(tx, "two")])
    sql = """select nullif(person_id, 'one') as text, case when person_id = 'two' then 2 end as n
             from people order by person_id"""
    frame = store.read(door(), sql)
    assert frame[-2:].isna().to_numpy().tolist() == [[True, True], [False, False]]
    assert frame[-1:].to_numpy().tolist() == [["two", 2]]


def test_values_that_the_question_does_not_name_are_left_out(store: Store):
    sql = "select count(*) as n from teams"
    assert store.rows(door(), sql, {"unused": object()}) == [{"n": 2}]


def test_writing_of_every_kind_is_stored_as_it_was_given(store: Store, opens: Opens, folder: Path):
    texts = [*MOST_WRITINGS, "", " ", "nul \0 inside", "\x1b[31m"]
    given = {f"{number:02}": text for number, text in enumerate(texts)}
    store.write(lambda tx: [add(tx, key, text) for key, text in given.items()])
    assert names(store) == given
    store.close()
    again = opens(folder)
    assert names(again) == given
    again.close()


@settings(max_examples=30)
@given(st.lists(st.text(), min_size=1, max_size=5))
def test_any_text_is_a_value_and_never_a_part_of_a_statement(store: Store, texts: list[str]):
    keys = {next(KEYS): text for text in texts}
    store.write(lambda tx: [add(tx, key, text) for key, text in keys.items()])
    assert keys.items() <= names(store).items()
    for text in texts:
        sql = "select person_id from people where name = $text"
        assert {r["person_id"] for r in store.rows(door(), sql, {"text": text})} >= {
            key for key, kept in keys.items() if kept == text
        }
