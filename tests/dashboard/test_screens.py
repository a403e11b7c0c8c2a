"""Every screen is drawn for those it is for, and drawing writes nothing."""

from __future__ import annotations

import gzip
import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import session
from dashboard.charts import DRAWN
from journal.actions.enter import leave
from journal.store.engine import Store
from tests.dashboard.looking import Look, texts

TABLES = ("drafts", "entries", "promises", "facts", "facts_copies", "audit", "sessions")


def rows(store: Store) -> dict[str, int]:
    counts = ", ".join(f"(select count(*) from kept.{name}) as {name}" for name in TABLES)
    return store.write(lambda tx: tx.rows(f"select {counts}"))[0]


@pytest.mark.parametrize(
    ("login", "title"),
    [
        ("ana", "Reflect"),
        ("fay", "Reflect"),
        ("sam", "Trends"),
        ("lee", "Trends"),
        ("ada", "Admin"),
        ("rae", "Support"),
    ],
)
def test_everybody_comes_to_the_screen_they_came_for(look: Look, login: str, title: str) -> None:
    page = look(login)
    assert [heading.value for heading in page.title] == [title]
    assert "This is a demo" in texts(page)


def test_reflect_asks_three_questions_and_offers_to_save(look: Look) -> None:
    page = look("ana")
    asked = [group.label for group in page.get("button_group")]
    assert asked == ["Where did it end?", "Did you pass it on?", "What set it off?"]
    assert "Save entry" in [button.label for button in page.button]
    assert "as last time" in texts(page)


def test_my_journal_shows_what_is_ones_own_the_newest_first(look: Look) -> None:
    page = look("ana", "my_journal")
    assert [heading.value for heading in page.header] == ["Entries"]
    assert "Open" in [button.label for button in page.button]


def test_a_search_that_finds_nothing_says_so_and_has_no_pages_to_turn(look: Look) -> None:
    page = look("ana", "my_journal")
    assert "Older" in [button.label for button in page.button]
    page.text_input[0].set_value("zzqq").run()
    assert not page.exception
    assert "Nothing fits." in texts(page)
    assert "Older" not in [button.label for button in page.button]


def test_an_entry_of_somebody_else_is_not_there(look: Look, store: Store) -> None:
    entry = store.write(
        lambda tx: tx.rows(
            """select entry_id from kept.entries join kept.people on person_id = author_id
               where login = 'ben' and what_happened is not null limit 1"""
        )
    )[0]["entry_id"]
    its_author = look("ben", "my_journal", entry=entry)
    assert "Delete" in [button.label for button in its_author.button]
    page = look("ana", "my_journal", entry=entry)
    assert "This entry is not there." in texts(page)
    assert "Delete" not in [button.label for button in page.button]


def test_trends_tells_each_finding_and_how_many_wrote_this_week(look: Look) -> None:
    page = look("sam")
    assert "this week" in texts(page)
    assert "Every figure is a zip of tables (CSV), of all your teams" in texts(page)
    shown = [figure for part in figures(page) for figure in part["figures"]]
    assert [figure["title"] for figure in shown][:2] == ["Escalated", "Where encounters ended"]
    assert shown[1]["finding"].startswith("Resolved: ")
    assert all(figure["plot"]["data"] and figure["rows"] for figure in shown[:2])
    assert {figure["name"] for figure in shown} == set(DRAWN)


def test_who_supervises_several_teams_begins_with_what_changed_in_all_of_them(look: Look) -> None:
    page = look("lee")
    assert [heading.value for heading in page.header] == ["What changed", "Your teams"]
    assert not [part for part in page.get("bidi_component") if has_figures(part)]
    team = page.selectbox[0]
    assert (team.label, team.value, team.options[0]) == ("Team", "", "All my teams")
    listed = next(part.proto.body for part in page.get("html") if "<ul" in part.proto.body)
    names = re.findall(r'<a href="trends\?team=\S+" target="_self">([^<]+)</a>', listed)
    assert names == sorted(names) == team.options[1:]


def test_a_team_is_chosen_and_all_of_them_again(look: Look) -> None:
    page = look("lee", team="Billing and accounts")
    assert [box.label for box in page.selectbox] == ["Team", "Only", "From", "To"]
    assert any(has_figures(part) for part in page.get("bidi_component"))
    page.selectbox[0].set_value("").run()
    assert page.query_params == {}
    assert [box.label for box in page.selectbox] == ["Team"]
    assert [heading.value for heading in page.header] == ["What changed", "Your teams"]
    assert "All my teams" not in look("sam").selectbox[0].options


def has_figures(part: Any) -> bool:
    packed = part.proto.bytes
    return bool(packed and json.loads(gzip.decompress(packed))["sections"])


def figures(page: AppTest) -> list[dict[str, Any]]:
    """The sections of figures that the browser is given."""
    packed = [part.proto.bytes for part in page.get("bidi_component") if part.proto.bytes]
    drawn = [json.loads(gzip.decompress(one)) for one in packed]
    return next(part["sections"] for part in drawn if part["sections"])


def test_trends_of_a_team_one_does_not_supervise_are_refused(look: Look) -> None:
    page = look("sam", team="Billing and accounts")
    assert [error.value for error in page.error] == [
        "You can see the figures of the teams you supervise, and this is not one of them."
    ]
    assert not page.header


def test_a_representative_is_shown_nobodys_words_and_no_figure(look: Look) -> None:
    page = look("rae")
    assert "How do you let go of a day like this?" not in texts(page)
    assert [heading.value for heading in page.header] == ["Asked of you", "Can you be asked?"]
    assert [button.label for button in page.button] == ["Take a break"]


def test_who_has_left_is_told_that_what_was_kept_is_safe(
    look: Look, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = look("ana")
    sid = session.sid()
    assert sid is not None
    leave(store, sid, now=datetime.now(UTC))
    page.run()
    assert "You are signed out. What you kept or saved is safe." in texts(page)
    assert not page.button


def test_looking_writes_nothing(look: Look, store: Store) -> None:
    look("ana")
    before = rows(store)
    for login, screen in (("ana", None), ("ana", "my_journal"), ("sam", "shared"), ("ada", None)):
        look(login, screen)
    after = rows(store)
    entered = {"sessions": 4, "audit": 4}
    assert {name: after[name] - before[name] for name in TABLES} == {
        name: entered.get(name, 0) for name in TABLES
    }


def test_another_team_than_ones_own_is_refused_and_noted_once(look: Look, store: Store) -> None:
    billing = "Billing and accounts"
    page = look("sam", team=billing)
    page.run()
    sql = "select subject from kept.audit where action = 'refused'"
    assert [row["subject"] for row in store.write(lambda tx: tx.rows(sql))] == [None]
    team_id = store.write(
        lambda tx: tx.rows("select team_id from kept.teams where name = $name", {"name": billing})
    )[0]["team_id"]
    look("sam", team=team_id)
    subjects = [row["subject"] for row in store.write(lambda tx: tx.rows(sql))]
    assert sorted(subjects, key=str) == sorted([None, team_id], key=str)


def test_trends_of_one_cause_are_told_in_blocks_and_with_what_can_be_narrowed(look: Look) -> None:
    page = look("sam", cause="delivery")
    assert "In blocks of four weeks" in texts(page)
    shown = {figure["name"] for part in figures(page) for figure in part["figures"]}
    assert "escalations" in shown
    assert not shown & {"callbacks", "causes", "techniques", "teams"}
    refused = look("sam", cause="=1+1 [x](http://evil.example)")
    assert refused.error[0].value.startswith("There is no such cause. These are: ")
