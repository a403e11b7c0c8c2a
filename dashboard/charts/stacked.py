"""Counts stacked by period, one colour and pattern for each meaning."""

from __future__ import annotations

from dashboard.charts.share import above
from dashboard.charts.theme import Figure, Theme, figure
from journal.questions import Answer
from journal.questions.limits import Limited


def draw(answer: Answer, limited: Limited | None, theme: Theme, categories: list[str]) -> Figure:
    """One bar per period, below the share of the first category; what may not be shown is a
    gap."""
    columns = answer.question.columns
    periods = answer.rows["period"].dt.strftime("%Y-%m-%d").tolist()
    traces = [
        {
            "type": "bar",
            "name": columns[name],
            "x": periods,
            "y": answer.rows[name].tolist(),
            "marker": theme.filled(name),
            "meta": name,
            "hovertemplate": f"%{{y}} {columns[name].lower()}<extra></extra>",
        }
        for name in categories
        if name in answer.rows
    ]
    share, room = above(theme, limited, categories[0])
    counts = {"domain": [0, 0.56]} if share else {}
    return figure(
        theme,
        answer.asked,
        [*share, *traces],
        yaxis=counts,
        barmode="stack",
        hovermode="x unified",
        **room,
    )
