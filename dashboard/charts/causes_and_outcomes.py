"""Where encounters ended, for each cause: the outcomes stacked along one bar."""

from __future__ import annotations

from dashboard.charts.bars import EACH
from dashboard.charts.leading import leads
from dashboard.charts.theme import MARKS, Figure, Theme, as_it_reads, framed
from journal.questions import Answer
from journal.questions.limits import Limited

ORDER = ("resolved", "partly_resolved", "waiting", "unresolved", "ended_early")


def draw(answer: Answer, limited: Limited | None, theme: Theme) -> Figure:
    rows, columns = answer.rows, answer.question.columns
    causes = [as_it_reads(label) for label in rows["cause"]]
    bars = [
        {
            "type": "bar",
            "orientation": "h",
            "name": columns[name],
            "x": rows[name].tolist(),
            "y": causes,
            "marker": theme.filled(name),
            "meta": leads(answer, name),
            "hovertemplate": f"%{{y}}: %{{x}} {columns[name].lower()}<extra></extra>",
        }
        for name in ORDER
        if name in rows and name in MARKS
    ]
    return framed(
        theme,
        bars,
        xaxis={"rangemode": "tozero"},
        yaxis={"autorange": "reversed", "showgrid": False},
        barmode="stack",
        bargap=0.25,
        height=150 + EACH * len(rows),
    )
