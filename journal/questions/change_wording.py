"""What the limits of a share say, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from journal.periods import Grain
from journal.questions.changes import Change, changes, news
from journal.questions.limits import Limited
from journal.questions.wording import day, spelled
from journal.statistics import Signal, Standing, beyond, shown_as

EVEN = 0.5
TOO_EARLY = (
    "It is too early to say what changed: that begins on {day} at the earliest, with twelve points "
    "that tell what is usual. Until then, hold the last block against the one before."
)

TOO_UNEVEN = (
    "Nothing can be said of what changed: each share is so near to none or to all that a usual "
    "{period} expects less than one case that is different."
)
NOT_SHOWN = "Nothing can be said of what changed, as no share may be shown of this time."


def what_changed(rates: Sequence[Limited]) -> list[str]:
    """What changed lately, the newest first; or that nothing did; or when that can be said, or why
    it cannot."""
    if recent := news(rates):
        return [sentence(change) for change in recent]
    settled = [r for r in rates if r.standing is Standing.LOCKED and not r.too_rare]
    if settled:
        shown = next((r for r in settled if r.answer.question.name == "escalations"), settled[0])
        return [f"Nothing changed. {shown.answer.question.share_name}: {lowered(usual(shown))}"]
    if not rates:
        return [NOT_SHOWN]
    begin = [r.verdicts_begin for r in rates if r.standing is not Standing.LOCKED]
    if not begin:
        return [TOO_UNEVEN.format(period=rates[0].answer.asked.grain.value)]
    return [TOO_EARLY.format(day=day(min(begin)))]


def caption(found: Limited) -> str:
    """What the limits of one share say, and how much it would take to be outside of them."""
    if found.standing is Standing.NO_LIMITS:
        return (
            f"Too few points for limits; they begin on {day(found.limits_begin)} at the earliest."
        )
    if found.standing is Standing.TRIAL:
        begin = day(found.verdicts_begin)
        return f"These limits are on trial, and no verdict is given before {begin} at the earliest."
    if found.too_rare:
        return too_uneven(found)
    told = [sentence(change) for change in changes(found)]
    if not told:
        told = [f"No change: {lowered(usual(found))}"]
    return " ".join([*told, would_be(found)]).rstrip()


def too_uneven(found: Limited) -> str:
    if found.points["centre"].iloc[-1] < EVEN:
        return "Too rare for a verdict: a usual point expects less than one case."
    return "Too common for a verdict: a usual point expects less than one case that is different."


def sentence(change: Change) -> str:
    """ "Since 4 May 2026 fewer encounters were escalated than before, eight weeks running." """
    asked, points = change.of.answer.asked, change.points
    what = f"{'more' if change.higher else 'fewer'} {change.of.answer.question.share_told}"
    if len(points) == 1:
        only = points.iloc[0]
        share = shown_as(int(only["count"]), int(only["size"]))
        return f"In the {asked.grain.value} from {day(only['period'])} {what} than usual: {share}."
    when = f"Since {day(change.first)}"
    if not change.goes_on:
        last_day = points["period"].iloc[-1] + asked.grain.length - timedelta(days=1)
        when = f"From {day(change.first)} to {day(last_day)}"
    if (points["signal"] == Signal.TREND).all():
        period, number = asked.grain.value, len(points)
        return (
            f"{when} {what} each {period} than the {period} before, "
            f"{spelled(number)} {period}s running."
        )
    return f"{when} {what} than before, {how_steadily(change)}."


def how_steadily(change: Change) -> str:
    """ "eight weeks running", "in 34 of 38 weeks"."""
    points, periods = change.points, f"{change.of.answer.asked.grain.value}s"
    there = points.dropna(subset=["size"])
    sign = 1 if change.higher else -1
    so = int(((there["rate"] - there["centre"]) * sign > 0).sum())
    if so < len(points):
        return f"in {so} of {len(there)} {periods}"
    return f"{spelled(so)} {periods} running"


def usual(found: Limited) -> str:
    """Between which shares it moves, as the limits stand now."""
    latest = found.points.dropna(subset=["size"]).iloc[-1]
    lower, upper = (f"{round(latest[line] * 100)} %" for line in ("lower", "upper"))
    each = "Week to week" if found.answer.asked.grain is Grain.WEEK else "Block to block"
    return f"{each} it moves between {lower} and {upper}, and did again."


def lowered(told: str) -> str:
    return told[0].lower() + told[1:]


def would_be(found: Limited) -> str:
    """How many, in a period of as many as the last one had, would be outside the usual range;
    empty where no count would."""
    latest = found.points.dropna(subset=["size"]).iloc[-1]
    it = beyond(latest["lower"], latest["upper"], int(latest["size"]))
    many = f"{it.at_least} or more" if it.at_least is not None else ""
    few = "" if it.at_most is None else f"{it.at_most} or fewer" if it.at_most else "none"
    if not many and not few:
        return ""
    either = f"{many}, or {few}," if many and few else many or few
    one = f"In a {found.answer.asked.grain.value} of {int(latest['size'])}, as the last one was"
    return f"{one}, {either} would be outside the usual range."
