"""A debrief is prepared, held and followed up on its pages."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.screens import DEBRIEFS
from journal.actions.sharing import unshare
from journal.customers_data import Because
from journal.store.duckdb_engine import DuckDBStore
from journal.vocabulary import Audience
from tests.dashboard.asked import viewer_of
from tests.dashboard.test_screens import Look, look, texts

__all__ = ["look"]
SCRIPT = "<script>alert('x')</script> مرحبا **bold**"


def press(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click()
    page.run()
    assert not page.exception
    return page


def fill(page: AppTest, label: str, text: str) -> AppTest:
    fields = (*page.text_input, *page.text_area)
    next(field for field in fields if field.label == label).set_value(text)
    return page


def promised(page: AppTest) -> str:
    """What is drawn as promises are."""
    return "".join(str(part.proto.body) for part in page.get("html"))


def buttons(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def debriefs(store: DuckDBStore) -> list[dict[str, Any]]:
    return store.write(lambda tx: tx.rows("select * from kept.debriefs order by made_at"))


def opened(look: Look, store: DuckDBStore, login: str, view: str | None = None) -> AppTest:
    address = {"debrief": debriefs(store)[-1]["debrief_id"]} | ({"view": view} if view else {})
    return look(login, "debriefs", **address)


@pytest.mark.parametrize(
    ("login", "there"),
    [("ana", True), ("fay", True), ("sam", False), ("lee", False), ("ada", False), ("rae", False)],
)
def test_debriefs_are_for_those_who_work_in_a_team(
    store: DuckDBStore, login: str, there: bool
) -> None:
    assert DEBRIEFS.fits(viewer_of(store, login)) is there


def test_an_agent_sees_that_one_is_prepared_and_what_the_last_one_yielded(look: Look) -> None:
    page = look("ana", "debriefs")
    assert "The next debrief is being prepared" in [one.value for one in page.header]
    assert "share it with your team" in texts(page)
    assert "1 open, 1 done" in texts(page)
    assert "Go on preparing" not in buttons(page)
    assert "Done" in buttons(page)


def test_an_action_of_a_debrief_stands_among_ones_promises_until_it_is_done(look: Look) -> None:
    page = look("ana", "my_promises")
    assert "From a debrief" in [one.value for one in page.header]
    before = promised(page).count("Begin calls about late parcels with the date")
    key = next(one.key for one in page.button if str(one.key).startswith("action done"))
    page.button(key=key).click().run()
    assert not page.exception
    assert promised(page).count("Begin calls about late parcels with the date") == before - 1


def test_a_facilitator_picks_and_puts_back(look: Look, store: DuckDBStore) -> None:
    page = opened(look, store, "fay")
    while "Take it out" in buttons(page):
        press(page, "Take it out")
    assert "None is picked yet." in texts(page)
    assert "never suggested" in texts(page)
    label = next(one for one in buttons(page) if one.startswith("Pick as"))
    press(page, label)
    assert "Take it out" in buttons(page)


def test_without_anything_shared_a_debrief_can_be_prepared_and_begun(
    look: Look, store: DuckDBStore
) -> None:
    store.write(lambda tx: tx.run("delete from kept.shares"))
    page = opened(look, store, "fay")
    assert "Nothing is shared with the team that could be a case." in texts(page)
    press(page, "Start the debrief")
    assert "End the debrief" in buttons(page)


def test_cases_that_are_taken_back_meanwhile_are_gone_and_nobody_is_named(
    look: Look, store: DuckDBStore
) -> None:
    cases = store.write(
        lambda tx: tx.rows(
            """select entry_id, login from kept.debrief_cases
               join kept.debriefs using (debrief_id) join kept.entries using (entry_id)
               join kept.people on person_id = author_id where started_at is null"""
        )
    )
    page = opened(look, store, "fay")
    for case in cases:
        author = viewer_of(store, case["login"])
        unshare(store, author, case["entry_id"], Audience.TEAM, now=datetime.now(UTC))
    page.run()
    assert "None is picked yet." in texts(page)
    assert [f"{len(cases)} case" in str(one.value) for one in page.info] == [True]


def test_a_minute_that_does_not_fit_is_refused_and_a_kept_one_stays(
    look: Look, store: DuckDBStore
) -> None:
    page = opened(look, store, "fay")
    page.number_input[3].set_value(15)
    press(page, "Keep these minutes")
    assert debriefs(store)[-1]["minutes"][3] == 15


def test_the_room_is_turned_by_who_leads_and_comes_back_to_its_page(
    look: Look, store: DuckDBStore
) -> None:
    press(opened(look, store, "fay"), "Start the debrief")
    room = opened(look, store, "fay", "room")
    first = texts(room)
    assert "We are here to learn" in first
    assert "Anyone may pass" in first
    assert "About 2 minutes left" in first
    press(room, "On")
    assert "What is told here stays here." in texts(room)
    again = opened(look, store, "ana", "room")
    assert "What is told here stays here." in texts(again)
    assert "On" not in buttons(again)


def test_a_case_is_skipped_without_a_question(look: Look, store: DuckDBStore) -> None:
    press(opened(look, store, "fay"), "Start the debrief")
    room = opened(look, store, "fay", "room")
    while "Skip this case" not in buttons(room):
        press(room, "On")
    before = debriefs(store)[-1]["page"]
    press(room, "Skip this case")
    assert debriefs(store)[-1]["page"] != before


def test_what_is_written_while_leading_is_there_afterwards_to_the_letter(
    look: Look, store: DuckDBStore
) -> None:
    page = press(opened(look, store, "fay"), "Start the debrief")
    fill(page, "What do we take from it?", SCRIPT)
    press(page, "Write this takeaway down")
    fill(page, "What", SCRIPT)
    fill(page, "How we will see it", "Counted on Friday")
    press(page, "Write this action down")
    assert "choose one person" in " ".join(str(one.value) for one in page.error)
    owner = next(one for one in page.selectbox if one.label == "Owner")
    owner.set_value(viewer_of(store, "ben").person_id)
    press(page, "Write this action down")
    assert not page.error
    press(page, "End the debrief")
    seen = [text.value for text in look("ana", "debriefs").text]
    assert SCRIPT in seen
    lines = promised(look("ben", "my_promises"))
    assert escape(SCRIPT) in lines
    assert "<script>" not in lines


def test_a_customers_number_is_asked_about_and_stays_with_a_reason_alone(
    look: Look, store: DuckDBStore
) -> None:
    page = press(opened(look, store, "fay"), "Start the debrief")
    fill(page, "What do we take from it?", "Ring +44 20 7946 0958 first")
    press(page, "Write this takeaway down")
    counted = "select count(*) as n from kept.debrief_takeaways where what like '%7946%'"
    assert store.write(lambda tx: tx.rows(counted)) == [{"n": 0}]
    because = next(one for one in page.get("button_group") if "keep it" in one.label)
    page.session_state[because.key] = Because.NO_CUSTOMER
    press(page, "Write this takeaway down")
    assert store.write(lambda tx: tx.rows(counted)) == [{"n": 1}]


def test_the_author_of_a_case_is_told_puts_it_otherwise_and_takes_it_back(
    look: Look, store: DuckDBStore
) -> None:
    case = store.write(
        lambda tx: tx.rows(
            """select case_id, login from kept.debrief_cases
               join kept.debriefs using (debrief_id) join kept.entries using (entry_id)
               join kept.people on person_id = author_id where started_at is null limit 1"""
        )
    )[0]
    page = look(case["login"], "debriefs", case=case["case_id"])
    assert "Only you see here that this is yours." in texts(page)
    fill(page, "What happened", "Something came late")
    press(page, "Tell it so")
    assert not page.error
    assert "Something came late" in texts(opened(look, store, "fay"))
    page = look(case["login"], "debriefs", case=case["case_id"])
    press(page, "Take it back")
    assert "It is not in the debrief any more." in texts(page)
    other = next(one for one in ("ana", "ben", "fay") if one != case["login"])
    page = look(other, "debriefs", case=case["case_id"])
    assert "This is no case of yours" in texts(page)


@pytest.mark.parametrize("address", [{"debrief": "nonsense"}, {"case": "nonsense"}])
def test_an_address_that_leads_nowhere_says_so_plainly(look: Look, address: dict[str, str]) -> None:
    told = texts(look("fay", "debriefs", **address))
    assert "This debrief is not there." in told or "This is no case of yours" in told
