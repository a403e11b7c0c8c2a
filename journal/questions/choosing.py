"""Which figures are asked for: a team, whole blocks, and the grain that the team's size gives."""

from __future__ import annotations

from datetime import date

import pandas as pd

from journal import disclosure
from journal.errors import NotFound
from journal.people import Team, Workspace
from journal.periods import BLOCK, Grain, block_of, whole_blocks
from journal.policy import Scope
from journal.questions.asking import EVER, Asked, selection
from journal.store.engine import Store
from journal.store.facts import latest_copy
from journal.store.workspace import teams_seen

USUAL_SPAN = 13 * BLOCK
SIZES = """
    select week, count(*) as entries, count(distinct agent) as agents
    from facts_in_scope group by week order by week
"""


def choose(
    store: Store,
    scope: Scope,
    workspace: Workspace,
    *,
    team: str | None = None,
    first: date | None = None,
    last: date | None = None,
) -> Asked:
    """Which figures are asked for: a team by id or name, and days, which snap to whole blocks.

    Without a team the first one in the alphabet; without days the last thirteen blocks there
    are. Raises NotFound for a team that this person does not supervise.
    """
    found = team_in_scope(store, scope, team)
    before = latest_copy(store)[1] or EVER[0]
    weeks = every_week(store.read(scope, SIZES, selection(found, *EVER, by_block=False)))
    grain = disclosure.grain_of(weeks, found.kind)
    least = disclosure.least_agents(found.kind, workspace.least_agents)
    blocks = blocks_to_choose(weeks, grain, before)
    if not blocks:
        return Asked(found, before, before, grain, least, (), before)
    earliest, latest = blocks[0], blocks[-1]
    given = (first or latest + BLOCK - USUAL_SPAN, last or latest)
    start, until = whole_blocks(*(min(max(day, earliest), latest) for day in given))
    return Asked(found, start, min(until, before), grain, least, blocks, before)


def team_in_scope(store: Store, scope: Scope, team: str | None) -> Team:
    seen = teams_seen(store, scope)
    wanted = [one for one in seen if team is None or team in (one.team_id, one.name)]
    if not wanted:
        raise NotFound(
            "You can see the figures of the teams you supervise, and this is not one of them."
        )
    return wanted[0]


def every_week(weeks: pd.DataFrame) -> pd.DataFrame:
    """One row per week from the first to the last, those without entries included."""
    if weeks.empty:
        return weeks
    mondays = pd.date_range(weeks["week"].min(), weeks["week"].max(), freq="7D")
    return weeks.set_index("week").reindex(mondays, fill_value=0).rename_axis("week").reset_index()


def blocks_to_choose(weeks: pd.DataFrame, grain: Grain, before: date) -> tuple[date, ...]:
    """The blocks that hold facts; in the grain of blocks only those whose last week has turned."""
    if weeks.empty:
        return ()
    blocks = sorted({block_of(week.date()) for week in weeks["week"]})
    return tuple(b for b in blocks if grain is Grain.WEEK or b + BLOCK <= before)
