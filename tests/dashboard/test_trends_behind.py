"""What a supervisor is shown below a figure in which they chose a point or bar."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.screens.trends_behind import CHOSEN, choose_behind
from journal.questions.behind import choices
from journal.store.duckdb_engine import DuckDBStore
from tests.dashboard.asked import answers
from tests.dashboard.looking import Look, texts


def given(page: AppTest) -> dict[str, Any]:
    """What the browser is given to draw."""
    packed = [part.proto.bytes for part in page.get("bidi_component") if part.proto.bytes]
    drawn: list[dict[str, Any]] = [json.loads(gzip.decompress(one)) for one in packed]
    return next(part for part in drawn if part["sections"])


def chosen_in(store: DuckDBStore, question: str) -> str:
    """The whole of the last row of an answer, as sam sees it."""
    return str(choices(answers(store)[question])[-1])


def share_everything(store: DuckDBStore, audience: str) -> None:
    store.write(
        lambda tx: tx.run(
            """insert into kept.shares (share_id, entry_id, audience, shared_at)
               select entry_id, entry_id, $audience, saved_at from kept.entries""",
            {"audience": audience},
        )
    )


@pytest.fixture
def nothing_shared(store: DuckDBStore) -> DuckDBStore:
    store.write(lambda tx: tx.run("delete from kept.shares"))
    return store


def test_nothing_is_below_a_figure_before_something_is_chosen(look: Look) -> None:
    assert "behind" not in given(look("sam"))


def test_what_is_chosen_is_shown_below_its_figure_with_who_shares_it(
    look: Look, nothing_shared: DuckDBStore
) -> None:
    share_everything(nothing_shared, "supervisor")
    told = given(look("sam", chosen=chosen_in(nothing_shared, "escalations")))
    assert told["of"] == "escalations"
    named, unnamed = told["behind"]["lists"]
    assert all(entry["who"] and entry["address"] for entry in named["entries"])
    assert told["behind"]["title"].endswith(f"Entries that say, {len(named['entries'])}")
    assert unnamed["entries"] == []


def test_nobody_is_named_in_what_is_shared_without_names(
    look: Look, nothing_shared: DuckDBStore
) -> None:
    share_everything(nothing_shared, "team")
    first = str(choices(answers(nothing_shared)["outcomes"])[0])
    told = given(look("sam", chosen=first))
    named, unnamed = told["behind"]["lists"]
    assert named["entries"] == []
    assert unnamed["entries"]
    assert {entry["who"] for entry in unnamed["entries"]} == {""}


def test_where_none_is_shared_the_page_says_of_how_many(
    look: Look, nothing_shared: DuckDBStore
) -> None:
    answer = answers(nothing_shared)["outcomes"]
    told = given(look("sam", chosen=chosen_in(nothing_shared, "outcomes")))["behind"]
    count = int(answer.rows["entries"].iloc[-1])
    named, unnamed = (one["told"] for one in told["lists"])
    assert named == [f"None of the {count:,} entries counted here is shared with you by name."]
    assert not any(character.isdigit() for character in " ".join(unnamed).split(":")[0])


def test_the_counts_beside_what_was_chosen_are_those_that_are_drawn(
    look: Look, store: DuckDBStore
) -> None:
    answer = answers(store)["outcomes"]
    told = given(look("sam", chosen=chosen_in(store, "outcomes")))
    figure = next(
        figure
        for part in told["sections"]
        for figure in part["figures"]
        if figure["name"] == "outcomes"
    )
    drawn = dict(zip(figure["head"], figure["rows"][0], strict=True))
    counts = [way["name"].rpartition(" ") for way in told["behind"]["counts"]]
    assert {name: number for name, _, number in counts} == {
        name: drawn[name] for name, _, _ in counts
    }
    assert len(counts) == len(set(answer.question.leads_to) & set(answer.rows.columns))


@pytest.mark.parametrize("chosen", ["outcomes", "outcomes.2020-01-06.entries", "<b>x</b>.y.z"])
def test_what_is_not_drawn_is_refused_plainly_and_the_figures_stay(look: Look, chosen: str) -> None:
    page = look("sam", chosen=chosen)
    (told,) = [info.value for info in page.info]
    assert told.startswith("What was chosen is not among the figures that are drawn here")
    assert chosen not in told + texts(page)
    assert "behind" not in given(page)


def test_every_row_that_leads_somewhere_does_so_from_its_table(
    look: Look, store: DuckDBStore
) -> None:
    for part in given(look("sam"))["sections"]:
        for figure in part["figures"]:
            if figure.get("leads"):
                assert len(figure["leads"]) == len(figure["rows"])
                day = figure["rows"][0][0]
                if figure["head"][0] in ("Week from", "Block from"):
                    row = figure["leads"][0].split(".")[1]
                    parsed = datetime.strptime(day, "%d %B %Y").replace(tzinfo=UTC)
                    assert parsed.date().isoformat() == row


@pytest.mark.parametrize("sent", [None, "", 7, ["outcomes"], {"choice": "x"}])
def test_what_is_no_choice_lets_go_of_the_one_before(
    monkeypatch: pytest.MonkeyPatch, sent: object
) -> None:
    written: dict[str, str | None] = {}
    monkeypatch.setattr("dashboard.session.set_address", lambda **values: written.update(values))
    choose_behind(sent)
    assert written == {CHOSEN: None}
