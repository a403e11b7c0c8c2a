"""On which days and at what time of day: a field for each, the darker the more often."""

from __future__ import annotations

from dashboard.charts.leading import leads
from dashboard.charts.theme import Figure, Theme, framed
from journal.questions import Answer
from journal.questions.limits import Limited
from journal.vocabulary import PartOfDay, Weekday


def draw(answer: Answer, limited: Limited | None, theme: Theme) -> Figure:
    held = answer.rows.set_index(["part_of_day_value", "weekday_value"])["entries"].to_dict()
    counts = [[held.get((str(part), str(day)), 0) for day in Weekday] for part in PartOfDay]
    named = zip(answer.rows["part_of_day_value"], answer.rows["weekday_value"], strict=True)
    to = dict(zip(named, leads(answer), strict=True))
    fields = {
        "type": "heatmap",
        "x": [day.label for day in Weekday],
        "y": [part.label for part in PartOfDay],
        "z": counts,
        "texttemplate": "%{z}",
        "colorscale": [[0, theme.paper], [1, theme.colour("category")]],
        "meta": [[to.get((str(part), str(day))) for day in Weekday] for part in PartOfDay],
        "zmin": 0,
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
        "hovertemplate": "%{x}, %{y}: %{z} entries<extra></extra>",
    }
    return framed(
        theme,
        [fields],
        xaxis={"showgrid": False, "type": "category"},
        yaxis={"showgrid": False, "autorange": "reversed", "type": "category"},
    )
