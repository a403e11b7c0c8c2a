"""One draft in two tabs, in any order: no word is lost (draft.changed, actions/reflect.py)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from journal.actions.reflect import keep, save
from journal.draft import Draft, SetAside, changed
from journal.ids import new_id
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.own import draft_to_write
from journal.store.engine import Store
from tests.journal.given import NOW, QUICK, WORKSPACE

FIELDS = ("what_happened", "went_well")
texts = st.sampled_from(["", "one", "two", "three", " spaced "])
writing = st.tuples(st.just("write"), st.sampled_from(FIELDS), texts)
step = st.tuples(st.sampled_from([0, 1]), writing | st.tuples(st.sampled_from(["look", "save"])))
Step = tuple[int, tuple[str, ...]]


def empty() -> Draft:
    return Draft(new_id(), "ana", NOW, {})


@dataclass
class Tab:
    """What a page shows: it learns of the other tab only when it is drawn again."""

    shown: dict[str, Any] = field(default_factory=dict)


def test_different_fields_from_two_tabs_stand_together():
    one = changed(empty(), {"what_happened": "a"}, {"what_happened": ""})
    both = changed(one, {"went_well": "b"}, {"went_well": ""})
    assert (both.answers, both.set_aside) == ({"what_happened": "a", "went_well": "b"}, ())


def test_the_same_text_from_two_tabs_is_no_conflict():
    one = changed(empty(), {"went_well": "a"}, {"went_well": ""})
    assert changed(one, {"went_well": "a"}, {"went_well": ""}).set_aside == ()


def test_a_text_that_one_saw_is_replaced_and_not_set_aside():
    one = changed(empty(), {"went_well": "a"}, {"went_well": ""})
    assert changed(one, {"went_well": "ab"}, {"went_well": "a"}).set_aside == ()


def test_a_text_emptied_here_is_set_aside_where_another_tab_had_changed_it():
    one = changed(empty(), {"went_well": "a"}, {"went_well": ""})
    other = changed(one, {"went_well": "b"}, {"went_well": "a"})
    emptied = changed(other, {"went_well": ""}, {"went_well": "a"})
    assert emptied.set_aside == (SetAside("went_well", "b"),)
    assert emptied.answers == {}


def test_what_was_set_aside_is_listed_once():
    draft = changed(empty(), {"went_well": "a"}, {"went_well": ""})
    for _ in range(2):
        draft = changed(draft, {"went_well": "b"}, {"went_well": ""})
        draft = changed(draft, {"went_well": "a"}, {"went_well": ""})
    assert draft.set_aside == (SetAside("went_well", "a"), SetAside("went_well", "b"))


def found(draft: Draft) -> set[tuple[str, str]]:
    """Every text there is of a draft, wherever it stands."""
    texts = [(name, draft.answers.get(name, "")) for name in FIELDS]
    texts += [(aside.field, aside.text) for aside in draft.set_aside]
    return {(name, text.strip()) for name, text in texts}


def current(store: Store, viewer: Viewer, draft_id: str) -> Draft:
    draft = draft_to_write(store, scope_for(viewer), draft_id, NOW)
    assert draft is not None
    return draft


class Written:
    """Every text that was given and not knowingly replaced since."""

    def __init__(self) -> None:
        self.texts: set[tuple[str, str]] = set()

    def replaced(self, name: str, was: str, text: str) -> None:
        if text.strip() != was.strip():
            self.texts.discard((name, was.strip()))
        if text.strip():
            self.texts.add((name, text.strip()))


@given(
    st.lists(st.tuples(st.sampled_from([0, 1]), writing | st.tuples(st.just("look"))), max_size=20)
)
def test_every_text_is_kept_that_was_not_replaced_by_a_tab_that_showed_it(steps: list[Step]):
    draft, tabs, written = empty(), (Tab(), Tab()), Written()
    for which, (_, *said) in steps:
        if said:
            name, text = said
            was = tabs[which].shown.get(name, "")
            draft = changed(draft, {name: text}, {name: was})
            written.replaced(name, was, text)
        tabs[which].shown = dict(draft.answers)
        assert written.texts <= found(draft)


@settings(max_examples=12)
@given(st.lists(step, max_size=8))
@example([(0, ("write", "went_well", "one")), (0, ("save",)), (1, ("write", "went_well", "two"))])
def test_saving_in_one_of_the_tabs_loses_no_text_either(
    store: Store, ana: Viewer, steps: list[Step]
):
    draft_id, tabs, written = new_id(), (Tab(), Tab()), Written()
    keep(store, ana, draft_id, QUICK, now=NOW)
    for number, (which, (what, *said)) in enumerate(steps):
        now = NOW + timedelta(seconds=number)
        if what == "write":
            name, text = said
            was = tabs[which].shown.get(name, "")
            keep(store, ana, draft_id, {name: text}, now=now, seen={name: was})
            written.replaced(name, was, text)
        if what == "save":
            save(store, ana, draft_id, now=now, workspace=WORKSPACE)
        draft = current(store, ana, draft_id)
        tabs[which].shown = dict(draft.answers)
        assert written.texts <= found(draft)
