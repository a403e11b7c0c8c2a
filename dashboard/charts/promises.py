"""What became of promises, stacked by the period in which they fell due."""

from __future__ import annotations

from dashboard.charts import stacked
from dashboard.charts.theme import Figure, Theme
from journal.questions import Answer
from journal.questions.limits import Limited

ORDER = ["kept_on_time", "kept_late", "missed", "no_longer_needed"]


def draw(answer: Answer, limited: Limited | None, theme: Theme) -> Figure:
    return stacked.draw(answer, limited, theme, ORDER)
