from __future__ import annotations

from journal.checkin import CheckIn
from journal.people import Viewer
from journal.policy import scope_for
from journal.store.checkins import delete_check_in, find_own_check_in, put_check_in
from journal.store.engine import Store
from journal.vocabulary import Face, Flag
from tests.journal.given import NOW, TODAY

SHAKEN = CheckIn(face=Face.HEAVY, flags=(Flag.SHAKEN, Flag.PROUD))


def put(store: Store, author: Viewer, check_in: CheckIn = SHAKEN) -> None:
    store.write(
        lambda tx: put_check_in(
            tx,
            check_in,
            entry_id="an entry",
            author_id=author.person_id,
            team_id="t",
            at=NOW,
            day=TODAY,
        )
    )


def test_a_check_in_is_read_as_it_was_given(store: Store, ana: Viewer):
    put(store, ana)
    assert find_own_check_in(store, scope_for(ana), "an entry") == SHAKEN


def test_nobody_else_finds_it(store: Store, ana: Viewer, ben: Viewer, sam: Viewer):
    put(store, ana)
    for other in (ben, sam):
        assert find_own_check_in(store, scope_for(other), "an entry") is None


def test_it_is_kept_in_a_schema_of_its_own(store: Store, ana: Viewer):
    put(store, ana)

    def tables_with_a_face(tx: object) -> object:
        return tx.rows(  # type: ignore[attr-defined]
            "select table_schema from information_schema.columns where column_name = 'face'"
        )

    assert store.write(tables_with_a_face) == 2 * [{"table_schema": "wellbeing"}]


def test_the_last_one_after_an_entry_stands(store: Store, ana: Viewer):
    put(store, ana)
    lighter = CheckIn(face=Face.GOOD)
    put(store, ana, lighter)
    assert find_own_check_in(store, scope_for(ana), "an entry") == lighter


def test_a_deleted_check_in_is_gone(store: Store, ana: Viewer):
    put(store, ana)
    store.write(lambda tx: delete_check_in(tx, "an entry"))
    assert find_own_check_in(store, scope_for(ana), "an entry") is None
