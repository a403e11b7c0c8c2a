"""What is begun of a form of a debrief or of the playbook: kept for who writes it, and gone with
what it is of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from journal.actions.debrief_cases import take_back
from journal.actions.debriefing import note_down
from journal.actions.deleting import delete
from journal.actions.reflect import keep, save
from journal.actions.sharing import unshare
from journal.draft import WRITTEN_FOR, Draft
from journal.errors import NotAllowed, Refused
from journal.forms import TEXTS, Form, form_of, texts_of_form, written_for
from journal.ids import new_id
from journal.people import Team, Viewer
from journal.policy import scope_for
from journal.reading.debriefs import notes_of
from journal.reading.own import my_draft_alone, my_drafts, my_undecided
from journal.store.engine import Store
from journal.vocabulary import Audience
from tests.journal.actions.around_debriefs import facilitator, running, with_case
from tests.journal.given import MOST_WRITINGS, NOW, WORKSPACE

NUMBER = "Ring +44 20 7946 0958 first"
Ends = Callable[[Store, Viewer, str, str], None]
ENDS: list[Ends] = [
    lambda store, author, case_id, _: take_back(store, author, case_id, now=NOW),
    lambda store, author, _, entry_id: unshare(store, author, entry_id, Audience.TEAM, now=NOW),
    lambda store, author, _, entry_id: delete(store, author, entry_id, now=NOW),
]


@pytest.fixture
def fay(store: Store, deliveries: Team) -> Viewer:
    return facilitator(store, deliveries)


def begin(store: Store, viewer: Viewer, form: Form, about: str, **answers: object) -> str:
    draft_id, what = new_id(), {WRITTEN_FOR: written_for(form, about)}
    keep(store, viewer, draft_id, {**what, **answers}, now=NOW)
    return draft_id


def begun(store: Store, viewer: Viewer, form: Form, about: str) -> Draft | None:
    return my_draft_alone(store, scope_for(viewer), WRITTEN_FOR, written_for(form, about))


@pytest.mark.parametrize("text", MOST_WRITINGS)
def test_whoever_facilitates_keeps_what_they_begin_to_the_letter(
    store: Store, fay: Viewer, ana: Viewer, text: str
):
    begin(store, fay, Form.NOTES, "a debrief", notes=text)
    draft = begun(store, fay, Form.NOTES, "a debrief")
    assert draft is not None
    assert draft.answers["notes"] == text
    assert begun(store, fay, Form.NOTES, "another debrief") is None
    assert begun(store, fay, Form.TAKEAWAY, "a debrief") is None
    assert begun(store, ana, Form.NOTES, "a debrief") is None


def test_whoever_only_facilitates_can_neither_begin_nor_save_an_entry_by_it(
    store: Store, fay: Viewer
):
    with pytest.raises(NotAllowed):
        keep(store, fay, new_id(), {"what_happened": "Late"}, now=NOW)
    draft_id = begin(store, fay, Form.CASE, "a case", what_happened="Late")
    with pytest.raises(NotAllowed):
        save(store, fay, draft_id, now=NOW, workspace=WORKSPACE)


def test_what_is_begun_is_no_draft_of_an_entry(store: Store, ana: Viewer):
    begin(store, ana, Form.CASE, "a case", what_happened="Late")
    assert my_drafts(store, scope_for(ana)) == []


@pytest.mark.parametrize("end", ENDS)
def test_what_is_begun_of_a_case_goes_with_the_case_and_no_other_does(
    store: Store, ana: Viewer, fay: Viewer, end: Ends
):
    _, case_id, entry_id = with_case(store, fay, ana)
    begin(store, ana, Form.CASE, case_id, what_happened="Late")
    begin(store, ana, Form.CASE, "another case", what_happened="Late")
    begin(store, ana, Form.OFFERED, "listened", phrase="Take your time")
    end(store, ana, case_id, entry_id)
    assert begun(store, ana, Form.CASE, case_id) is None
    assert begun(store, ana, Form.CASE, "another case") is not None
    assert begun(store, ana, Form.OFFERED, "listened") is not None


def test_of_two_who_note_at_once_nothing_is_overwritten(store: Store, fay: Viewer):
    debrief_id = running(store, fay)

    def note(notes: str, seen: str) -> None:
        note_down(store, fay, debrief_id, notes, seen=seen, now=NOW, workspace=WORKSPACE)

    note("One", "")
    with pytest.raises(Refused, match="Nothing was overwritten"):
        note("Other", "")
    assert notes_of(store, scope_for(fay), debrief_id) == "One"
    note("One", "")  # the same, pressed twice
    note("One, other", "One")
    assert notes_of(store, scope_for(fay), debrief_id) == "One, other"


@pytest.mark.parametrize(
    ("form", "field"), [(form, field) for form, texts in TEXTS.items() for field in texts]
)
def test_in_every_text_of_a_form_customers_data_is_found(
    store: Store, ana: Viewer, form: Form, field: str
):
    begin(store, ana, form, "something", **{field: NUMBER})
    draft = begun(store, ana, form, "something")
    assert draft is not None
    found = my_undecided(store, scope_for(ana), draft, WORKSPACE.zone)
    assert [(one.field, one.piece) for one in found] == [(field, "+44 20 7946 0958")]
    assert found[0].label == TEXTS[form][field]


@pytest.mark.parametrize("what", [None, True, "", "nothing", "diary of mine", 3])
def test_what_is_no_form_has_no_texts(what: object):
    assert form_of(what) is None
    assert list(texts_of_form({WRITTEN_FOR: what, "notes": "Late"})) == []
