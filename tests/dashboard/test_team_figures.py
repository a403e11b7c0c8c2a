"""The page on which the agents of a small team agree to its figures, and what Trends then says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.screens import TEAM_FIGURES
from journal.facts import refresh
from journal.store.duckdb_engine import DuckDBStore
from tests.dashboard.looking import Look, buttons, pressed, texts
from tests.dashboard.test_screens import figures
from tests.dashboard.test_sharing_screens import all_but_three_agents_leave

SMALL = ("ana", "ben", "fay")


@pytest.fixture
def small(store: DuckDBStore) -> DuckDBStore:
    """The demo's first team, whose agents have all left but for three."""
    all_but_three_agents_leave(store)
    return store


def team_figures(look: Look, login: str) -> AppTest:
    return look(login, TEAM_FIGURES.file.removesuffix(".py"))


def have_agreed_long_ago(store: DuckDBStore) -> None:
    """As if the agreements there are had been given half a year ago."""
    long_ago = (datetime.now(UTC) - timedelta(weeks=26)).replace(tzinfo=None)
    store.write(lambda tx: tx.run("update kept.agreements set given_at = $at", {"at": long_ago}))


def test_in_a_large_team_nobody_is_asked(look: Look) -> None:
    page = team_figures(look, "ana")
    assert "Nobody is asked to agree" in texts(page)
    assert "I agree" not in buttons(page)
    assert "small team" not in texts(look("ana", "my_journal"))


def test_my_journal_leads_those_of_a_small_team_to_the_page(look: Look, small: DuckDBStore) -> None:
    assert "your small team is for all of you to say" in texts(look("ana", "my_journal"))


def test_what_the_supervisor_would_see_is_said_before_anybody_agrees(
    look: Look, small: DuckDBStore
) -> None:
    page = team_figures(look, "ana")
    said = texts(page)
    for words in (
        "three agents",
        "all three of you, or is not shown. Nobody is named",
        "take it back here at any time",
        "Nothing that was written about the time before",
        "Nobody is told who agrees",
    ):
        assert words in said
    assert buttons(page).count("I agree") == 1


def test_one_agrees_and_takes_it_back_and_no_colleague_sees_it(
    look: Look, small: DuckDBStore
) -> None:
    before = texts(team_figures(look, "ben"))
    page = team_figures(look, "ana")
    pressed(page, "I agree")
    assert "You agreed, today." in texts(page)
    assert "I agree" not in buttons(page)
    assert texts(team_figures(look, "ben")) == before
    page = team_figures(look, "ana")
    pressed(page, "Take it back")
    assert "I agree" in buttons(page)


def test_trends_tells_figures_while_all_agree_and_says_no_more_than_that(
    look: Look, small: DuckDBStore
) -> None:
    for login in SMALL:
        before = texts(look("sam"))
        assert "only if every agent of the team agreed before it began" in before
        pressed(team_figures(look, login), "I agree")
    have_agreed_long_ago(small)
    refresh(small, datetime.now(UTC))
    page = look("sam")
    assert "three agents, fewer than five agents, and every one of them agrees" in texts(page)
    shown = {one["name"]: one for part in figures(page) for one in part["figures"]}
    assert shown["outcomes"]["rows"]
    pressed(team_figures(look, "fay"), "Take it back")
    page = look("sam")
    assert "only if every agent of the team agreed" in texts(page)


def test_the_page_is_not_for_whoever_is_no_agent(look: Look, small: DuckDBStore) -> None:
    with pytest.raises(ValueError, match="no page of theirs"):
        team_figures(look, "sam")
