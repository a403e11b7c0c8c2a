"""A debrief is prepared, held and followed up on its pages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dashboard.screens import DEBRIEFS
from journal.actions.sharing import unshare
from journal.store.engine import Store
from journal.vocabulary import Audience
from tests.dashboard.around_debriefs import (
    debriefs,
    opened,
    promised,
)
from tests.dashboard.asked import viewer_of
from tests.dashboard.looking import Look, buttons, pressed, texts


@pytest.mark.parametrize(
    ("login", "there"),
    [("ana", True), ("fay", True), ("sam", False), ("lee", False), ("ada", False), ("rae", False)],
)
def test_debriefs_are_for_those_who_work_in_a_team(store: Store, login: str, there: bool) -> None:
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


def test_a_facilitator_picks_and_puts_back(look: Look, store: Store) -> None:
    page = opened(look, store, "fay")
    while "Take it out" in buttons(page):
        pressed(page, "Take it out")
    assert "None is picked yet." in texts(page)
    assert "never suggested" in texts(page)
    label = next(one for one in buttons(page) if one.startswith("Pick as"))
    pressed(page, label)
    assert "Take it out" in buttons(page)


def test_without_anything_shared_a_debrief_can_be_prepared_and_begun(
    look: Look, store: Store
) -> None:
    store.write(lambda tx: tx.run("delete from kept.shares"))
    page = opened(look, store, "fay")
    assert "Nothing is shared with the team that could be a case." in texts(page)
    pressed(page, "Start the debrief")
    assert "End the debrief" in buttons(page)


def test_cases_that_are_taken_back_meanwhile_are_gone_and_nobody_is_named(
    look: Look, store: Store
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
    look: Look, store: Store
) -> None:
    page = opened(look, store, "fay")
    page.number_input[3].set_value(15)
    pressed(page, "Keep these minutes")
    assert debriefs(store)[-1]["minutes"][3] == 15


def test_the_room_is_turned_by_who_leads_and_comes_back_to_its_page(
    look: Look, store: Store
) -> None:
    pressed(opened(look, store, "fay"), "Start the debrief")
    room = opened(look, store, "fay", "room")
    first = texts(room)
    assert "We are here to learn" in first
    assert "Anyone may pass" in first
    assert "About 2 minutes left" in first
    pressed(room, "On")
    assert "What is told here stays here." in texts(room)
    again = opened(look, store, "ana", "room")
    assert "What is told here stays here." in texts(again)
    assert "On" not in buttons(again)


def test_a_case_is_skipped_without_a_question(look: Look, store: Store) -> None:
    pressed(opened(look, store, "fay"), "Start the debrief")
    room = opened(look, store, "fay", "room")
    while "Skip this case" not in buttons(room):
        pressed(room, "On")
    before = debriefs(store)[-1]["page"]
    pressed(room, "Skip this case")
    assert debriefs(store)[-1]["page"] != before


@pytest.mark.parametrize("address", [{"debrief": "nonsense"}, {"case": "nonsense"}])
def test_an_address_that_leads_nowhere_says_so_plainly(look: Look, address: dict[str, str]) -> None:
    told = texts(look("fay", "debriefs", **address))
    assert "This debrief is not there." in told or "This is no case of yours" in told


def test_nothing_that_is_one_persons_hangs_in_the_room(look: Look, store: Store) -> None:
    pressed(opened(look, store, "fay"), "Start the debrief")
    asked = [one.label for one in look("ana", "playbook").get("page_link")]
    assert "1 request to take a promise over" in asked
    room = [one.label for one in opened(look, store, "ana", "room").get("page_link")]
    assert not [one for one in room if "request" in one or "News" in one]
