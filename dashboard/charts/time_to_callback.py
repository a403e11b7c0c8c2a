"""Which share of customers still waits for a promised callback, hour by hour."""

from __future__ import annotations

from dashboard.charts.theme import Figure, Theme, framed
from journal.questions import Answer
from journal.questions.limits import Limited


def draw(answer: Answer, limited: Limited | None, theme: Theme) -> Figure:
    rows = answer.rows
    curve = {
        "type": "scatter",
        "mode": "lines",
        "x": [0, *rows["time"].tolist()],
        "y": [1, *rows["survival"].round(4).tolist()],
        "text": ["100 %", *rows["waiting"].tolist()],
        "line": {"color": theme.colour("category"), "width": 2, "shape": "hv"},
        "hovertemplate": "After %{x} hours %{text} still waiting<extra></extra>",
    }
    return framed(
        theme,
        [curve],
        xaxis={"title": {"text": "Hours since it was promised"}, "rangemode": "tozero"},
        yaxis={"tickformat": ".0%", "range": [0, 1.02]},
        showlegend=False,
    )
