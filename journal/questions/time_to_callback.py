"""How long customers wait for a promised callback, by the block in which it fell due.

One that was not made is watched until it was cancelled, or until now.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from journal.questions.facts import Facts
from journal.questions.promises import CALLBACKS
from journal.questions.question import Answer, Table
from journal.questions.tally import among_blocks, counted, stretches_asked, withheld
from journal.questions.wording import counted as so_many
from journal.statistics import survival_curve

FEWEST_AT_RISK = 5
DONE = ("kept_on_time", "kept_late")


@dataclass(frozen=True, kw_only=True)
class TimeToCallback(Table):
    def answer(self, facts: Facts) -> Answer:
        asked, relation = facts.asked, "promise_facts_in_scope"
        promised = counted(facts, ["state", "hours"], among="is_callback", relation=relation)
        chosen = stretches_asked(promised, asked, withheld=facts.withheld_of(CALLBACKS))
        shown = among_blocks(promised, chosen)
        totals = {
            "entries": int(shown["entries"].sum()),
            "agents": int(shown["agent"].nunique()),
            "done": int(shown.loc[shown["state"].isin(DONE), "entries"].sum()),
        }
        rows = curve_of(shown, asked.least_agents)
        return Answer(self, asked, rows, totals, withheld(promised, chosen, asked))


def curve_of(shown: pd.DataFrame, least: int) -> pd.DataFrame:
    """The curve, as far as enough callbacks of enough agents are waited for."""
    if shown.empty:
        return pd.DataFrame()
    each = shown.loc[shown.index.repeat(shown["entries"].to_numpy())]
    curve = survival_curve(each["hours"].to_numpy(float), each["state"].isin(DONE).to_numpy())
    longest = np.sort(each.groupby("agent")["hours"].max().to_numpy())
    agents = len(longest) - np.searchsorted(longest, curve["time"].to_numpy())
    enough = (curve["at_risk"] >= FEWEST_AT_RISK) & (agents >= least)
    rows = curve.assign(agents=agents, time=curve["time"].astype(int))[enough]
    return rows.assign(
        waiting=[f"{share:.0%}".replace("%", " %") for share in rows["survival"]]
    ).reset_index(drop=True)


def finding(answer: Answer) -> str:
    rows, totals = answer.rows, answer.totals
    of = f"of {so_many(totals['entries'], 'callback', 'callbacks')} that fell due, {answer.span}"
    half = rows[rows["survival"] <= 0.5]
    if len(half):
        return f"Half were made within {so_many(half['time'].iloc[0], 'hour', 'hours')}, {of}."
    last = rows.iloc[-1]
    within = so_many(last["time"], "hour", "hours")
    return f"Fewer than half were made within {within}, {of}; there the figures end."


TIME_TO_CALLBACK = TimeToCallback(
    name="time_to_callback",
    title="How long a callback takes",
    columns={
        "time": "Hours since it was promised",
        "waiting": "Still waiting",
        "at_risk": "Callbacks waited for",
        "agents": "Agents",
    },
    asked_of_all=False,
    finding=finding,
    nothing="No callback fell due in these blocks.",
)
