"""Support: asking, answering, being asked; and what other pages say of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from journal.actions.reflect import keep
from journal.draft import SUPPORT_ALONE, SUPPORT_ASKED, SUPPORT_NOTE
from journal.ids import new_id
from journal.store.engine import Store
from journal.support_words import Whom
from tests.dashboard.asked import becomes_facilitator, viewer_of
from tests.dashboard.looking import Look, buttons, pressed, texts

NOTE = "That call about the pallet is still with me. Ten minutes would do."


def links(page: AppTest) -> list[str]:
    return [link.proto.label for link in page.get("page_link")]


def test_a_request_is_told_on_every_other_page_until_it_is_answered(look: Look) -> None:
    assert "1 request for support" in links(look("ben"))
    page = pressed(look("ben", "support"), "Open")
    assert "1 request for support" in links(look("ben"))
    page = pressed(look("ben", "support"), "Offer this")
    assert "You offered: in person" in texts(page)
    assert "1 request for support" not in links(look("ben"))


def test_who_asks_and_what_is_shown_once_it_is_opened_and_not_before(look: Look) -> None:
    page = look("ben", "support")
    assert "Somebody asks you for support, as a peer." in texts(page)
    assert "Ana" not in texts(page)
    assert NOTE not in texts(page)
    page = pressed(page, "Open")
    assert "Ana Reyes asks you for support, as a peer." in texts(page)
    assert NOTE in texts(page)


def test_looking_at_the_list_is_not_seeing(look: Look, store: Store) -> None:
    seen = "select count(seen_at) as n from kept.support_turns"
    before = store.write(lambda tx: tx.rows(seen))
    look("ben", "support")
    assert store.write(lambda tx: tx.rows(seen)) == before


def test_the_asker_is_told_who_has_it_until_when_and_who_is_asked_then(look: Look) -> None:
    page = look("ana", "support")
    assert "Ben Okafor has until " in texts(page)
    assert "Then Rae Connolly is asked." in texts(page)
    page = pressed(page, "Ask the next one now")
    assert "Ben Okafor did not see it in time, and is asked no longer." in texts(page)
    assert "Rae Connolly has until " in texts(page)
    assert "Nobody is asked after that." in texts(page)


def test_once_nobody_is_left_to_ask_the_asker_is_told_plainly_where_help_is(
    look: Look, store: Store
) -> None:
    page = pressed(look("ana", "support"), "Ask the next one now")
    long_ago = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    store.write(
        lambda tx: tx.run(
            "update kept.support_turns set ends_at = $then where seen_at is null",
            {"then": long_ago},
        )
    )
    page = look("ana", "support")
    assert "Nobody is left on your list." in texts(page)
    named = [part.label for part in page.get("expander")]
    assert named.count("Where to find help") == 2


def test_what_is_offered_reaches_the_asker_who_closes_it(look: Look) -> None:
    page = look("fay", "support")
    assert "Sam Whitlock offers: in person" in texts(page)
    assert {"It helped", "None of it helped", "Withdraw it"} <= set(buttons(page))
    page = pressed(page, "It helped")
    assert "and closed it" in texts(page)
    assert "Fay Lindqvist closed what they had asked you for." in texts(look("sam", "support"))


def test_passed_on_it_leaves_whoever_passed_it_on(look: Look) -> None:
    pressed(look("ben", "support"), "Open")
    page = pressed(look("ben", "support"), "I cannot do it now")
    assert "You passed on what Ana Reyes asked." in texts(page)
    assert NOTE not in texts(page)
    assert "Somebody asks you for support" in texts(look("rae", "support"))


def test_a_page_that_still_shows_what_was_withdrawn_says_plainly_that_it_is_gone(
    look: Look, store: Store
) -> None:
    bens = look("ben", "support")
    pressed(look("ana", "support"), "Withdraw it")
    look("ben")
    page = pressed(bens, "Open")
    assert "This is not yours to answer any more" in page.error[0].value
    assert "Open" not in buttons(page)


def begun(store: Store, login: str, whom: Whom, note: str) -> str:
    viewer, asker = viewer_of(store, login), viewer_of(store, "ana")
    draft_id = new_id()
    named = [{"person_id": viewer.person_id, "whom": whom.value}]
    answers = {SUPPORT_ALONE: True, SUPPORT_ASKED: named, SUPPORT_NOTE: note}
    keep(store, asker, draft_id, answers, now=datetime.now(UTC))
    return draft_id


def test_before_sending_the_page_says_who_it_is_when_they_work_and_who_is_asked_after_that(
    look: Look, store: Store
) -> None:
    draft_id = begun(store, "sam", Whom.SUPERVISOR, "A word")
    page = look("ana", "support", request=draft_id)
    assert "Sam Whitlock has until " in texts(page)
    assert any(f"Sam Whitlock {said}" in texts(page) for said in ("can be asked now", "works next"))
    assert page.selectbox[0].options == ["Lee Harper", "Sam Whitlock"]
    page.multiselect[0].select("Rae Connolly (outside the team)").run()
    assert not page.exception
    assert "If not, Rae Connolly has until " in texts(page)
    assert "Open right now: " in texts(page)
    page = pressed(page, "Ask for support now")
    assert "Asked. You see below what happens next." in texts(page)
    assert "1 request for support" in links(look("sam"))


def test_whoever_is_left_can_be_asked_when_somebody_chosen_cannot_be_any_more(
    look: Look, store: Store
) -> None:
    draft_id = begun(store, "sam", Whom.SUPERVISOR, "A word")
    page = look("ana", "support", request=draft_id)
    page.multiselect[0].select("Rae Connolly (outside the team)").run()
    pressed(look("ada", "admin", part="help"), "Take contact 1 away")
    page = pressed(look("ana", "support", request=draft_id), "Ask for support now")
    assert "cannot be asked any more" in page.error[0].value
    page = pressed(pressed(page, "Go on without them"), "Ask for support now")
    assert "Asked. You see below what happens next." in texts(page)
    assert "1 request for support" in links(look("sam"))


def test_a_customers_data_in_the_note_keeps_it_from_being_sent(look: Look, store: Store) -> None:
    draft_id = begun(store, "sam", Whom.SUPERVISOR, "Write to mary@example.com first")
    page = pressed(look("ana", "support", request=draft_id), "Ask for support now")
    assert "Not saved yet: this may say who a customer is." in page.error[0].value
    assert "Take it out" in buttons(page)
    assert "1 request for support" not in links(look("sam"))


def test_the_third_question_after_an_entry_leads_to_support_and_stores_nothing(
    look: Look, store: Store
) -> None:
    entry = store.write(
        lambda tx: tx.rows(
            """select entry_id from kept.entries join kept.people on person_id = author_id
               where login = 'ana' limit 1"""
        )
    )[0]["entry_id"]
    page = look("ana", None, saved=entry)
    asked = [group.label for group in page.get("button_group")]
    assert asked[-1] == "Would you like somebody to check in with you?"
    page = look("ana", "support", whom="outside")
    assert page.selectbox[0].label == "Whom?"
    assert "Rae Connolly" in page.selectbox[0].options
    assert "Sam Whitlock" not in page.selectbox[0].options
    count = "select count(*) as n from kept.drafts where answers like '%support%'"
    assert store.write(lambda tx: tx.rows(count)) == [{"n": 0}]


def test_who_writes_no_entries_any_more_still_sees_and_closes_what_they_asked_for(
    look: Look, store: Store
) -> None:
    pressed(look("ben", "support"), "Open")
    becomes_facilitator(store, "ana")
    page = look("ana", "support")
    assert "Ben Okafor saw it" in texts(page)
    page = pressed(page, "It helped")
    assert "and closed it" in texts(page)


@pytest.mark.parametrize("login", ["sam", "rae"])
def test_who_does_not_write_can_be_asked_and_asks_nobody(look: Look, login: str) -> None:
    page = look(login, "support")
    assert "Ask for support now" not in buttons(page)
    assert "Can you be asked?" in [heading.value for heading in page.header]


def test_the_admin_says_how_long_and_whom_and_learns_of_no_request(
    look: Look, store: Store
) -> None:
    page = look("ada", "admin", part="help")
    assert "Rae Connolly" in texts(page)
    assert NOTE not in texts(page)
    page = pressed(page, "Take contact 1 away")
    assert "Rae Connolly" not in look("ana", "support", whom="outside").selectbox[0].options
    page = look("ada", "admin", part="help")
    next(one for one in page.number_input if one.label.startswith("Hours of")).set_value(2).run()
    assert not page.exception
    hours = "select support_hours from kept.workspace"
    assert store.write(lambda tx: tx.rows(hours)) == [{"support_hours": 2}]


def test_a_break_is_one_tap_and_so_is_coming_back(look: Look) -> None:
    page = pressed(look("ben", "support"), "Take a break")
    assert "You are taking a break" in texts(page)
    assert "Somebody asks you for support" not in texts(page)
    page = pressed(page, "I can be asked again")
    assert "Take a break" in buttons(page)
