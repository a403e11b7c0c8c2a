"""Answers are kept on the server as they are given (actions/reflect.py: keep, discard)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from journal.actions.reflect import MOST_KEPT, discard, forget_set_aside, keep
from journal.draft import SetAside
from journal.errors import NotAllowed, NotFound, Refused
from journal.ids import new_id
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.own import draft_to_write, my_drafts
from journal.store.engine import Store
from tests.journal.actions.conftest import Keeps
from tests.journal.given import MOST_WRITINGS, NOW, write_down


def test_looking_at_an_empty_page_keeps_nothing(store: Store, ana: Viewer, draft_id: str):
    assert draft_to_write(store, scope_for(ana), draft_id, NOW) is None
    assert my_drafts(store, scope_for(ana)) == []


def test_the_first_answer_makes_the_draft(store: Store, ana: Viewer, keeps: Keeps):
    keeps(outcome="resolved")
    (draft,) = my_drafts(store, scope_for(ana))
    assert draft.answers == {"outcome": "resolved", "occurred_at": NOW.isoformat()}
    assert draft.kept_at == NOW
    assert not draft.changes_entry


def test_answers_are_kept_one_after_the_other_whether_they_are_complete_or_not(keeps: Keeps):
    keeps(outcome="resolved")
    keeps(heat_start=99)
    assert keeps(outcome="unresolved").answers == {
        "outcome": "unresolved",
        "heat_start": 99,
        "occurred_at": NOW.isoformat(),
    }


@pytest.mark.parametrize("nothing", [None, "", [], {}])
def test_an_answer_taken_back_is_gone(keeps: Keeps, nothing: object):
    keeps(went_well="It did", behaviours=["insults"])
    assert "went_well" not in keeps(went_well=nothing).answers


@pytest.mark.parametrize("text", MOST_WRITINGS)
def test_writing_of_every_kind_is_there_after_a_reload(
    store: Store, ana: Viewer, keeps: Keeps, draft_id: str, text: str
):
    keeps(what_happened=text)
    again = draft_to_write(store, scope_for(ana), draft_id, NOW)
    assert again is not None
    assert again.answers["what_happened"] == text


def test_controls_are_not_kept(keeps: Keeps):
    assert keeps(what_happened="a\0b").answers["what_happened"] == "ab"


def test_a_draft_longer_than_can_be_kept_is_refused_and_stays_as_it_was(
    store: Store, ana: Viewer, keeps: Keeps
):
    before = keeps(what_happened="x" * 100_000)
    with pytest.raises(Refused, match="too long to be kept"):
        keeps(their_view="x" * MOST_KEPT)
    assert my_drafts(store, scope_for(ana)) == [before]


@pytest.mark.parametrize("address", ["", "7", "../x", "'; drop schema kept"])
def test_an_address_that_is_no_draft_leads_to_none(store: Store, ana: Viewer, address: str):
    with pytest.raises(NotFound, match="leads to no draft"):
        keep(store, ana, address, {"outcome": "resolved"}, now=NOW)
    assert my_drafts(store, scope_for(ana)) == []


@pytest.mark.parametrize("login", ["sam", "una", "ada", "rae"])
def test_nobody_but_an_agent_keeps_a_draft(
    store: Store, known: Callable[[str], Viewer], draft_id: str, login: str
):
    with pytest.raises(NotAllowed, match="Only agents write entries"):
        keep(store, known(login), draft_id, {"outcome": "resolved"}, now=NOW)
    assert my_drafts(store, scope_for(known(login))) == []


def test_somebody_elses_draft_is_neither_changed_nor_thrown_away(
    store: Store, ana: Viewer, ben: Viewer, keeps: Keeps, draft_id: str
):
    before = keeps(what_happened="mine", seen={"what_happened": ""})
    for attempt in (
        lambda: keep(store, ben, draft_id, {"what_happened": "ben was here"}, now=NOW),
        lambda: discard(store, ben, draft_id),
        lambda: forget_set_aside(store, ben, draft_id, now=NOW),
    ):
        with pytest.raises(NotAllowed, match="somebody else's"):
            attempt()
    assert my_drafts(store, scope_for(ana)) == [before]
    assert draft_to_write(store, scope_for(ben), draft_id, NOW) is None


def test_somebody_elses_entry_cannot_be_changed_by_a_draft(store: Store, ana: Viewer, ben: Viewer):
    entry_id = write_down(store, ana)
    with pytest.raises(NotAllowed, match="somebody else's"):
        keep(store, ben, entry_id, {"outcome": "unresolved"}, now=NOW)
    assert my_drafts(store, scope_for(ben)) == []


def test_a_draft_thrown_away_is_gone_and_the_entry_it_would_have_changed_stays(
    store: Store, ana: Viewer
):
    entry_id = write_down(store, ana)
    keep(store, ana, entry_id, {"outcome": "unresolved"}, now=NOW)
    discard(store, ana, entry_id)
    assert my_drafts(store, scope_for(ana)) == []
    again = draft_to_write(store, scope_for(ana), entry_id, NOW)
    assert again is not None
    assert again.answers["outcome"] == "resolved"


def test_throwing_away_what_is_not_there_changes_nothing(store: Store, ana: Viewer):
    discard(store, ana, new_id())
    assert my_drafts(store, scope_for(ana)) == []


def test_a_text_of_another_tab_is_set_aside_until_its_author_has_read_it(
    store: Store, ana: Viewer, keeps: Keeps, draft_id: str
):
    keeps(went_well="one tab", seen={"went_well": ""})
    draft = keeps(went_well="another", seen={"went_well": ""})
    assert draft.set_aside == (SetAside("went_well", "one tab"),)
    later = NOW + timedelta(minutes=1)
    forget_set_aside(store, ana, draft_id, now=later)
    (draft,) = my_drafts(store, scope_for(ana))
    assert (draft.set_aside, draft.kept_at) == ((), later)
    assert draft.answers["went_well"] == "another"
