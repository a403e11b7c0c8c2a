"""How often each category occurs: one bar for each, the most frequent on top."""

from __future__ import annotations

from dashboard.charts.leading import leads
from dashboard.charts.theme import Figure, Theme, as_it_reads, framed
from journal.questions import Answer
from journal.questions.limits import Limited

EACH = 48
"""Pixels for one bar and the room around it."""


def draw(answer: Answer, limited: Limited | None, theme: Theme) -> Figure:
    """Of any answer with a category in its first column and `entries`; its share is written below
    its name where it may be told. Beside a long bar there is no room for it on a phone."""
    rows, category = answer.rows, next(iter(answer.question.columns))
    has_shares = "shown_as" in rows
    told = (rows["shown_as"] if has_shares else rows["entries"].astype(str)).tolist()
    names = [as_it_reads(label) for label in rows[category]]
    shares = zip(names, told, strict=True) if has_shares else ()
    below = {"tickvals": names, "ticktext": [f"{name}<br>{share}" for name, share in shares]}
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": rows["entries"].tolist(),
        "y": names,
        "text": told,
        "textposition": "none" if has_shares else "auto",
        "insidetextfont": {"color": theme.paper},
        "marker": {"color": theme.colour("category")},
        "hovertemplate": "%{y}: %{text}<extra></extra>",
        "meta": leads(answer),
    }
    return framed(
        theme,
        [bars],
        xaxis={"rangemode": "tozero"},
        yaxis={"autorange": "reversed", "showgrid": False} | (below if has_shares else {}),
        height=96 + EACH * len(rows),
        bargap=0.25,
    )
