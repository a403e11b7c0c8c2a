"""What becomes of a text that a page left behind when its connection went."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import session
from dashboard.keeping import Answer, Left
from dashboard.left_behind import ANSWER, IS_MADE, NOWHERE, REFUSED
from journal.actions.enter import enter_demo
from journal.draft import (
    PROMISE_ALONE,
    PROMISES,
    SUPPORT_ALONE,
    SUPPORT_NOTE,
    WRITTEN_FOR,
    Draft,
)
from journal.forms import Form, written_for
from journal.ids import new_id
from journal.policy import scope_for
from journal.reading.own import my_draft_alone
from journal.store.drafts import find_draft
from journal.store.engine import Store
from tests.dashboard.asked import viewer_of
from tests.dashboard.looking import Look, texts

Leave = Callable[..., str | None]


def page(place: str, text: str, seen: list[str], thrown_away: bool) -> None:
    """A page that is handed a text, after its draft was thrown away or not."""
    from dashboard import left_behind, session
    from dashboard.drafting import Drafting
    from dashboard.keeping import Left

    if thrown_away:
        Drafting(draft_id=place.partition(":")[0]).throw_away()
    session.remember("why not", left_behind.keep(Left(place, text, tuple(seen))))


@pytest.fixture
def leave(store: Store, monkeypatch: pytest.MonkeyPatch) -> Leave:
    """Hands a text over as somebody; why it could not be kept, if so."""

    def left(
        place: str,
        text: str = "Left behind.",
        *,
        login: str = "ana",
        seen: tuple[str, ...] = ("",),
        thrown_away: bool = False,
    ) -> str | None:
        sid = enter_demo(store, login, now=datetime.now(UTC))
        monkeypatch.setattr(session, "sid", lambda: sid)
        given: dict[str, Any] = {"place": place, "text": text, "seen": list(seen)}
        shown = AppTest.from_function(page, kwargs={**given, "thrown_away": thrown_away}).run()
        assert not shown.exception
        found: str | None = shown.session_state["why not"]
        return found

    return left


def draft_of(store: Store, draft_id: str) -> Draft | None:
    return store.write(lambda tx: find_draft(tx, draft_id))


def one(store: Store, sql: str) -> dict[str, Any]:
    return store.write(lambda tx: tx.rows(sql))[0]


@pytest.fixture
def entry(store: Store) -> dict[str, Any]:
    """An entry of ana's with a text and a promise."""
    return one(
        store,
        """select entries.entry_id, what_happened, promise_id, what from kept.entries
           join kept.promises on promises.entry_id = entries.entry_id
           join kept.people on person_id = author_id
           where login = 'ana' and what_happened is not null limit 1""",
    )


@pytest.mark.parametrize(
    "place",
    [
        *("", "what_happened", "made-up:what_happened", "{}:outcome", "{}:promise made-up what"),
        *("{}:", "{}:diary mine/notes", "{}:notes one/takeaway", "{}:notes/notes"),
    ],
)
def test_a_text_of_no_place_is_kept_nowhere(store: Store, leave: Leave, place: str) -> None:
    draft_id = new_id()
    before = one(store, "select count(*) as drafts from kept.drafts")
    assert leave(place.format(draft_id)) == NOWHERE
    assert one(store, "select count(*) as drafts from kept.drafts") == before


def test_a_text_begins_a_draft_that_was_never_on_the_server(store: Store, leave: Leave) -> None:
    draft_id = new_id()
    assert leave(f"{draft_id}:what_happened") is None
    draft = draft_of(store, draft_id)
    assert draft is not None
    assert draft.answers["what_happened"] == "Left behind."


def test_what_was_written_elsewhere_meanwhile_is_set_aside(store: Store, leave: Leave) -> None:
    draft_id = new_id()
    leave(f"{draft_id}:try_next", "From the phone.")
    leave(f"{draft_id}:try_next", "From the desk.", seen=("", "From"))
    draft = draft_of(store, draft_id)
    assert draft is not None
    assert draft.answers["try_next"] == "From the desk."
    assert [aside.text for aside in draft.set_aside] == ["From the phone."]


def test_a_text_that_was_kept_without_a_word_coming_back_is_not_set_aside(
    store: Store, leave: Leave
) -> None:
    draft_id = new_id()
    leave(f"{draft_id}:try_next", "Half a")
    leave(f"{draft_id}:try_next", "Half a sentence.", seen=("", "Half a"))
    draft = draft_of(store, draft_id)
    assert draft is not None
    assert (draft.answers["try_next"], draft.set_aside) == ("Half a sentence.", ())


def test_a_promise_is_begun_once_however_often_its_text_comes(store: Store, leave: Leave) -> None:
    draft_id, promise_id = new_id(), new_id()
    for text in ("Call", "Call back", "Call back"):
        leave(f"{draft_id}:promise {promise_id} what", text, seen=("", "Call"))
    draft = draft_of(store, draft_id)
    assert draft is not None
    assert draft.answers[PROMISES] == [{"promise_id": promise_id, "what": "Call back"}]
    assert draft.set_aside == ()


def test_a_promise_that_was_saved_meanwhile_is_not_made_again(
    store: Store, leave: Leave, entry: dict[str, Any]
) -> None:
    place = f"{entry['entry_id']}:promise {entry['promise_id']} what"
    assert leave(place, entry["what"]) is None
    assert leave(place, "Other words.") == IS_MADE
    assert draft_of(store, entry["entry_id"]) is None


def test_a_promise_without_an_entry_is_begun_as_one(store: Store, leave: Leave) -> None:
    draft_id = new_id()
    assert leave(f"{draft_id}:promise {draft_id} what", "Call back") is None
    draft = draft_of(store, draft_id)
    assert draft is not None
    promise = {"promise_id": draft_id, "what": "Call back"}
    assert draft.answers[PROMISES] == [promise]
    assert draft.answers[PROMISE_ALONE] is True
    assert "channel" not in draft.answers


def test_a_note_for_somebody_asked_for_support_is_begun_as_one(store: Store, leave: Leave) -> None:
    draft_id = new_id()
    assert leave(f"{draft_id}:{SUPPORT_NOTE}", "Ten minutes would do.") is None
    draft = draft_of(store, draft_id)
    assert draft is not None
    assert draft.answers[SUPPORT_NOTE] == "Ten minutes would do."
    assert draft.answers[SUPPORT_ALONE] is True
    assert "channel" not in draft.answers


def test_what_the_entry_says_already_makes_no_draft_and_anything_else_does(
    store: Store, leave: Leave, entry: dict[str, Any]
) -> None:
    place = f"{entry['entry_id']}:what_happened"
    assert leave(place, entry["what_happened"]) is None
    assert draft_of(store, entry["entry_id"]) is None
    assert leave(place, "Said otherwise.", seen=("An older version.",)) is None
    draft = draft_of(store, entry["entry_id"])
    assert draft is not None
    assert draft.changes_entry
    assert [aside.text for aside in draft.set_aside] == [entry["what_happened"]]


def test_a_text_of_somebody_elses_draft_is_refused(store: Store, leave: Leave) -> None:
    draft_id = new_id()
    leave(f"{draft_id}:try_next", "Ben's own.", login="ben")
    why = leave(f"{draft_id}:try_next", login="ana")
    assert why is not None
    assert why.startswith("This is somebody else's.")
    draft = draft_of(store, draft_id)
    assert draft is not None
    assert (draft.answers["try_next"], draft.set_aside) == ("Ben's own.", ())


def test_a_draft_that_was_thrown_away_does_not_come_back(store: Store, leave: Leave) -> None:
    draft_id = new_id()
    leave(f"{draft_id}:try_next", "Half a")
    assert leave(f"{draft_id}:try_next", "Half a sentence.", thrown_away=True) is None
    assert draft_of(store, draft_id) is None


def test_what_could_not_be_kept_is_shown_until_its_author_has_what_they_need(look: Look) -> None:
    page = look("ana")
    refused = [(Left("", "Left behind.", ("",)), NOWHERE)]
    page.session_state[REFUSED] = refused
    page.session_state[ANSWER] = Answer(3, (0,))
    page.run()
    assert "Left behind." in texts(page)
    assert NOWHERE in texts(page)
    next(one for one in page.button if one.label == "I have what I need of it").click()
    page.run()
    assert "Left behind." not in texts(page)
    assert page.session_state[ANSWER] == Answer(3)


def test_a_text_of_a_form_is_begun_as_one_and_found_again(store: Store, leave: Leave) -> None:
    draft_id = new_id()
    assert leave(f"{draft_id}:takeaway 1234/takeaway", login="fay") is None
    scope = scope_for(viewer_of(store, "fay"))
    found = my_draft_alone(store, scope, WRITTEN_FOR, written_for(Form.TAKEAWAY, "1234"))
    assert found is not None
    assert (found.draft_id, found.answers["takeaway"]) == (draft_id, "Left behind.")
