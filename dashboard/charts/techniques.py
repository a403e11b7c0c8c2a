"""How much more or less often encounters were resolved with a technique, with intervals.

Where calm and heated encounters disagree there is no one difference, and nothing is drawn: the
table tells them apart.
"""

from __future__ import annotations

from dashboard.charts.bars import EACH
from dashboard.charts.leading import leads
from dashboard.charts.theme import Figure, Theme, as_it_reads, framed
from journal.questions import Answer
from journal.questions.limits import Limited

SYMBOLS = {"more": "circle", "less": "circle", "nothing": "circle-open"}


def draw(answer: Answer, limited: Limited | None, theme: Theme) -> Figure:
    alike = answer.rows["goes_with"] != "differs"
    rows = answer.rows[alike]
    points = {
        "type": "scatter",
        "mode": "markers",
        "x": rows["risk_difference"].round(4).tolist(),
        "y": [as_it_reads(label) for label in rows["technique"]],
        "text": rows["difference"].tolist(),
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": (rows["high"] - rows["risk_difference"]).round(4).tolist(),
            "arrayminus": (rows["risk_difference"] - rows["low"]).round(4).tolist(),
            "color": theme.text,
            "thickness": 1.5,
        },
        "marker": {
            "size": 11,
            "color": theme.colour("category"),
            "symbol": [
                "circle-open" if one == "nothing" else "circle" for one in rows["goes_with"]
            ],
        },
        "hovertemplate": "%{y}: %{text}<extra></extra>",
        "meta": [lead for lead, drawn in zip(leads(answer), alike, strict=True) if drawn],
    }
    return framed(
        theme,
        [points],
        xaxis={"tickformat": "+.0%", "zeroline": True, "zerolinecolor": theme.text},
        yaxis={"autorange": "reversed"},
        height=110 + EACH * max(1, len(rows)),
        showlegend=False,
    )
