"""Viewer by state: what each is given of a phrase that ana offers, by the store and by what reads.
A column of a relation, or a viewer, without a row fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from journal.actions.phrases import hide_phrase
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.playbook import playbook
from journal.store.engine import Store
from journal.store.relations import RELATIONS
from journal.store.sessions import find_viewer_named
from journal.store.workspace import teams
from journal.wording import Wording
from tests.journal.actions.around_playbook import SAID, changes, offers
from tests.journal.given import NOW, TODAY
from tests.journal.viewers_and_fields import VIEWERS, add_more_people, login_of

Known = Callable[[str], Viewer]
# Whether somebody is given it while it is shown, while it is hidden, and may hide it.
GIVEN = {
    "ana": "x..",
    "sam": "xxx",
    "ben": "x..",
    "facilitator": "xxx",
    "una, who supervises another team": "...",
    "kim, of another team": "...",
    "former supervisor": "...",
    "former member": "...",
    "future supervisor": "...",
    "ada, the admin": "...",
    "rae, the representative": "...",
    "agent there, facilitator here": "xxx",
    "supervisor there, agent here": "x..",
    "agent and supervisor here": "xxx",
    "admin and agent here": "x..",
    "nothing at all": "...",
}
# What others are given of an offered phrase, and of none when it was offered or changed.
TOLD = {"phrase_id", "technique", "team", "phrase", "is_hidden", "can_be_hidden"}
OF_THE_WORKSPACE = {"said_from"}


def viewer_named(store: Store, name: str) -> Viewer:
    found = find_viewer_named(store, login_of(name), TODAY)
    assert found is not None
    return found


@pytest.fixture
def phrase_id(store: Store, ana: Viewer) -> str:
    """Of a phrase that said something else before."""
    store.write(lambda tx: add_more_people(tx, {team.name: team for team in teams(store)}))
    made = offers(store, ana, "Something that I took out again")
    changes(store, ana, made, SAID)
    return made


def test_every_viewer_has_a_row():
    assert set(GIVEN) == set(VIEWERS)


@pytest.mark.parametrize("name", GIVEN)
def test_a_viewer_is_given_a_phrase_where_the_row_says_so_and_nowhere_else(
    store: Store, sam: Viewer, phrase_id: str, name: str
):
    viewer = viewer_named(store, name)
    shown, hidden, may_hide = (mark == "x" for mark in GIVEN[name])
    assert given(store, viewer) == ({SAID: may_hide} if shown else {})
    hide_phrase(store, sam, phrase_id, now=NOW)
    assert given(store, viewer) == ({SAID: may_hide} if hidden else {})


def given(store: Store, viewer: Viewer) -> dict[str, bool]:
    """Each phrase, and whether this viewer may hide it."""
    found = playbook(store, scope_for(viewer), Wording())
    return {one.phrase: one.can_be_hidden for chapter in found for one in chapter.phrases}


@pytest.mark.parametrize("name", [name for name in GIVEN if name != "ana"])
def test_the_store_tells_nobody_else_whose_it_is_or_when_it_was_offered(
    store: Store, phrase_id: str, name: str
):
    scope = scope_for(viewer_named(store, name))
    for row in store.rows(scope, "select * from phrases_to_read"):
        assert {column for column, value in row.items() if value is not None} == TOLD
        assert set(row) == TOLD | OF_THE_WORKSPACE
    of_others = [one for one in RELATIONS if "phrases" in one and one != "phrases_to_read"]
    assert len(of_others) == 3
    for relation in of_others:
        assert store.rows(scope, f"select * from {relation}") == []


def test_its_author_is_given_what_it_said_before(store: Store, ana: Viewer, phrase_id: str):
    (row,) = store.rows(scope_for(ana), "select * from own_phrases_before")
    assert row["phrase"] == "Something that I took out again"
