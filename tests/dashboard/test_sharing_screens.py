"""The pages of what is shared, and what an author is told before sharing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dashboard import session
from dashboard.screens import SHARED
from dashboard.screens.sharing_view import FEW, IN_A_DEBRIEF, RECOGNISED
from journal.actions.sharing import share
from journal.store.duckdb_engine import DuckDBStore
from journal.store.sessions import find_viewer_named
from journal.vocabulary import Audience
from tests.dashboard.looking import Look, pressed, texts

SHARE_WITH_TEAM, SHARE_WITH_SUPERVISOR = "Share with my team …", "Share with my supervisor …"


@pytest.fixture
def entry_id(store: DuckDBStore) -> str:
    """An entry of ana's that has a text and a case reference."""
    found = store.write(
        lambda tx: tx.rows(
            """select entry_id from kept.entries join kept.people on person_id = author_id
               where login = 'ana' and what_happened is not null
               order by occurred_at desc limit 1"""
        )
    )[0]["entry_id"]
    store.write(
        lambda tx: tx.run(
            """update kept.entries set case_ref = 'C-77', exception_value = 91.5
               where entry_id = $id""",
            {"id": found},
        )
    )
    return str(found)


def all_but_three_agents_leave(store: DuckDBStore) -> None:
    store.write(
        lambda tx: tx.run(
            """update kept.grants set until = $today where role = 'agent' and person_id in
                   (select person_id from kept.people where login not in ('ana', 'ben', 'fay'))""",
            {"today": datetime.now(UTC).date()},
        )
    )


@pytest.mark.parametrize(
    ("login", "there"),
    [("ana", True), ("sam", True), ("lee", True), ("ada", False), ("rae", False)],
)
def test_the_page_of_what_is_shared_is_for_those_who_are_in_a_team(
    store: DuckDBStore, login: str, there: bool
) -> None:
    viewer = find_viewer_named(store, login, datetime.now(UTC).date())
    assert viewer is not None
    assert SHARED.fits(viewer) is there


@pytest.mark.parametrize(
    ("login", "sections"),
    [("ana", ["Shared with the team"]), ("sam", ["Shared with me", "Shared with the team"])],
)
def test_an_empty_page_says_what_will_be_there(
    look: Look, store: DuckDBStore, login: str, sections: list[str]
) -> None:
    store.write(lambda tx: tx.run("delete from kept.shares"))
    page = look(login, "shared")
    assert [heading.value for heading in page.header] == sections
    assert texts(page).count("Here will be the entries that agents") == len(sections)


def test_an_address_that_leads_to_nothing_shared_says_so_plainly(look: Look) -> None:
    page = look("sam", "shared", share="somebody's guess")
    assert "This entry is not shared any more." in texts(page)


def test_an_entry_says_at_once_that_only_its_author_can_read_it(look: Look, entry_id: str) -> None:
    page = look("ana", "my_journal", entry=entry_id)
    assert "Only you can read this entry." in texts(page)
    assert {SHARE_WITH_TEAM, SHARE_WITH_SUPERVISOR} <= {button.label for button in page.button}


@pytest.mark.parametrize(
    ("few", "told", "not_told"), [(False, RECOGNISED, FEW), (True, FEW, RECOGNISED)]
)
def test_with_fewer_than_five_agents_the_preview_says_that_colleagues_may_recognise_it(
    look: Look, store: DuckDBStore, entry_id: str, few: bool, told: str, not_told: str
) -> None:
    if few:
        all_but_three_agents_leave(store)
    page = look("ana", "my_journal", entry=entry_id)
    pressed(page, SHARE_WITH_TEAM)
    said = texts(page) + "".join(str(warning.value) for warning in page.warning)
    assert told in said
    assert IN_A_DEBRIEF in said
    assert not_told not in said


@pytest.mark.parametrize(
    ("label", "shown"), [(SHARE_WITH_SUPERVISOR, True), (SHARE_WITH_TEAM, False)]
)
def test_a_preview_shows_what_points_at_the_author_to_the_supervisor_alone(
    look: Look, entry_id: str, label: str, shown: bool
) -> None:
    page = look("ana", "my_journal", entry=entry_id)
    before = [text.value for text in page.text]
    pressed(page, label)
    after = [text.value for text in page.text]
    for value in before:
        after.remove(value)
    for private in ("C-77", "91.5"):
        assert (private in after) is shown
    assert any(value.startswith("Ana Reyes") for value in after) is shown
    assert any(value.startswith("Somebody") for value in after) is not shown


def test_looking_at_the_list_of_what_is_shared_is_no_reading(
    look: Look, store: DuckDBStore, entry_id: str
) -> None:
    ana = find_viewer_named(store, "ana", datetime.now(UTC).date())
    assert ana is not None
    made = share(store, ana, entry_id, Audience.SUPERVISOR, now=session.now())
    counted = "select count(*) as n from kept.reads"
    page = look("sam", "shared")
    assert "Open" in [button.label for button in page.button]
    assert store.write(lambda tx: tx.rows(counted)) == [{"n": 0}]
    look("sam", "shared", share=made.share_id)
    assert store.write(lambda tx: tx.rows(counted)) == [{"n": 1}]
