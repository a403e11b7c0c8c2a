"""A share by period, as points joined by a line; what is withheld is a gap."""

from __future__ import annotations

from dashboard.charts.theme import Figure, Theme, figure
from journal.questions import Answer


def draw(answer: Answer, theme: Theme) -> Figure:
    rows = answer.rows_with_gaps
    trace = {
        "type": "scatter",
        "name": answer.question.title,
        "x": rows["period"].dt.strftime("%Y-%m-%d").tolist(),
        "y": [
            None if missing else value
            for value, missing in zip(rows["rate"], rows["rate"].isna(), strict=True)
        ],
        "text": rows["shown_as"].fillna("").tolist(),
        "mode": "lines+markers",
        "connectgaps": False,
        "line": {"color": theme.colour("escalated"), "width": 2},
        "marker": {"size": 7},
        "hovertemplate": "%{text}<extra></extra>",
    }
    yaxis = {"tickformat": ".0%", "range": [0, None]}
    return figure(theme, answer.asked, [trace], showlegend=False, yaxis=yaxis)
