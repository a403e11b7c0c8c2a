"""One file per chart: draw(answer, theme) -> Figure. Drawing never computes."""

from dashboard.charts import heat, outcomes, promises, share

DRAWN = {
    "outcomes": outcomes.draw,
    "escalations": share.draw,
    "callbacks": promises.draw,
    "other_promises": promises.draw,
    "heat": heat.draw,
}

__all__ = ["DRAWN"]
