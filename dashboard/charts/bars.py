"""How often each category occurs: one bar for each, the most frequent on top."""

from __future__ import annotations

from dashboard.charts.theme import Figure, Theme, as_it_reads, framed
from journal.questions import Answer
from journal.questions.limits import Limited

EACH = 44
"""Pixels for one bar and the room around it."""


def draw(answer: Answer, limited: Limited | None, theme: Theme) -> Figure:
    """Of any answer with a category in its first column and `entries`; its share is written beside
    the bar where it may be told."""
    rows, category = answer.rows, next(iter(answer.question.columns))
    told = rows["shown_as"] if "shown_as" in rows else rows["entries"].astype(str)
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": rows["entries"].tolist(),
        "y": [as_it_reads(label) for label in rows[category]],
        "text": told.tolist(),
        "textposition": "auto",
        "insidetextfont": {"color": theme.paper},
        "marker": {"color": theme.colour("category")},
        "hovertemplate": "%{y}: %{text}<extra></extra>",
    }
    return framed(
        theme,
        [bars],
        xaxis={"rangemode": "tozero"},
        yaxis={"autorange": "reversed", "showgrid": False},
        height=96 + EACH * len(rows),
        bargap=0.25,
    )
