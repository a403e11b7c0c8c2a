"""What agents did, and where it ended when they did and when they did not: what a technique was
used with, and never that it works.

Compared are entries that name any technique and how hot it was at the start, the calmer and the
heated ones apart. A technique is told in stretches of its own: in each of them enough agents used
it, and enough did not, in either heat; and enough say how it went.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import pandas as pd

from journal.questions.facts import Facts, Withheld
from journal.questions.outcomes import OUTCOMES
from journal.questions.question import Answer, Asked, Table
from journal.questions.techniques_used import (
    EFFECTS,
    STRATA,
    Used,
    techniques_used,
    within_stretches,
)
from journal.questions.wording import people_or_more
from journal.statistics import (
    Stratified,
    false_discoveries,
    shown_as,
    strata_disagree,
    stratified_odds_ratio,
)

LEAST_ENTRIES = 20


@dataclass(frozen=True, kw_only=True)
class Techniques(Table):
    def answer(self, facts: Facts) -> Answer:
        asked, used = facts.asked, techniques_used(facts)
        withheld = facts.withheld_of(OUTCOMES)
        rows = [row for one in used if (row := row_of(one, asked, withheld)) is not None]
        told = {row["technique"] for row in rows}
        left = [one.technique.label for one in used if one.technique.label not in told]
        return Answer(self, asked, with_verdicts(rows), {}, not_shown(left, asked))


def row_of(used: Used, asked: Asked, withheld: Withheld) -> dict[str, Any] | None:
    """What is told of a technique; None where too few used it, or did not."""
    blocks = within_stretches(used, asked, withheld)
    with_it, without = used.with_it.within(blocks), used.without.within(blocks)
    if any(
        arm.entries.sum() < LEAST_ENTRIES or arm.people < asked.least_agents
        for arm in (with_it, without)
    ):
        return None
    every = [with_it.ended(heat) + without.ended(heat) for heat in range(len(STRATA))]
    strata = tuple(one for one in every if sum(one[:2]) and sum(one[2:]))
    if not strata:
        return None
    said = used.said[blocks].sum(axis=(0, 1))
    return {
        "technique": used.technique.label,
        "technique_value": str(used.technique),
        "uses": int(with_it.entries.sum()),
        "with_it": with_it.share,
        "without": without.share,
        "strata": strata,
        **{name: int(number) for name, number in zip(EFFECTS, said, strict=True)},
        "agents": with_it.people,
        "blocks": tuple(asked.closed_blocks[place] for place in blocks),
    }


def with_verdicts(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """The difference that each goes with, in words; false discoveries held over all of them."""
    pooled = [stratified_odds_ratio(row["strata"]) for row in rows]
    believed = false_discoveries([one.p for one in pooled])
    return pd.DataFrame(
        [
            row | verdict(row["strata"], one, yes)
            for row, one, yes in zip(rows, pooled, believed, strict=True)
        ]
    )


def verdict(strata: Any, pooled: Stratified, believed: bool) -> dict[str, Any]:
    if strata_disagree(strata):
        apart = "; ".join(
            f"{heat}: {shown_as(a, a + b)} with, {shown_as(c, c + d)} without"
            for heat, (a, b, c, d) in zip(STRATA, strata, strict=False)
        )
        told = {"goes_with": "differs", "difference": f"Differs by heat. {apart.capitalize()}"}
        return told | dict.fromkeys(("risk_difference", "low", "high", "p"), math.nan)
    low, high = pooled.risk_difference_interval.low, pooled.risk_difference_interval.high
    direction = "more" if pooled.risk_difference > 0 else "less"
    by = f"{abs(100 * pooled.risk_difference):.0f} points {direction}"
    points = f"{by} ({100 * low:+.0f} to {100 * high:+.0f})"
    return {
        "goes_with": direction if believed else "nothing",
        "difference": points.replace("-", "−"),
        "risk_difference": pooled.risk_difference,
        "low": low,
        "high": high,
        "p": pooled.p,
    }


def not_shown(left: list[str], asked: Asked) -> tuple[str, ...]:
    if not left:
        return ()
    least = asked.least_agents
    few = f", or by fewer than {people_or_more(least)}" if least else ""
    return (
        f"Not shown, as they were used or left out in fewer than {LEAST_ENTRIES} entries that can "
        f"be compared{few}: {', '.join(left)}.",
    )


def finding(answer: Answer) -> str:
    rows, told = answer.rows, []
    for which, said in (("more", "more often"), ("less", "less often")):
        some = rows[rows["goes_with"] == which]
        if len(some):
            named = "; ".join(f"{r.technique}, {r.difference}" for r in some.itertuples())
            told.append(f"Resolved {said} when used: {named}.")
    if not told:
        told = ["No technique was used with more or fewer resolved encounters than chance gives."]
    return " ".join([*told, "That it was used with them does not say that it works."])


TECHNIQUES = Techniques(
    name="techniques",
    title="Techniques, and where encounters with them ended",
    columns={
        "technique": "Technique",
        "uses": "Entries with it",
        "with_it": "Resolved with it",
        "without": "Resolved without",
        "difference": "Difference, alike in heat",
        "helped": "Helped, in their word",
        "no_difference": "No difference",
        "worse": "Made it worse",
        "agents": "Agents who used it",
    },
    asked_of_all=False,
    finding=finding,
    nothing="No entry in these blocks names a technique.",
    leads_to={"uses": "heat_start is not null"},
    named_by={"technique_value": "$technique_value = any(techniques)"},
)
