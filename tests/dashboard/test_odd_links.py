"""Trends of a team of which there is nothing to tell yet, and by links that lead nowhere now."""

from __future__ import annotations

import pytest

from dashboard.exporting import as_csv
from dashboard.sending import as_page
from journal.policy import scope_for
from journal.questions import OUTCOMES, ask, choose
from journal.questions.overview import overview
from journal.store.duckdb_engine import DuckDBStore
from journal.store.engine import Transaction
from journal.store.workspace import add_team, find_workspace, grant
from journal.vocabulary import Role
from tests.dashboard.asked import viewer_of
from tests.dashboard.looking import Look, texts
from tests.dashboard.test_screens import figures

NEW = "Night desk"


@pytest.fixture
def founded(store: DuckDBStore) -> DuckDBStore:
    """A team of sam's that is there since yesterday, without an entry."""

    def work(tx: Transaction) -> None:
        team = add_team(tx, NEW)
        sam = tx.rows(
            "select person_id, since from kept.grants where role = 'supervisor' and "
            "person_id in (select person_id from kept.people where login = 'sam')"
        )[0]
        grant(tx, sam["person_id"], Role.SUPERVISOR, team.team_id, sam["since"])

    store.write(work)
    return store


def test_a_team_without_entries_says_what_will_be_there(look: Look, founded: DuckDBStore) -> None:
    said = texts(look("sam", team=NEW))
    assert f"Here will be how the encounters of {NEW} went" in said
    assert "**0 entries this week** so far." in said
    assert "nan" not in said


def test_its_files_name_no_days_and_say_that_nothing_can_be_said(founded: DuckDBStore) -> None:
    workspace = find_workspace(founded)
    assert workspace is not None
    scope = scope_for(viewer_of(founded, "sam"))
    asked = choose(founded, scope, workspace, team=NEW)
    page = as_page(overview(founded, scope, asked))
    assert f"{NEW}, no block yet" in page
    assert "Nothing can be said of what changed" in page
    assert ">nan<" not in page
    table = as_csv(ask(founded, scope, OUTCOMES, asked)).decode("utf-8-sig")
    assert "There are no entries in these weeks." in table
    assert "From," not in table


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ({"cause": "weather"}, "There is no such cause. These are: "),
        ({"channel": "telex"}, "There is no such channel. These are: "),
        ({"cause": "delivery", "channel": "phone"}, "to one cause or to one channel, not to both"),
        ({"team": "a team that was dissolved"}, "this is not one of them"),
    ],
)
def test_a_link_with_what_is_no_more_is_told_plainly_and_leads_back(
    look: Look, address: dict[str, str], told: str
) -> None:
    page = look("sam", **address)
    assert told in page.error[0].value
    assert "Your own teams" in [link.proto.label for link in page.get("page_link")]


@pytest.mark.parametrize(
    "address",
    [
        {"from": "2026-13-45", "to": "yesterday"},
        {"from": "9999-12-31", "to": "0001-01-01"},
        {"from": "2099-01-01"},
    ],
)
def test_days_that_lead_nowhere_are_told_as_the_nearest_there_is(
    look: Look, address: dict[str, str]
) -> None:
    page = look("sam", **address)
    assert not page.error
    shown = {one["name"]: one for part in figures(page) for one in part["figures"]}
    assert shown["outcomes"]["rows"]


def test_a_range_turned_round_is_drawn_as_it_was_meant(look: Look) -> None:
    right = look("sam", **{"from": "2020-01-01", "to": "2099-01-01"})
    turned = look("sam", **{"from": "2099-01-01", "to": "2020-01-01"})
    assert figures(turned) == figures(right)
