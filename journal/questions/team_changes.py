"""What changed lately in many teams: of each its shares, the last blocks against what is usual.

So many shares would cry wolf every week, each with its own limits: here false discoveries are held
at one in ten over all teams and shares together. What a team's own figures withhold is in no figure
here either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from journal.people import Team
from journal.periods import BLOCK, Grain
from journal.policy import Scope
from journal.questions.counting import EVER
from journal.questions.escalations import ESCALATIONS
from journal.questions.facts import Facts
from journal.questions.heat import HEAT
from journal.questions.limits import beginnings
from journal.questions.outcomes import OUTCOMES
from journal.questions.promises import CALLBACKS, OTHER_PROMISES
from journal.questions.question import Answer, Asked, Series, Table
from journal.questions.team_changes_wording import (
    COLUMNS,
    NOTHING,
    VERDICTS,
    finding,
    teams_not_shown,
)
from journal.questions.teams import NOT_COMPARED
from journal.questions.wording import day
from journal.statistics import Lately, NoVerdict, changed_lately, false_discoveries, shown_as
from journal.statistics.binomial import Numbers
from journal.store.engine import Store
from journal.store.marked_changes import days_marked
from journal.store.workspace import teams_seen

SHARES = (ESCALATIONS, OUTCOMES, CALLBACKS, OTHER_PROMISES, HEAT)
WINDOWS = (1, 3)
"""Blocks: a sudden change is seen soonest in the last one, a smaller one in the last three."""
WITHHELD = "withheld"
ALL_TEAMS = "All teams"
Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class TeamChanges(Table):
    def answer(self, facts: Facts) -> Answer:
        store, scope, asked = facts.store, facts.scope, facts.asked
        if asked.by_agreement:
            return Answer(self, asked, pd.DataFrame(), {}, (NOT_COMPARED,))
        teams = [team for team in teams_seen(store, scope) if team.kind is asked.team.kind]
        counted = {share.name: points(store, scope, share, asked) for share in SHARES}
        marked = days_marked(store, scope)
        rows = [
            row_of(team, share, counted[share.name].get(team.team_id, []), marked, asked)
            for team in teams
            for share in SHARES
        ]
        if all(row["found"] is NoVerdict.NOTHING for row in rows):
            return Answer(self, over_all(asked), pd.DataFrame(), {}, ())
        told = pd.DataFrame(with_verdicts(rows))
        totals = {"teams": len(teams), "tested": sum("p" in row for row in rows)}
        return Answer(self, over_all(asked), told, totals, teams_not_shown(told, asked))


def over_all(asked: Asked) -> Asked:
    """What the answer is of, whatever was asked for: all teams, the last blocks."""
    first = asked.closed_until - max(WINDOWS) * BLOCK
    team = replace(asked.team, name=ALL_TEAMS)
    return replace(asked, team=team, first=first, until=asked.closed_until, grain=Grain.BLOCK)


def points(
    store: Store, scope: Scope, share: Series, asked: Asked
) -> dict[str, list[dict[str, Any]]]:
    """By team every week or block of the grain in which it is drawn now, before the running block,
    with how many agents stand in it."""
    part, whole = (share.counts[name] for name in share.share or ())
    relation = f"{share.relation.removesuffix('_in_scope')}_of_teams_in_scope"
    rows = store.rows(
        scope,
        f"""
        select team_id, grain, drawn_since, period,
               count(*) filter (where {part}) as count, count(*) as size,
               count(distinct agent) as agents
        from {relation}
        where {whole}
        group by team_id, grain, drawn_since, period
        order by team_id, drawn_since, period
        """,
        {"first": EVER[0], "until": asked.closed_until},
    )
    by_team: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        held = by_team.setdefault(row["team_id"], [])
        if held and held[-1]["drawn_since"] != row["drawn_since"]:
            held.clear()
        held.append(row)
    return by_team


def row_of(
    team: Team,
    share: Series,
    held: Sequence[Mapping[str, Any]],
    marked: Mapping[str, list[date]],
    asked: Asked,
) -> Row:
    """What is found of one share of one team."""
    row: Row = {"team": team.name, "team_id": team.team_id, "question": share.name}
    row |= {"share": share.share_name, "share_told": share.share_told}
    row |= dict.fromkeys(("lately", "usual", "since"), "")
    lately = asked.closed_until - max(WINDOWS) * BLOCK
    shown = [one for one in held if one["agents"] >= asked.least_agents]
    if not shown or shown[-1]["period"] < lately:
        there = bool(held) and held[-1]["period"] >= lately
        return row | {"found": WITHHELD if there else NoVerdict.NOTHING}
    per_block = BLOCK // Grain(shown[0]["grain"]).length
    counts, sizes = placed(shown, marked.get(team.team_id, []), asked)
    found = changed_lately(counts, sizes, [window * per_block for window in WINDOWS])
    if not isinstance(found, Lately):
        return row | {"found": found}
    since = asked.closed_until - found.window // per_block * BLOCK
    return row | {
        "found": found,
        "p": found.p,
        "since": day(since),
        "lately": shown_as(found.count, found.size).text,
        "usual": shown_as(found.before_count, found.before_size).text,
    }


def placed(
    shown: Sequence[Mapping[str, Any]], changes: Sequence[date], asked: Asked
) -> tuple[Numbers, Numbers]:
    """Counts and sizes of every period from where the latest baseline begins up to the last one;
    those that show nothing are gaps."""
    step, first = Grain(shown[0]["grain"]).length, shown[0]["period"]
    counts, sizes = np.full((2, (asked.closed_until - first) // step), np.nan)
    where = [(one["period"] - first) // step for one in shown]
    counts[where] = [one["count"] for one in shown]
    sizes[where] = [one["size"] for one in shown]
    if not changes:
        return counts, sizes
    every = pd.DataFrame({"period": pd.date_range(first, periods=len(sizes), freq=step)})
    latest = beginnings(every.assign(size=sizes), changes)[-1]
    kept = (every["period"] >= latest).to_numpy()
    return counts[kept], sizes[kept]


def with_verdicts(rows: list[Row]) -> list[Row]:
    """What is said of each: changed are those that hold false discoveries over all of them."""
    tested = [row for row in rows if "p" in row]
    believed = false_discoveries([row["p"] for row in tested])
    changed = {id(row) for row, yes in zip(tested, believed, strict=True) if yes}
    return [row | said(row, id(row) in changed) for row in rows]


def said(row: Row, changed: bool) -> Row:
    found = row["found"]
    if not isinstance(found, Lately):
        return {"verdict": VERDICTS[found], "changed": False, "p": ""}
    direction = "more" if found.higher else "fewer"
    verdict = VERDICTS[direction if changed else "nothing"]
    return {"verdict": verdict, "changed": changed, "p": told_p(found.p), "higher": found.higher}


def told_p(p: float) -> str:
    return "below 0.001" if p < 0.001 else f"{p:.3f}"


TEAM_CHANGES = TeamChanges(
    name="team_changes",
    title="What changed lately, team by team",
    columns=COLUMNS,
    finding=finding,
    nothing=NOTHING,
)
