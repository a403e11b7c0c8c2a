"""What exceptions were worth: by what was given, and by what set it off."""

from __future__ import annotations

from dashboard.charts.bars import EACH
from dashboard.charts.leading import leads
from dashboard.charts.theme import Figure, Theme, as_it_reads, framed
from journal.questions import Answer
from journal.questions.limits import Limited


def draw(answer: Answer, limited: Limited | None, theme: Theme) -> Figure:
    rows = answer.rows
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": rows["value"].tolist(),
        "y": [
            [as_it_reads(label) for label in rows["about"]],
            [as_it_reads(label) for label in rows["category"]],
        ],
        "text": [f"{value:,}" for value in rows["value"]],
        "textposition": "auto",
        "insidetextfont": {"color": theme.paper},
        "marker": {"color": theme.colour("category")},
        "hovertemplate": "%{y}: worth %{text}<extra></extra>",
        "meta": leads(answer),
    }
    return framed(
        theme,
        [bars],
        xaxis={"rangemode": "tozero", "nticks": 4, "tickangle": 0},
        yaxis={"autorange": "reversed", "showgrid": False, "dividercolor": theme.line},
        height=96 + EACH * len(rows),
        bargap=0.25,
    )
