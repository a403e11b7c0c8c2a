from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.draft import Draft, SetAside
from journal.ids import new_id
from journal.people import Viewer
from journal.policy import scope_for
from journal.store.drafts import delete_draft, drafts_of, find_draft, find_own_draft, put_draft
from journal.store.engine import Store
from tests.journal.given import MOST_WRITINGS, NOW

json = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


def kept(store: Store, author: Viewer, **answers: object) -> Draft:
    draft = Draft(new_id(), author.person_id, NOW, answers)
    store.write(lambda tx: put_draft(tx, draft))
    return draft


@settings(max_examples=15)
@given(st.dictionaries(st.text(), json, max_size=4), st.lists(st.tuples(st.text(), st.text())))
def test_a_draft_is_read_as_it_was_kept(
    store: Store, ana: Viewer, answers: dict[str, object], aside: list[tuple[str, str]]
):
    set_aside = tuple(SetAside(field, text) for field, text in aside)
    draft = Draft(new_id(), ana.person_id, NOW, answers, set_aside)
    store.write(lambda tx: put_draft(tx, draft))
    assert find_own_draft(store, scope_for(ana), draft.draft_id) == draft
    assert store.write(lambda tx: find_draft(tx, draft.draft_id)) == draft


@pytest.mark.parametrize("text", MOST_WRITINGS)
def test_writing_of_every_kind_is_kept(store: Store, ana: Viewer, text: str):
    draft = kept(store, ana, what_happened=text)
    found = find_own_draft(store, scope_for(ana), draft.draft_id)
    assert found is not None
    assert found.answers == {"what_happened": text}


def test_a_draft_is_kept_once_and_the_last_stands(store: Store, ana: Viewer):
    first = kept(store, ana, cause="billing")
    last = Draft(first.draft_id, ana.person_id, NOW + timedelta(minutes=1), {"cause": "policy"})
    store.write(lambda tx: put_draft(tx, last))
    assert drafts_of(store, scope_for(ana)) == [last]


def test_drafts_come_latest_first_and_somebody_elses_not_at_all(
    store: Store, ana: Viewer, ben: Viewer
):
    kept(store, ben, cause="billing")
    older, newer = kept(store, ana, n=1), Draft(new_id(), ana.person_id, NOW + timedelta(1), {})
    store.write(lambda tx: put_draft(tx, newer))
    assert drafts_of(store, scope_for(ana)) == [newer, older]
    assert find_own_draft(store, scope_for(ben), newer.draft_id) is None


def test_a_draft_keeps_whether_it_changes_an_entry(store: Store, ana: Viewer):
    new = Draft(new_id(), ana.person_id, NOW, {"cause": "policy"})
    change = Draft(new_id(), ana.person_id, NOW, {"cause": "policy"}, changes_entry=True)
    for draft in (new, change):
        store.write(lambda tx, draft=draft: put_draft(tx, draft))
        assert store.write(lambda tx, draft=draft: find_draft(tx, draft.draft_id)) == draft
        assert find_own_draft(store, scope_for(ana), draft.draft_id) == draft


def test_a_draft_thrown_away_is_gone(store: Store, ana: Viewer):
    draft, stays = kept(store, ana, cause="billing"), kept(store, ana, cause="policy")
    store.write(lambda tx: delete_draft(tx, draft.draft_id))
    assert drafts_of(store, scope_for(ana)) == [stays]
