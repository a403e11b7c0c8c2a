"""My journal and My patterns as they are drawn."""

from __future__ import annotations

from datetime import UTC, datetime

from dashboard.highlighting import marked
from dashboard.screens.settled_promise import ENDED
from journal.actions import reflect
from journal.actions.deleting import delete
from journal.actions.promising import mark_done
from journal.actions.settling import settle_entry
from journal.ids import new_id
from journal.policy import scope_for
from journal.reading import PAGE
from journal.reading.own import my_entries
from journal.reading.promises import my_ledger
from journal.sought import Sought
from journal.store.engine import Store
from journal.store.workspace import find_workspace
from journal.techniques import Technique
from journal.vocabulary import Outcome
from journal.words import marks_of, words_in
from tests.dashboard.asked import viewer_of
from tests.dashboard.looking import Look, pressed, texts


def test_a_page_past_the_end_is_the_last_one_and_pages_turn_one_by_one(
    look: Look, store: Store
) -> None:
    _, total = my_entries(store, scope_for(viewer_of(store, "ana")))
    last = (total - 1) // PAGE + 1
    assert last > 1
    page = look("ana", "my_journal", page="999")
    assert f"Page {last} of {last}, {total} entries" in texts(page)
    assert next(one for one in page.button if one.label == "Older").disabled
    page = pressed(page, "Newer")
    assert f"Page {last - 1} of {last}, {total} entries" in texts(page)
    assert page.query_params["page"] == str(last - 1)


def test_a_search_shows_how_many_fit_and_leads_back_to_all(look: Look, store: Store) -> None:
    scope = scope_for(viewer_of(store, "ana"))
    _, total = my_entries(store, scope, 0, Sought("refund"))
    page = look("ana", "my_journal")
    page.text_input[0].input("REFUND").run()
    assert f"{total} entries fit." in texts(page)
    assert "sought" not in str(page.query_params)
    page.text_input[0].input("%").run()
    assert "There is no word in that to look for" in texts(page)
    page.text_input[0].input("xyzzy").run()
    assert "Nothing fits." in texts(page)
    next(one for one in page.button if one.label == "Show all entries").click().run()
    assert "Nothing fits." not in texts(page)
    assert page.text_input[0].value == ""


def test_what_was_deleted_is_shown_to_its_author_alone(look: Look, store: Store) -> None:
    ana = viewer_of(store, "ana")
    entry_id = my_entries(store, scope_for(ana))[0][0].entry_id
    delete(store, ana, entry_id, now=datetime.now(UTC))
    page = look("ana", "my_journal")
    assert "Deleted (1)" in [button.label for button in page.button]
    page = look("ana", "my_journal", show="deleted")
    assert "Bring it back" in [button.label for button in page.button]
    page = look("ben", "my_journal", show="deleted")
    assert "Bring it back" not in [button.label for button in page.button]


def test_a_change_to_what_was_deleted_says_so(look: Look, store: Store) -> None:
    ana = viewer_of(store, "ana")
    entry_id = my_entries(store, scope_for(ana))[0][0].entry_id
    delete(store, ana, entry_id, now=datetime.now(UTC))
    assert "was deleted. Nothing you write is lost" in texts(look("ana", "reflect", draft=entry_id))


def test_an_entry_says_how_it_ended_after_all(look: Look, store: Store) -> None:
    ana, now, found = viewer_of(store, "ana"), datetime.now(UTC), find_workspace(store)
    assert found is not None
    ledger = my_ledger(store, scope_for(ana), now=now, workspace=found)
    kept = next(one.saved for one in ledger.open if one.saved.entry_id)
    mark_done(store, ana, kept.promise_id, kept.version, now=now)
    settle_entry(store, ana, kept.promise_id, Outcome.PARTLY_RESOLVED, now=now)
    page = look("ana", "my_journal", entry=str(kept.entry_id))
    assert ENDED in [caption.value for caption in page.caption]
    assert "Partly resolved" in texts(page)


def test_my_patterns_are_there_for_agents_and_say_that_they_are_private(look: Look) -> None:
    page = look("ana", "my_patterns")
    assert [heading.value for heading in page.header] == [
        "What I meet, and when",
        "What I do, and how it goes",
        "How heavy it has been",
        "What I wanted to try",
    ]
    assert "Only you see this page" in texts(page)


def test_what_is_marked_is_text_and_nothing_else() -> None:
    text = "<b>Late</b> & late, " + "word " * 40 + "late"
    drawn = marked(text, marks_of(text, words_in("late")), 3, 67)
    assert drawn.count("<mark>") == 2
    assert "<b>" not in drawn
    assert "&lt;b&gt;<mark>Late</mark>&lt;/b&gt; &amp; <mark>late</mark>" in drawn
    assert drawn.endswith(" …</p>")


def test_a_draft_with_a_technique_that_does_not_exist_is_drawn_with_the_others(
    look: Look, store: Store
) -> None:
    draft_id = new_id()
    used = {"techniques": {"nonsense": None, Technique.LISTENED.value: None}}
    reflect.keep(store, viewer_of(store, "ana"), draft_id, used, now=datetime.now(UTC))
    asked = [one.label for one in look("ana", "reflect", draft=draft_id).get("button_group")]
    assert Technique.LISTENED.label in asked
