"""What is handed out as a file is what is shown, and nothing that a spreadsheet computes."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exporting import as_csv, as_table, file_name
from journal.free_text import FORMULA, unformulated
from journal.policy import scope_for
from journal.questions import CAUSES, Answer, ask, choose
from journal.questions.wording import day
from journal.store.duckdb_engine import DuckDBStore
from journal.store.workspace import find_workspace
from tests.dashboard.asked import NAMES, answers, viewer_of

CALCULATOR = "=cmd|' /C calc'!A0"


def rows_of(answer: Answer) -> list[list[str]]:
    text = as_csv(answer).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_a_file_says_what_was_asked_of_whom_and_what_is_withheld(store: DuckDBStore) -> None:
    withheld = ("2 blocks are not shown: the figure would rest on fewer than five people.",)
    for complete in answers(store).values():
        answer = replace(complete, withheld=withheld)
        counted_in = answer.question.columns[answer.question.denominator]
        about = rows_of(answer)[:8]
        assert about == [
            ["Question", answer.question.title],
            ["Finding", answer.finding],
            ["Team", "Deliveries and returns"],
            ["From", answer.asked.first.isoformat()],
            ["To", answer.asked.last.isoformat()],
            [counted_in, str(answer.totals[answer.question.denominator])],
            ["Withheld", withheld[0]],
            [],
        ]
        assert file_name(answer, "csv") == (
            f"afterword-{answer.question.name}-{answer.asked.first}-{answer.asked.last}.csv"
        )


@pytest.mark.parametrize("name", NAMES)
def test_a_file_holds_the_periods_that_are_shown_and_no_other(
    store: DuckDBStore, name: str
) -> None:
    answer = answers(store)[name]
    shown = replace(answer, rows=answer.rows.iloc[::2], withheld=())
    head, *body = rows_of(shown)[7:]
    assert len(body) == len(shown.rows) > 0
    assert head == as_table(shown).head
    latest_first = sorted(shown.rows["period"], reverse=True)
    assert [row[0] for row in body] == [day(period) for period in latest_first]
    assert [row[1] for row in body] == list(shown.rows["shown_as"])[::-1]


def test_a_table_of_categories_is_handed_out_as_it_is_told(store: DuckDBStore) -> None:
    scope = scope_for(viewer_of(store, "sam"))
    workspace = find_workspace(store)
    assert workspace is not None
    asked = choose(store, scope, workspace, channel="phone")
    answer = ask(store, scope, CAUSES, asked)
    assert as_table(answer).head == ["Cause", "Share of entries", "Entries", "Agents in all"]
    assert ["Only", "channel: Phone"] in rows_of(answer)
    assert rows_of(answer)[-1][0] == answer.rows["cause"].iloc[-1]
    assert file_name(answer, "csv").startswith("afterword-causes-phone-")


def test_a_cell_that_a_spreadsheet_would_compute_is_kept_as_text(store: DuckDBStore) -> None:
    answer = answers(store)["outcomes"]
    team = replace(answer.asked.team, name=CALCULATOR)
    named = replace(answer, asked=replace(answer.asked, team=team))
    for row in rows_of(named):
        assert not [cell for cell in row if cell.startswith(FORMULA)]
    assert rows_of(named)[2] == ["Team", f"'{CALCULATOR}"]


@given(st.text())
def test_no_text_is_computed_and_no_other_text_is_changed(text: str) -> None:
    kept = unformulated(text)
    assert not kept.startswith(FORMULA)
    assert kept.removeprefix("'") == text.removeprefix("'") or kept == text
    assert (kept == text) is not text.startswith(FORMULA)
