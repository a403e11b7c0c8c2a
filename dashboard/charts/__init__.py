"""One file per chart: draw(answer, limits, theme) -> Figure. Drawing never computes."""

from dashboard.charts import (
    bars,
    causes_and_outcomes,
    exceptions,
    heat,
    outcomes,
    promises,
    share,
    teams,
    techniques,
    time_to_callback,
    when,
)

DRAWN = {
    "outcomes": outcomes.draw,
    "escalations": share.draw,
    "escalation_reasons": bars.draw,
    "explained": bars.draw,
    "callbacks": promises.draw,
    "other_promises": promises.draw,
    "time_to_callback": time_to_callback.draw,
    "heat": heat.draw,
    "causes": bars.draw,
    "causes_and_outcomes": causes_and_outcomes.draw,
    "channels": bars.draw,
    "behaviours": bars.draw,
    "exceptions": exceptions.draw,
    "techniques": techniques.draw,
    "teams": teams.draw,
    "when": when.draw,
}

__all__ = ["DRAWN"]
