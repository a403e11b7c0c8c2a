"""The workspace's own phrases are its admins'; those who curate a team's playbook hide what is
offered to it, and learn from nothing whose it is."""

from __future__ import annotations

import pytest

from journal.actions.phrases import (
    change_phrase,
    hide_phrase,
    show_phrase_again,
    take_phrase_back,
)
from journal.errors import NotAllowed
from journal.people import Grant, Viewer
from journal.policy import scope_for
from journal.reading.playbook import my_phrases
from journal.store.engine import Store
from journal.vocabulary import Role
from tests.journal.actions.around_incidents import Known
from tests.journal.actions.around_playbook import LATER, SAID, adds, changes, offers, reads
from tests.journal.actions.around_sharing import log
from tests.journal.given import NOW, WORKSPACE


def test_the_workspaces_own_are_written_by_admins_alone_each_by_any(
    store: Store, ana: Viewer, sam: Viewer, known: Known
):
    for other in (ana, sam, known("rae")):
        with pytest.raises(NotAllowed, match="Only an admin"):
            adds(store, other)
    phrase_id = adds(store, known("ada"))
    with pytest.raises(NotAllowed, match="Only an admin"):
        take_phrase_back(store, sam, phrase_id, now=NOW)
    another = Viewer(ana.person, frozenset({Grant(Role.ADMIN, None)}))
    change_phrase(store, another, phrase_id, "Which?", now=LATER, workspace=WORKSPACE)
    assert reads(store, known("kim")) == ["Which?"]


def test_the_workspaces_own_cannot_be_hidden(store: Store, sam: Viewer, known: Known):
    phrase_id = adds(store, known("ada"))
    with pytest.raises(NotAllowed, match="of its team hides a phrase"):
        hide_phrase(store, sam, phrase_id, now=NOW)


def test_hidden_the_team_reads_it_no_more_until_it_is_shown_again(
    store: Store, ana: Viewer, ben: Viewer, sam: Viewer
):
    phrase_id = offers(store, ana)
    hide_phrase(store, sam, phrase_id, now=NOW)
    assert (reads(store, ben), reads(store, sam)) == ([], [SAID])
    (mine,) = my_phrases(store, scope_for(ana))
    assert mine.is_hidden
    changes(store, ana, phrase_id, "Which suits you?")
    assert reads(store, ben) == []
    show_phrase_again(store, sam, phrase_id, now=NOW)
    assert reads(store, ben) == ["Which suits you?"]


def test_neither_a_colleague_nor_another_teams_supervisor_hides_it(
    store: Store, ana: Viewer, ben: Viewer, known: Known
):
    phrase_id = offers(store, ana)
    for other in (ana, ben, known("una"), known("ada"), known("rae")):
        for action in (hide_phrase, show_phrase_again):
            with pytest.raises(NotAllowed, match="of its team hides a phrase"):
                action(store, other, phrase_id, now=NOW)
    assert reads(store, ben) == [SAID]


def test_the_log_says_who_offered_to_which_team_and_never_which_phrase(
    store: Store, ana: Viewer, sam: Viewer
):
    phrase_id = offers(store, ana)
    changes(store, ana, phrase_id, "Which suits you?")
    hide_phrase(store, sam, phrase_id, now=NOW)
    hide_phrase(store, sam, phrase_id, now=NOW)
    show_phrase_again(store, sam, phrase_id, now=NOW)
    take_phrase_back(store, ana, phrase_id, now=NOW)
    team = sam.teams_as(Role.SUPERVISOR)[0]
    told = [(row["actor"], row["action"], row["subject"]) for row in log(store)]
    assert told == [
        (ana.person_id, "phrase_offered", team),
        (ana.person_id, "phrase_changed", team),
        (sam.person_id, "phrase_hidden", phrase_id),
        (sam.person_id, "phrase_shown_again", phrase_id),
        (ana.person_id, "phrase_taken_back", team),
    ]
