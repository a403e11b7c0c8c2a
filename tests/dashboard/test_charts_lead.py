"""Where the points and bars of a chart lead, and what stands beside a bar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dashboard.charts import DRAWN
from dashboard.charts.theme import Figure, Theme
from journal.demo import Size, build
from journal.policy import scope_for
from journal.questions import QUESTIONS, Answer, ask_all, choose
from journal.questions.behind import Choice, choices
from journal.questions.limits import limited
from journal.questions.techniques import with_verdicts
from journal.store import open_store
from journal.store.workspace import find_workspace
from tests.dashboard.asked import viewer_of

LEAD = [name for name, question in QUESTIONS.items() if question.leads_to]
LISTENED = {"technique": "Listened", "technique_value": "listened", "blocks": ()}
DRAWN_ALONE = {"teams", "team_changes", "callbacks", "other_promises", "time_to_callback"}


@pytest.fixture(scope="module")
def of_sam(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Answer]]:
    folder: Path = tmp_path_factory.mktemp("leading") / "demo"
    store = open_store(folder)
    build(store, now=datetime.now(UTC), size=Size(teams=1))
    workspace, scope = find_workspace(store), scope_for(viewer_of(store, "sam"))
    assert workspace is not None
    asked = choose(store, scope, workspace)
    found = ask_all(store, scope, list(QUESTIONS.values()), asked)
    yield {answer.question.name: answer for answer in found}
    store.close()


def drawn(answer: Answer) -> Figure:
    return DRAWN[answer.question.name](answer, limited(answer), Theme(dark=False))


def all_choices(answer: Answer) -> dict[str, Choice]:
    every = (choice for part in answer.question.leads_to for choice in choices(answer, part))
    return {str(choice): choice for choice in every if choice}


def led_to(name: str, trace: dict[str, Any]) -> list[str]:
    """What each point of a trace leads to, as the script in the browser reads it."""
    meta = trace.get("meta")
    if isinstance(meta, str):
        shown = zip(trace["x"], trace["y"], strict=True)
        return [f"{name}.{day}.{meta}" for day, value in shown if value is not None]
    return [one for one in np.array(meta if meta else [], dtype=object).ravel() if one]


def test_what_is_drawn_of_entries_leads_somewhere_and_promises_do_not() -> None:
    assert set(QUESTIONS) - set(LEAD) == DRAWN_ALONE


@pytest.mark.parametrize("name", LEAD)
def test_every_point_leads_to_a_count_of_its_own_row(of_sam: dict[str, Answer], name: str) -> None:
    answer = of_sam[name]
    known = all_choices(answer)
    led = [one for trace in drawn(answer)["data"] for one in led_to(name, trace)]
    assert led
    assert set(led) <= set(known)
    assert {known[one].row for one in led} <= {one.row for one in choices(answer) if one}


@pytest.mark.parametrize("name", ["causes", "channels", "escalation_reasons"])
def test_a_share_stands_below_the_name_of_its_bar_and_not_beside_it(
    of_sam: dict[str, Answer], name: str
) -> None:
    answer = of_sam[name]
    figure = drawn(answer)
    (bars,) = figure["data"]
    assert bars["textposition"] == "none"
    labels = [label.split("<br>")[1] for label in figure["layout"]["yaxis"]["ticktext"]]
    assert labels == answer.rows["shown_as"].tolist()
    assert figure["layout"]["yaxis"]["tickvals"] == bars["y"]


def test_a_chart_is_drawn_where_calm_and_heated_disagree_on_every_technique(
    of_sam: dict[str, Answer],
) -> None:
    opposite = ((60, 5, 5, 60), (5, 60, 60, 5))
    rows = with_verdicts([LISTENED | {"strata": opposite}])
    assert rows["goes_with"].tolist() == ["differs"]
    (points,) = drawn(replace(of_sam["techniques"], rows=rows))["data"]
    assert points["x"] == points["y"] == points["meta"] == []
