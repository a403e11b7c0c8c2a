"""Teams beside each other: how often each passes encounters on, against what chance would do.

From five teams on, in the order of the alphabet; records stand beside records alone. What a team's
own figures withhold is in no figure here either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

import pandas as pd

from journal import disclosure
from journal.questions.facts import Facts
from journal.questions.narrowing import NOBODY
from journal.questions.question import Answer, Asked, Table
from journal.questions.wording import counted as so_many
from journal.questions.wording import people_or_more
from journal.statistics import funnel_limits, shown_as
from journal.store.workspace import teams_seen

FEWEST_TEAMS = 5
LIMITS = {"low_998": 0.001, "low_95": 0.025, "high_95": 0.975, "high_998": 0.999}
SQL = f"""
    select team_id, period, count(*) as agents, array_agg(agent) as behind,
           cast(sum(entries) as bigint) as entries, cast(sum(escalated) as bigint) as escalated
    from (
        select team_id, period, coalesce(agent, {NOBODY}) as agent, sum(entries) as entries,
               sum(escalated) as escalated
        from escalation_facts_of_teams_in_scope
        group by team_id, period, agent
    ) as of_each
    group by team_id, period
    order by team_id, period
"""
NOT_COMPARED = "What is told because every agent of a small team agrees is told of that team alone."
TOO_FEW = "Teams are compared from five on; fewer say too little about each other."


@dataclass(frozen=True, kw_only=True)
class Teams(Table):
    def answer(self, facts: Facts) -> Answer:
        store, scope, asked = facts.store, facts.scope, facts.asked
        if asked.by_agreement:
            return Answer(self, asked, pd.DataFrame(), {}, (NOT_COMPARED,))
        until = min(asked.until, asked.closed_until)
        found = store.read(scope, SQL, {"first": asked.first, "until": until})
        teams = {
            team.team_id: team.name
            for team in teams_seen(store, scope)
            if team.kind is asked.team.kind
        }
        found = found[found["team_id"].isin(list(teams))]
        # The weeks or blocks that each team's own figures show.
        rows = rows_of(disclosure.shown(found, asked.least_agents), teams)
        left = found["team_id"].nunique() - len(rows)
        if len(rows) < FEWEST_TEAMS:
            return Answer(self, asked, pd.DataFrame(), {}, (TOO_FEW,))
        totals = {name: int(rows[name].sum()) for name in ("entries", "escalated")}
        return Answer(self, asked, with_limits(rows, totals), totals, left_out(left, asked))


def rows_of(shown: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    of_each = shown.groupby("team_id")
    rows = of_each[["entries", "escalated"]].sum()
    rows["agents"] = [len(set(chain.from_iterable(agents))) for _, agents in of_each["behind"]]
    rows.insert(0, "team", [names[team] for team in rows.index])
    return rows.sort_values("team", ignore_index=True)


def with_limits(rows: pd.DataFrame, totals: dict[str, int]) -> pd.DataFrame:
    """Each team's share, and between which ones chance would leave it if all were alike."""
    target = totals["escalated"] / totals["entries"]
    limits = funnel_limits(target, rows["entries"].to_numpy(), list(LIMITS.values()))
    pairs = list(zip(rows["escalated"], rows["entries"], strict=True))
    rows = rows.assign(
        rate=rows["escalated"] / rows["entries"],
        target=target,
        shown_as=[shown_as(int(x), int(n)).text for x, n in pairs],
        **dict(zip(LIMITS, limits, strict=True)),
    )
    widest = zip(rows["low_998"], rows["high_998"], strict=True)
    usual = [f"{low:.0%} to {high:.0%}" for low, high in widest]
    return rows.assign(usual=[text.replace("%", " %") for text in usual])


def left_out(teams: int, asked: Asked) -> tuple[str, ...]:
    if not teams:
        return ()
    few = people_or_more(asked.least_agents)
    are = "team is" if teams == 1 else "teams are"
    return (f"{teams} {are} not shown: the figures would rest on fewer than {few}.",)


def finding(answer: Answer) -> str:
    rows, totals = answer.rows, answer.totals
    told = f"Escalated in {so_many(len(rows), 'team', 'teams')}: "
    told += f"{shown_as(totals['escalated'], totals['entries'])}, {answer.span}."
    beyond = {
        "more": rows[rows["rate"] > rows["high_998"]],
        "less": rows[rows["rate"] < rows["low_998"]],
    }
    for which, some in beyond.items():
        if len(some):
            told += f" {which.capitalize()} often than chance would have it: "
            told += "; ".join(f"{row.team}, {row.shown_as}" for row in some.itertuples()) + "."
    if not any(len(some) for some in beyond.values()):
        told += " They differ no more than chance would make teams that are alike."
    return told


TEAMS = Teams(
    name="teams",
    title="Teams beside each other",
    columns={
        "team": "Team",
        "shown_as": "Escalated, share",
        "entries": "Entries that say",
        "escalated": "Escalated",
        "usual": "By chance alone",
        "agents": "Agents",
    },
    finding=finding,
    nothing=TOO_FEW,
)
