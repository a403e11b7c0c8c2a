"""The page to send says what the screen says, loads nothing, and a text in it is a text."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from dashboard.sending import as_page
from journal.actions.sending import AllToSend, all_to_send
from journal.marked_changes import MarkedChange
from journal.policy import scope_for
from journal.questions import choose
from journal.questions.overview import Overview, overview
from journal.store import open_store
from journal.store.engine import Store
from journal.store.workspace import find_workspace
from tests.dashboard.asked import viewer_of
from tests.dashboard.called import called
from tests.dashboard.test_handing_out import exports, taken

HOSTILE = '"><img src=//evil.example onerror=alert(1)>'


@pytest.fixture
def told(store: Store) -> Overview:
    workspace = find_workspace(store)
    assert workspace is not None
    scope = scope_for(viewer_of(store, "sam"))
    return overview(store, scope, choose(store, scope, workspace))


def test_everything_that_is_told_is_on_the_page(told: Overview) -> None:
    page = as_page(told)
    for sentence in (*told.changed, *(block.verdict for block in told.blocks)):
        assert sentence in page
    for figure in (*told.over_time, *told.behind, *told.handled, *told.teams):
        assert f"<h3>{figure.answer.question.title}</h3>" in page
        assert figure.answer.finding in page.replace("&#x27;", "'").replace("&quot;", '"')


def test_a_share_is_not_torn_from_its_sign_at_the_end_of_a_line(told: Overview) -> None:
    page = as_page(told)
    said = re.findall(r"<(?:p|dd)[^>]*>([^<]*)", page)
    assert any("\u00a0%" in text for text in said)
    assert not [text for text in said if " %" in text]


def test_the_page_loads_nothing_and_runs_nothing(told: Overview) -> None:
    page = as_page(told)
    assert "default-src 'none'" in page
    assert not re.search(r"<(script|link|img|iframe)|src=|url\((?!#)|@import|https?://", page)


def test_every_figure_with_rows_has_its_chart_and_nothing_has_the_name_of_another(
    told: Overview,
) -> None:
    page = as_page(told)
    every = (*told.over_time, *told.behind, *told.handled, *told.teams)
    charts = [f'aria-labelledby="chart-{one.answer.question.name}-' in page for one in every]
    assert charts == [not one.answer.rows.empty for one in every]
    names = re.findall(r' id="([^"]+)"', page)
    assert len(names) == len(set(names)) > 2 * sum(charts)
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(names)


def test_the_same_page_is_the_same_bytes_and_few_enough_for_a_mail(told: Overview) -> None:
    page = as_page(told)
    assert page == as_page(told)
    assert len(page.encode()) < 1_500_000


def test_a_name_is_nothing_but_text(told: Overview) -> None:
    team = replace(told.asked.team, name=HOSTILE)
    page = as_page(replace(told, asked=replace(told.asked, team=team), changed=[HOSTILE]))
    assert "<img" not in page
    assert page.count("&quot;&gt;&lt;img") == 3  # title, heading, sentence


def test_it_is_handed_out_to_who_may_see_it_and_noted(store: Store, told: Overview) -> None:
    response = taken(store, "sam", "/trends/files/page.html")
    assert response.text == as_page(told)
    assert "attachment" in response.headers["content-disposition"]
    assert exports(store)[-1][1] == f"{told.asked.team.team_id} trends"
    assert taken(store, "sam", "/trends/files/page.html?team=Bookings").status_code == 404
    assert taken(store, "ana", "/trends/files/page.html").status_code == 404


def test_the_command_writes_the_page_and_prints_what_changed(demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "trends.html"
    done = called("report", "--as", "sam", "--out", str(file), "--data", demo)
    assert done.code == 0
    assert done.out.strip()
    assert all(line in file.read_text(encoding="utf-8") for line in done.out.splitlines())
    as_json = called("report", "--as", "sam", "--out", str(file), "--json", "--data", demo)
    assert json.loads(as_json.out)["changed"] == done.out.splitlines()
    store = open_store(demo)
    assert [actor for actor, _ in exports(store)] == ["command line"] * 2
    store.close()


def test_a_page_that_cannot_be_written_is_told_plainly(demo: Path, tmp_path: Path) -> None:
    nowhere = str(tmp_path / "no" / "such" / "folder" / "trends.html")
    done = called("report", "--as", "sam", "--out", nowhere, "--data", demo)
    assert (done.code, "could not be written" in done.err) == (1, True)
    nobody = called("report", "--as", "nobody", "--out", str(tmp_path / "x"), "--data", demo)
    assert (nobody.code, "Nobody here has the login" in nobody.err) == (1, True)
    assert not list(tmp_path.glob("*.html"))


def test_what_was_marked_is_on_the_page(told: Overview) -> None:
    mark = MarkedChange("id", told.asked.team.team_id, date(2026, 5, 4), HOSTILE, "Sam")
    page = as_page(replace(told, marked=[mark]))
    assert "A, 4 May 2026: &quot;&gt;&lt;img" in page
    assert page.count(">A</text>") == sum(not one.answer.rows.empty for one in told.over_time)
    assert "(marked by Sam)" in page


@pytest.fixture
def of_all(store: Store) -> AllToSend:
    """What lee is handed, who supervises both teams, as if something had changed in the first."""
    workspace = find_workspace(store)
    assert workspace is not None
    scope = scope_for(viewer_of(store, "lee"))
    found = all_to_send(store, scope, workspace)
    asked = choose(store, scope, workspace)
    figures = [(asked.team, one) for one in overview(store, scope, asked).over_time]
    return replace(found, figures=figures)


def test_the_page_of_many_teams_says_what_is_said_of_each(of_all: AllToSend) -> None:
    page = unescape(as_page(of_all))
    told = of_all.all_teams
    assert all(sentence in page for sentence in told.sentences)
    for team in told.teams:
        assert f'<th scope="row">{team.name}</th><td>{told.said_of(team)}</td>' in page
    assert page.count("<svg") == sum(not one.answer.rows.empty for _, one in of_all.figures)
    assert not re.search(r"<(script|link|img|iframe)|src=|href=|@import|https?://", page)


def test_charts_of_several_teams_on_a_page_have_names_of_their_own(of_all: AllToSend) -> None:
    twice = replace(of_all, figures=of_all.figures * 2)
    names = re.findall(r' id="([^"]+)"', as_page(twice))
    assert len(names) == len(set(names)) > 4


def test_a_teams_name_among_many_is_nothing_but_text(of_all: AllToSend) -> None:
    named = [replace(team, name=HOSTILE) for team in of_all.all_teams.teams]
    told = replace(of_all.all_teams, teams=named, others=[HOSTILE])
    figures = [(named[0], one) for _, one in of_all.figures]
    page = as_page(AllToSend(told, figures))
    assert "<img" not in page
    assert page.count("&quot;&gt;&lt;img") == 1 + len(named) + len(figures)


def test_who_supervises_several_teams_is_handed_all_of_them_until_one_is_chosen(
    store: Store, of_all: AllToSend
) -> None:
    response = taken(store, "lee", "/trends/files/page.html")
    assert response.text == as_page(replace(of_all, figures=[]))
    assert exports(store)[-1][1] == "all trends"
    one = taken(store, "lee", "/trends/files/page.html?team=Billing and accounts")
    assert "<h1>Billing and accounts, " in one.text
    assert "<h1>Deliveries and returns, " in taken(store, "sam", "/trends/files/page.html").text


def test_the_command_begins_with_all_teams_too(demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "trends.html"
    done = called("report", "--as", "lee", "--out", str(file), "--json", "--data", demo)
    told = json.loads(done.out)
    assert (done.code, told["team"]) == (0, None)
    page = unescape(file.read_text(encoding="utf-8"))
    assert "<h1>2 teams, " in page
    assert all(sentence in page for sentence in told["changed"])
