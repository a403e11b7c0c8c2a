"""A share by period, as points joined by a line; what is withheld is a gap."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard.charts.theme import Theme, figure
from journal.questions import Answer


def draw(answer: Answer, theme: Theme) -> go.Figure:
    rows = answer.rows_with_gaps
    trace = go.Scatter(
        name=answer.question.title,
        x=rows["period"].dt.strftime("%Y-%m-%d").tolist(),
        y=[
            None if missing else value
            for value, missing in zip(rows["rate"], rows["rate"].isna(), strict=True)
        ],
        text=rows["shown_as"].fillna("").tolist(),
        mode="lines+markers",
        connectgaps=False,
        line={"color": theme.colour("escalated"), "width": 2},
        marker={"size": 7},
        hovertemplate="%{text}<extra></extra>",
    )
    return figure(theme, [trace], showlegend=False, yaxis_tickformat=".0%", yaxis_range=[0, None])
