"""Viewer by stage: what each is given of ana's request for support, by the store and by what reads.

Named are ben, a peer; then sam, who supervises her team; then kim, of another one.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from journal.actions.support import ask_next, close, withdraw
from journal.actions.supporting import pass_on
from journal.draft import SUPPORT_ALONE
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.own import my_draft_alone, my_drafts
from journal.store.engine import Store
from journal.store.relations import RELATIONS
from journal.support import SavedRequest, SupportRequest
from journal.support_words import Closing, Whom
from tests.journal.actions.around_support import (
    MOVED_ON,
    NOTE,
    asks,
    everybody_can_be_asked,
    mine,
    opens,
    to_me,
)
from tests.journal.conftest import EVERYBODY
from tests.journal.given import NOW, WORKSPACE

Known = Callable[[str], Viewer]
NOTHING, THAT, WHO, ALL = "nothing", "that somebody asks", "who asked", "who asked, and the note"
FIELDS = {"note": ALL}
"""Each field of a request, and who is given it: whoever is given all."""
# Each stage, and what ben, sam and kim are given then. Ana has it all; nobody else has anything.
STAGES = {
    "asked": (THAT, NOTHING, NOTHING),
    "not seen in time": (NOTHING, THAT, NOTHING),
    "seen": (ALL, NOTHING, NOTHING),
    "seen, and the time is over": (ALL, NOTHING, NOTHING),
    "seen, and the next one asked": (ALL, THAT, NOTHING),
    "passed on": (WHO, THAT, NOTHING),
    "closed": (WHO, NOTHING, NOTHING),
    "closed without being seen": (NOTHING, NOTHING, NOTHING),
    "withdrawn": (WHO, NOTHING, NOTHING),
    "withdrawn without being seen": (NOTHING, NOTHING, NOTHING),
}
LATER = {"not seen in time", "seen, and the time is over"}


@pytest.fixture(params=STAGES)
def stage(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def made(store: Store, known: Known, stage: str) -> SavedRequest:
    ana, ben, sam, kim = map(known, ("ana", "ben", "sam", "kim"))
    everybody_can_be_asked(store, ben, kim)
    made = asks(store, ana, (ben, Whom.PEER), (sam, Whom.SUPERVISOR), (kim, Whom.OUTSIDE))
    of = made.request_id
    unseen = {"asked", "not seen in time"}
    if stage not in unseen and not stage.endswith("without being seen"):
        opens(store, ben, made)
    if stage == "seen, and the next one asked":
        ask_next(store, ana, of, now=NOW, workspace=WORKSPACE)
    if stage == "passed on":
        pass_on(store, ben, of, now=NOW, workspace=WORKSPACE)
    if stage.startswith("closed"):
        close(store, ana, of, Closing.HELPED, now=NOW)
    if stage.startswith("withdrawn"):
        withdraw(store, ana, of, now=NOW)
    return made


def given(store: Store, viewer: Viewer, stage: str) -> str:
    found = to_me(store, viewer, MOVED_ON if stage in LATER else NOW)
    if not found:
        return NOTHING
    (told,) = found
    return ALL if told.note else WHO if told.asker else THAT


def test_every_field_has_its_row():
    assert set(FIELDS) == set(SupportRequest.model_fields)


def test_those_named_are_given_what_the_row_says_and_no_more(
    store: Store, known: Known, made: SavedRequest, stage: str
):
    named = map(known, ("ben", "sam", "kim"))
    assert tuple(given(store, viewer, stage) for viewer in named) == STAGES[stage]


def test_no_relation_of_anybodys_scope_holds_more_than_that(
    store: Store, known: Known, ana: Viewer, made: SavedRequest, stage: str
):
    """All relations that could hold it: of requests, and of drafts."""
    relations = [name for name in RELATIONS if "support" in name or "draft" in name]
    row = dict(zip(("ben", "sam", "kim"), STAGES[stage], strict=True))
    values = {"moment": MOVED_ON if stage in LATER else NOW}
    for login in {login for login, *_ in EVERYBODY} - {"ana"}:
        scope = scope_for(known(login))
        rows = [store.rows(scope, f"select * from {name}", values) for name in relations]
        found = row.get(login, NOTHING)
        held = {ALL: (True, True), WHO: (True, False)}.get(found, (False, False))
        assert ("Ana Reyes" in str(rows), NOTE in str(rows)) == held
        assert ana.person_id not in str(rows)
        assert any(rows) is (found != NOTHING)


def test_its_asker_has_it_in_every_stage_in_which_there_is_one(
    store: Store, ana: Viewer, made: SavedRequest, stage: str
):
    assert len(mine(store, ana)) == (stage != "withdrawn without being seen")
    assert my_draft_alone(store, scope_for(ana), SUPPORT_ALONE) is None
    assert my_drafts(store, scope_for(ana)) == []
