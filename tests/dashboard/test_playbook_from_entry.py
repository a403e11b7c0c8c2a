"""What one wrote comes to the playbook by its page's form, and is read by nobody before one agrees;
what a team took from its debriefs stands there for that team."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from journal.actions import reflect
from journal.ids import new_id
from journal.policy import scope_for
from journal.reading.playbook import playbook
from journal.store.engine import Store
from journal.store.workspace import find_workspace
from journal.techniques import Technique
from journal.wording import Wording
from tests.dashboard.asked import viewer_of
from tests.dashboard.looking import Look, pressed, told
from tests.dashboard.test_playbook_screens import (
    OFFER,
    agree,
    in_field,
    labels,
    offered_by,
    read_by,
)
from tests.journal.given import QUICK

Offer = Callable[[str, Technique], AppTest]
TOLD = "I said that <b>either</b> =1+1 مرحبا would do"
NUMBER = "I said she could ring 020 7946 0958"


def wrote(store: Store, login: str, **answers: object) -> str:
    entry_id, now, viewer = new_id(), datetime.now(UTC), viewer_of(store, login)
    workspace = find_workspace(store)
    assert workspace is not None
    kept = {"identifiers_kept": {"020 7946 0958": "no_customer"}}
    reflect.keep(store, viewer, entry_id, {**QUICK, **kept, **answers}, now=now)
    reflect.save(store, viewer, entry_id, now=now, workspace=workspace)
    return entry_id


@pytest.fixture
def offer_from(look: Look) -> Offer:
    """Offers the first thing that one's own entry has to offer; the page to which that leads."""

    def offered(entry_id: str, technique: Technique) -> AppTest:
        page = look("ana", "my_journal", entry=entry_id)
        next(one for one in page.button if one.label == "Offer this").click()
        page.run()
        assert not page.exception
        return look("ana", "playbook", technique=technique.value)

    return offered


def test_what_went_well_stands_in_the_form_and_is_read_by_nobody_before_one_agrees(
    offer_from: Offer, store: Store
) -> None:
    entry_id = wrote(store, "ana", went_well=TOLD, techniques={"set_boundary": "helped"})
    page = offer_from(entry_id, Technique.SET_BOUNDARY)
    assert in_field(page, "How you say it") == TOLD
    assert TOLD not in read_by(store, "ben")
    page = pressed(page, OFFER)
    assert TOLD not in offered_by(store, "ana")
    pressed(agree(page), OFFER)
    assert TOLD in read_by(store, "ben")


def test_a_customers_number_that_stays_in_the_entry_stops_it_there(
    offer_from: Offer, store: Store
) -> None:
    page = offer_from(wrote(store, "ana", went_well=NUMBER), Technique.LISTENED)
    page = pressed(agree(page), OFFER)
    assert "may say who a customer is (phone number)" in told(page)
    assert in_field(page, "How you say it") == NUMBER
    assert not any("7946" in phrase for phrase in offered_by(store, "ana"))


def test_an_entry_that_says_nothing_of_the_kind_offers_nothing(look: Look, store: Store) -> None:
    page = look("ana", "my_journal", entry=wrote(store, "ana", what_happened="It was late"))
    assert "Offer this" not in labels(page)


def test_what_a_team_took_from_its_debriefs_is_told_to_who_works_in_it_alone(
    look: Look, store: Store
) -> None:
    chapters = playbook(store, scope_for(viewer_of(store, "ana")), Wording())
    chapter = next(one for one in chapters if one.takeaways)
    reads = {
        login: chapter.takeaways[0].what
        in told(look(login, "playbook", technique=chapter.technique.value))
        for login in ("ana", "fay", "kim", "sam", "ada", "rae")
    }
    assert reads == {"ana": True, "fay": True, **dict.fromkeys(("kim", "sam", "ada", "rae"), False)}
