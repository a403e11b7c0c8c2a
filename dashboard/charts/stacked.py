"""Counts stacked by period, one colour and pattern for each meaning."""

from __future__ import annotations

from dashboard.charts.theme import MARKS, Figure, Theme, figure
from journal.questions import Answer


def draw(answer: Answer, theme: Theme, categories: list[str]) -> Figure:
    """One bar per period; the periods that may not be shown are gaps."""
    columns = answer.question.columns
    periods = answer.rows["period"].dt.strftime("%Y-%m-%d").tolist()
    traces = [
        {
            "type": "bar",
            "name": columns[name],
            "x": periods,
            "y": answer.rows[name].tolist(),
            "marker": {
                "color": theme.colour(name),
                "pattern": {
                    "shape": MARKS[name].pattern,
                    "fgcolor": theme.paper,
                    "fillmode": "overlay",
                    "size": 6,
                    "solidity": 0.3,
                },
            },
            "hovertemplate": f"%{{y}} {columns[name].lower()}<extra></extra>",
        }
        for name in categories
        if name in answer.rows
    ]
    return figure(theme, answer.asked, traces, barmode="stack", hovermode="x unified")
