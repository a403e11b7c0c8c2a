"""Numbers in, numbers out: intervals, control limits, survival, strata.

Nothing here knows an entry, a database or a screen. Which method stands where, and how often it is
wrong, is in docs/statistics.md.
"""

from journal.statistics.claims import (
    Standing,
    WouldSignal,
    beyond,
    may_be_called_different,
    standing,
    strata_disagree,
    too_rare,
    would_signal,
)
from journal.statistics.control_charts import individuals_chart, proportion_chart
from journal.statistics.discoveries import false_discoveries
from journal.statistics.display import Display, Tier, shown_as
from journal.statistics.exact import difference_p
from journal.statistics.funnel import funnel_limits
from journal.statistics.interval import Interval
from journal.statistics.lately import Lately, NoVerdict, changed_lately
from journal.statistics.proportions import difference_interval, wilson_interval
from journal.statistics.rare_events import rare_event_chart
from journal.statistics.run_rules import Signal
from journal.statistics.strata import Stratified, stratified_odds_ratio
from journal.statistics.survival import survival_curve

__all__ = [
    "Display",
    "Interval",
    "Lately",
    "NoVerdict",
    "Signal",
    "Standing",
    "Stratified",
    "Tier",
    "WouldSignal",
    "beyond",
    "changed_lately",
    "difference_interval",
    "difference_p",
    "false_discoveries",
    "funnel_limits",
    "individuals_chart",
    "may_be_called_different",
    "proportion_chart",
    "rare_event_chart",
    "shown_as",
    "standing",
    "strata_disagree",
    "stratified_odds_ratio",
    "survival_curve",
    "too_rare",
    "wilson_interval",
    "would_signal",
]
