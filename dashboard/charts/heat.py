"""Mean heat at the start and at the end, by period, below the share that cooled."""

from __future__ import annotations

from dashboard.charts.share import above
from dashboard.charts.theme import Figure, Theme, figure
from journal.questions import Answer
from journal.questions.limits import Limited

LINES = {
    "heat_start": ("At the start", "solid", "circle"),
    "heat_end": ("At the end", "dash", "square"),
}


def draw(answer: Answer, limited: Limited | None, theme: Theme) -> Figure:
    rows = answer.rows_with_gaps
    traces = [
        {
            "type": "scatter",
            "name": label,
            "x": rows["period"].dt.strftime("%Y-%m-%d").tolist(),
            "y": [
                None if missing else round(value, 2)
                for value, missing in zip(rows[name], rows[name].isna(), strict=True)
            ],
            "mode": "lines+markers",
            "connectgaps": False,
            "line": {"color": theme.colour(name), "width": 2, "dash": dash},
            "marker": {"size": 7, "symbol": symbol},
            "meta": answer.question.denominator,
            "hovertemplate": f"{label}: %{{y:.1f}}<extra></extra>",
        }
        for name, (label, dash, symbol) in LINES.items()
    ]
    share, room = above(theme, limited, "cooled")
    return figure(
        theme,
        answer.asked,
        [*share, *traces],
        hovermode="x unified",
        yaxis={
            "domain": [0, 0.56] if share else [0, 1],
            "range": [0.8, 5.2],
            "tickvals": [1, 2, 3, 4, 5],
            "ticktext": ["1 calm", "2", "3", "4", "5 boiling"],
        },
        **room,
    )
