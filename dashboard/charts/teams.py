"""Teams beside each other: a funnel, within which chance would leave teams that are alike."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.charts.theme import Figure, Theme, as_it_reads, framed
from journal.questions import Answer
from journal.questions.limits import Limited

EDGES = {
    "low_998": ("99.8 % limits", "dash"),
    "high_998": ("99.8 % limits", "dash"),
    "low_95": ("95 % limits", "dot"),
    "high_95": ("95 % limits", "dot"),
}


def draw(answer: Answer, limited: Limited | None, theme: Theme) -> Figure:
    rows = answer.rows.sort_values("entries")
    points = {
        "type": "scatter",
        "name": "A team",
        "mode": "markers+text",
        "x": rows["entries"].tolist(),
        "y": rows["rate"].round(4).tolist(),
        "text": [as_it_reads(name) for name in rows["team"]],
        "customdata": rows["shown_as"].tolist(),
        "textposition": "top center",
        "marker": {"size": 11, "color": theme.colour("category")},
        "hovertemplate": "%{text}: %{customdata}<extra></extra>",
    }
    lines = [edge(rows, name, theme) for name in EDGES]
    target = edge(rows.assign(low_95=rows["target"]), "low_95", theme)
    middle = target | {"name": "All together", "showlegend": True, "line": {"color": theme.text}}
    return framed(
        theme,
        [*lines, middle, points],
        xaxis={"title": {"text": "Entries that say"}, "showgrid": False},
        yaxis={"tickformat": ".0%", "rangemode": "tozero"},
        height=420,
    )


def edge(rows: pd.DataFrame, name: str, theme: Theme) -> dict[str, Any]:
    label, dash = EDGES[name]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": label,
        "showlegend": name.startswith("high"),
        "x": rows["entries"].tolist(),
        "y": rows[name].round(4).tolist(),
        "line": {"color": theme.colour("category"), "width": 1, "dash": dash},
        "hoverinfo": "skip",
    }
