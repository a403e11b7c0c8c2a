"""Charts draw what may be shown, and the same meaning in the same colour."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.charts import DRAWN
from dashboard.charts.theme import MARKS, Theme
from journal.demo import build
from journal.questions import QUESTIONS, SERIES, TEAM_CHANGES, Answer
from journal.questions.limits import SIGNALS, limited
from journal.questions.overview import PARTS
from journal.store import open_store
from journal.store.duckdb_engine import DuckDBStore
from tests.dashboard.asked import NAMES, answers

LIGHT, DARK = Theme(dark=False), Theme(dark=True)
MOST_BYTES = 60_000
AROUND = ("Usual range", "Baseline", "Signal")
"""What is drawn around the points of a share."""


@pytest.fixture(scope="module")
def whole_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDBStore]:
    """A demo of the usual size: some 7,000 entries; sam supervises its largest team."""
    folder: Path = tmp_path_factory.mktemp("whole") / "demo"
    opened = open_store(folder)
    build(opened, now=datetime.now(UTC))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def of_sam(whole_demo: DuckDBStore) -> dict[str, Answer]:
    return answers(whole_demo)


def drawn(answer: Answer, theme: Theme = LIGHT) -> go.Figure:
    """The figure, which plotly has found nothing wrong with."""
    return go.Figure(DRAWN[answer.question.name](answer, limited(answer), theme))


def points(figure: go.Figure) -> dict[str, list[Any]]:
    """All values that are drawn, by the period at which they stand."""
    found: dict[str, list[Any]] = {}
    for trace in figure.data:
        if trace.name in AROUND:
            continue
        for period, value in zip(trace.x, trace.y, strict=True):
            found.setdefault(period, []).append(value)
    return found


def test_every_question_of_a_team_has_a_chart_and_every_chart_a_question() -> None:
    assert set(DRAWN) == {name for part in PARTS for name in part}
    assert set(QUESTIONS) - set(DRAWN) == {TEAM_CHANGES.name}


def without(answer: Answer, period: pd.Timestamp) -> Answer:
    """The same answer where one of its periods is withheld."""
    rows, history = (one[one["period"] != period] for one in (answer.rows, answer.history))
    return replace(answer, rows=rows.reset_index(drop=True), history=history)


@pytest.mark.parametrize("name", NAMES)
def test_a_period_that_is_withheld_is_a_gap(of_sam: dict[str, Answer], name: str) -> None:
    answer = of_sam[name]
    period = answer.rows["period"].iloc[4]
    told = points(drawn(without(answer, period)))
    assert set(told.get(f"{period:%Y-%m-%d}", [None])) == {None}
    shown = {f"{one:%Y-%m-%d}" for one in answer.rows["period"] if one != period}
    assert {period for period, values in told.items() if set(values) != {None}} == shown


@pytest.mark.parametrize("name", NAMES)
def test_what_is_drawn_is_what_the_answer_says(of_sam: dict[str, Answer], name: str) -> None:
    answer = of_sam[name]
    held = {"At the start": "heat_start", "At the end": "heat_end"}
    for trace in drawn(answer).data:
        if trace.name in AROUND:
            continue
        is_share = trace.name == f"{answer.question.share_name}, share"
        column = "rate" if is_share else held.get(trace.name) or by_label(answer, trace.name)
        values = [value for value in trace.y if value is not None]
        assert values == pytest.approx(answer.rows[column].tolist(), abs=0.005)


def test_a_point_beyond_its_limits_is_marked_and_no_other_is(of_sam: dict[str, Answer]) -> None:
    found = limited(of_sam["escalations"])
    assert found is not None
    signals = found.drawn.dropna(subset=["signal"])
    marked = next(trace for trace in drawn(of_sam["escalations"]).data if trace.name == "Signal")
    assert list(marked.x) == [f"{period:%Y-%m-%d}" for period in signals["period"]]
    assert len(marked.x) > 0
    assert set(marked.text) <= set(SIGNALS.values())


def stacked(figure: go.Figure) -> list[Any]:
    """The bars that stand on one another."""
    return [one for one in figure.data if one.type == "bar" and one.name not in AROUND]


def by_label(answer: Answer, label: str) -> str:
    return next(name for name, shown in answer.question.columns.items() if shown == label)


def test_one_meaning_has_one_colour_and_one_pattern_in_every_chart(
    of_sam: dict[str, Answer],
) -> None:
    for theme in (LIGHT, DARK):
        seen: dict[str, tuple[str, str]] = {}
        for name in ("outcomes", "callbacks", "other_promises"):
            for trace in stacked(drawn(of_sam[name], theme)):
                meaning = by_label(of_sam[name], trace.name)
                look = (trace.marker.color, trace.marker.pattern.shape)
                mark = MARKS[meaning]
                assert look == (theme.colour(meaning), mark.pattern)
                assert seen.setdefault(meaning, look) == look
    assert MARKS["kept_on_time"] is MARKS["resolved"]
    assert MARKS["missed"] is MARKS["unresolved"]


def test_what_stands_in_one_stack_is_told_apart_by_colour_and_by_pattern(
    of_sam: dict[str, Answer],
) -> None:
    for name in ("outcomes", "callbacks"):
        traces = stacked(drawn(of_sam[name]))
        assert len({trace.marker.color for trace in traces}) == len(traces)
        assert len({trace.marker.pattern.shape for trace in traces}) == len(traces)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_figures_of_a_page_are_small_and_carry_no_template(
    of_sam: dict[str, Answer], theme: Theme
) -> None:
    sent = [
        json.dumps(DRAWN[name](answer, limited(answer), theme), allow_nan=False)
        for name, answer in of_sam.items()
    ]
    assert len(sent) == len(SERIES)
    assert sum(len(figure.encode()) for figure in sent) < MOST_BYTES
    assert not [figure for figure in sent if "scattergl" in figure]


def test_all_figures_of_a_page_stand_over_the_same_days(of_sam: dict[str, Answer]) -> None:
    spans = {drawn(answer).layout.xaxis.range for answer in of_sam.values()}
    assert len(spans) == 1
    first, last = spans.pop()
    asked = of_sam["outcomes"].asked
    assert first < asked.first.isoformat() < last < asked.until.isoformat()
