"""A share by period between its limits; what is withheld is a gap."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pandas as pd

from dashboard.charts.theme import Figure, Theme, figure
from journal.questions import Answer
from journal.questions.limits import Limited

MILLISECOND = timedelta(milliseconds=1)
SHARES = {"tickformat": ".0%", "rangemode": "tozero"}


def draw(answer: Answer, limited: Limited | None, theme: Theme) -> Figure:
    traces = share_traces(limited, theme, "escalated") if limited else []
    return figure(theme, answer.asked, traces, yaxis=SHARES | {"range": [0, None]})


def share_traces(
    limited: Limited, theme: Theme, meaning: str, axis: str = "y"
) -> list[dict[str, Any]]:
    """The band of what is usual, its middle, the points, and those among them that are signals."""
    points, question = limited.drawn, limited.answer.question
    name, part = question.share_name, (question.share or ("",))[0]
    on = {"type": "scatter", "x": points["period"].dt.strftime("%Y-%m-%d").tolist(), "yaxis": axis}
    step = {"mode": "lines", "hoverinfo": "skip", "connectgaps": False}
    middle = {"color": theme.text, "width": 1, "dash": "dot", "shape": "hvh"}
    band = {
        "type": "bar",
        "name": "Usual range",
        "base": values(points["lower"]),
        "y": values(points["upper"] - points["lower"]),
        "width": limited.answer.asked.grain.length / MILLISECOND,
        "marker": {"color": theme.band},
        "hoverinfo": "skip",
    }
    signals = points[points["signal"].notna()]
    return [
        on | band,
        on | step | {"y": values(points["centre"]), "line": middle, "name": "Baseline"},
        on
        | {
            "name": f"{name}, share",
            "y": values(points["rate"]),
            "text": points["shown_as"].fillna("").tolist(),
            "mode": "lines+markers",
            "connectgaps": False,
            "line": {"color": theme.colour(meaning), "width": 2},
            "marker": {"size": 7},
            "meta": part,
            "hovertemplate": f"{name}: %{{text}}<extra></extra>",
        },
        on
        | {
            "name": "Signal",
            "x": signals["period"].dt.strftime("%Y-%m-%d").tolist(),
            "y": values(signals["rate"]),
            "text": signals["signal_told"].tolist(),
            "mode": "markers",
            "meta": part,
            "marker": {
                "size": 13,
                "symbol": "diamond-open",
                "color": theme.colour("signal"),
                "line": {"width": 2},
            },
            "hovertemplate": "%{text}<extra></extra>",
        },
    ]


def values(column: pd.Series[float]) -> list[float | None]:
    """Numbers as JSON knows them: none where there is no point."""
    rounded = column.astype(float).round(4).tolist()
    return [None if value != value else value for value in rounded]


def above(
    theme: Theme, limited: Limited | None, meaning: str
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """A share on an axis of its own above what it is a share of: its traces, and the layout."""
    if limited is None:
        return [], {}
    axis = theme.axis | SHARES | {"domain": [0.66, 1], "nticks": 4}
    return share_traces(limited, theme, meaning, "y2"), {"yaxis2": axis, "height": 480}
