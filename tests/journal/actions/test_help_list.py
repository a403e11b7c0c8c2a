"""The help list is one for everybody, kept by admins alone, and the log does not repeat it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from journal.actions.help_list import move_up_help_list, put_on_help_list, take_off_help_list
from journal.errors import NotAllowed, NotFound, Refused
from journal.help_list import MOST, WrittenHelp
from journal.people import Viewer
from journal.reading.help_list import where_to_find_help
from journal.store.engine import Store
from tests.journal.actions.around_sharing import log
from tests.journal.given import NOW

Known = Callable[[str], Viewer]
NIGHTS = ("22:00–06:00",) * 7


@pytest.fixture
def ada(known: Known) -> Viewer:
    return known("ada")


def put(store: Store, viewer: Viewer, name: str, **more: object) -> str:
    written = WrittenHelp(name, "Somebody listens", "020 7946 0111", NIGHTS)
    return put_on_help_list(store, viewer, written, now=NOW, **more)  # type: ignore[arg-type]


def names(store: Store) -> list[str]:
    return [one.name for one in where_to_find_help(store)]


def test_a_new_workspace_names_nobody(store: Store):
    assert where_to_find_help(store) == ()


def test_what_is_put_on_the_list_stands_at_its_end_as_it_was_written(store: Store, ada: Viewer):
    put(store, ada, "Peers")
    put(store, ada, "Night line")
    assert names(store) == ["Peers", "Night line"]
    found = where_to_find_help(store)[1]
    assert (found.what_for, found.reach) == ("Somebody listens", "020 7946 0111")
    assert found.week is not None
    assert str(found.week[6][0]) == "22:00–06:00"


def test_one_of_the_list_is_changed_in_its_place(store: Store, ada: Viewer):
    first = put(store, ada, "Peers")
    put(store, ada, "Night line")
    assert put(store, ada, "Listening peers", help_id=first) == first
    always = WrittenHelp("Listening peers", "x", "x")
    put_on_help_list(store, ada, always, now=NOW, help_id=first)
    assert names(store) == ["Listening peers", "Night line"]
    assert where_to_find_help(store)[0].week is None


def test_one_moves_up_a_place_at_a_time_and_the_first_stays(store: Store, ada: Viewer):
    ids = [put(store, ada, name) for name in ("a", "b", "c")]
    move_up_help_list(store, ada, ids[2], now=NOW)
    assert names(store) == ["a", "c", "b"]
    move_up_help_list(store, ada, ids[0], now=NOW)
    assert names(store) == ["a", "c", "b"]


def test_what_is_taken_off_is_gone_with_its_hours(store: Store, ada: Viewer):
    put(store, ada, "a")
    take_off_help_list(store, ada, put(store, ada, "b"), now=NOW)
    assert names(store) == ["a"]
    hours = store.write(lambda tx: tx.rows("select count(*) as n from kept.help_hours"))
    assert hours[0]["n"] == 7


def test_what_somebody_else_took_off_is_said_to_be_gone(store: Store, ada: Viewer):
    help_id = put(store, ada, "a")
    take_off_help_list(store, ada, help_id, now=NOW)
    for gone in (take_off_help_list, move_up_help_list):
        with pytest.raises(NotFound, match="not on the list any more"):
            gone(store, ada, help_id, now=NOW)
    with pytest.raises(NotFound, match="not on the list any more"):
        put(store, ada, "b", help_id=help_id)


@pytest.mark.parametrize("login", ["ana", "sam", "rae"])
def test_nobody_but_an_admin_changes_it(store: Store, ada: Viewer, known: Known, login: str):
    help_id = put(store, ada, "a")
    for act in (take_off_help_list, move_up_help_list):
        with pytest.raises(NotAllowed):
            act(store, known(login), help_id, now=NOW)
    with pytest.raises(NotAllowed):
        put(store, known(login), "b")
    assert names(store) == ["a"]


def test_each_change_is_in_the_log_and_no_word_of_it(store: Store, ada: Viewer):
    help_id = put(store, ada, "a")
    move_up_help_list(store, ada, help_id, now=NOW)
    take_off_help_list(store, ada, help_id, now=NOW)
    rows = [(row["actor"], row["action"], row["subject"]) for row in log(store)]
    assert rows == [(ada.person_id, "settings_changed", "help_list")] * 3


def test_a_list_that_nobody_would_read_to_its_end_is_refused(store: Store, ada: Viewer):
    for number in range(MOST):
        put(store, ada, str(number))
    with pytest.raises(Refused, match="the list has 20 already"):
        put(store, ada, "one more")
    assert len(names(store)) == MOST
