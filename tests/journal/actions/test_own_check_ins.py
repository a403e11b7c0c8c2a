"""One's own check-ins are taken along and erased alone; nobody else's, and no entry."""

from __future__ import annotations

from journal.actions.check_in import check_in
from journal.actions.deleting import bring_back, delete
from journal.actions.own_check_ins import erase_check_ins, take_check_ins
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.own import count_my_check_ins, my_check_in, my_check_ins, my_entries
from journal.store.audit import AFTERWORD
from journal.store.engine import Store
from journal.vocabulary import Face
from tests.journal.actions.around_sharing import log
from tests.journal.given import NOW, WORKSPACE, write_down


def felt(store: Store, viewer: Viewer, face: str = "heavy") -> str:
    entry_id = write_down(store, viewer)
    check_in(store, viewer, entry_id, {"face": face}, now=NOW, workspace=WORKSPACE)
    return entry_id


def test_what_is_taken_along_is_ones_own_and_all_of_it(store: Store, ana: Viewer, ben: Viewer):
    mine = {felt(store, ana): Face.HEAVY, felt(store, ana, "good"): Face.GOOD}
    felt(store, ben)
    taken = take_check_ins(store, ana, now=NOW)
    assert {entry_id: said.face for entry_id, (_, said) in taken.items()} == mine
    assert [(row["actor"], row["action"], row["subject"]) for row in log(store)] == [
        (ana.person_id, "journal_taken", None)
    ]


def test_erasing_leaves_no_check_in_and_every_entry(store: Store, ana: Viewer):
    entry_id, deleted_id = felt(store, ana), felt(store, ana)
    delete(store, ana, deleted_id, now=NOW)
    assert count_my_check_ins(store, scope_for(ana)) == (1, 1)
    assert erase_check_ins(store, ana, now=NOW) == 2
    assert count_my_check_ins(store, scope_for(ana)) == (0, 0)
    assert my_check_ins(store, scope_for(ana)) == {}
    assert [one.entry_id for one in my_entries(store, scope_for(ana))[0]] == [entry_id]
    bring_back(store, ana, deleted_id, now=NOW)
    assert my_check_in(store, scope_for(ana), deleted_id) is None
    for table in ("check_ins", "deleted_check_ins"):
        rows = store.write(lambda tx, table=table: tx.rows(f"select * from wellbeing.{table}"))
        assert rows == []


def test_erasing_ones_own_leaves_everybody_elses(store: Store, ana: Viewer, ben: Viewer):
    felt(store, ana)
    bens, deleted_id = felt(store, ben), felt(store, ben)
    delete(store, ben, deleted_id, now=NOW)
    erase_check_ins(store, ana, now=NOW)
    assert set(my_check_ins(store, scope_for(ben))) == {bens}
    assert count_my_check_ins(store, scope_for(ben)) == (1, 1)


def test_the_log_says_that_they_were_erased_and_neither_whose_nor_how_many(
    store: Store, ana: Viewer
):
    felt(store, ana)
    erase_check_ins(store, ana, now=NOW)
    row = log(store)[-1]
    assert (row["actor"], row["action"], row["subject"]) == (
        AFTERWORD, "check_ins_erased", None
    )  # fmt: skip
    assert ana.person_id not in str(log(store))


def test_after_erasing_one_can_check_in_again(store: Store, ana: Viewer):
    entry_id = felt(store, ana)
    erase_check_ins(store, ana, now=NOW)
    check_in(store, ana, entry_id, {"face": "good"}, now=NOW, workspace=WORKSPACE)
    found = my_check_in(store, scope_for(ana), entry_id)
    assert found is not None
    assert found.face is Face.GOOD


def test_where_there_is_none_nothing_is_erased(store: Store, ana: Viewer):
    assert erase_check_ins(store, ana, now=NOW) == 0
