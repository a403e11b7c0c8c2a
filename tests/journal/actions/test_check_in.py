from __future__ import annotations

from collections.abc import Callable

import pytest

from journal.actions.check_in import check_in
from journal.errors import NotAllowed, NotFound, Refused
from journal.ids import new_id
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.own import my_entry
from journal.store.engine import Store
from journal.vocabulary import Face, Flag
from tests.journal.given import NOW, WORKSPACE, write_down

CheckedIn = Callable[[], object]


@pytest.fixture
def entry_id(store: Store, ana: Viewer) -> str:
    return write_down(store, ana)


@pytest.fixture
def checked_in(store: Store, ana: Viewer, entry_id: str) -> CheckedIn:
    """The check-in that ana finds beside her entry."""

    def found() -> object:
        entry = my_entry(store, scope_for(ana), entry_id)
        return entry and entry.check_in

    return found


def says(store: Store, viewer: Viewer, entry_id: str, **answers: object) -> None:
    check_in(store, viewer, entry_id, answers, now=NOW, workspace=WORKSPACE)


def test_how_one_is_can_be_said_with_a_face_alone(
    store: Store, ana: Viewer, entry_id: str, checked_in: CheckedIn
):
    says(store, ana, entry_id, face="heavy", flags=["drained", "proud"])
    assert checked_in().face is Face.HEAVY  # type: ignore[attr-defined]
    assert checked_in().flags == (Flag.DRAINED, Flag.PROUD)  # type: ignore[attr-defined]
    says(store, ana, entry_id, face="good")
    assert checked_in().flags == ()  # type: ignore[attr-defined]


@pytest.mark.parametrize("answers", [{}, {"face": None}, {"face": ""}, {"flags": ["proud"]}])
def test_without_a_face_there_is_none(
    store: Store, ana: Viewer, entry_id: str, checked_in: CheckedIn, answers: dict[str, object]
):
    says(store, ana, entry_id, face="heavy")
    says(store, ana, entry_id, **answers)
    assert checked_in() is None


def test_an_unknown_face_is_refused_and_the_one_before_stays(
    store: Store, ana: Viewer, entry_id: str, checked_in: CheckedIn
):
    says(store, ana, entry_id, face="heavy")
    with pytest.raises(Refused, match="not one of the answers"):
        says(store, ana, entry_id, face="furious")
    assert checked_in().face is Face.HEAVY  # type: ignore[attr-defined]


def test_nobody_checks_in_after_somebody_elses_entry(
    store: Store, ben: Viewer, sam: Viewer, entry_id: str, checked_in: CheckedIn
):
    for other in (ben, sam):
        with pytest.raises(NotAllowed, match="somebody else's"):
            says(store, other, entry_id, face="good")
    assert checked_in() is None


def test_after_an_entry_that_is_gone_there_is_no_check_in(store: Store, ana: Viewer):
    with pytest.raises(NotFound, match="not there any more"):
        says(store, ana, new_id(), face="good")
