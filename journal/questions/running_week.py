"""How many entries and people there are in the running week: all that is told of it, live."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from journal.people import Team, Workspace
from journal.periods import local_date, week_of
from journal.policy import Scope
from journal.store.engine import Store

SQL = "select entries, people from running_week where team_id = $team"


@dataclass(frozen=True)
class RunningWeek:
    entries: int
    people: int


def running_week(
    store: Store, scope: Scope, team: Team, *, now: datetime, workspace: Workspace
) -> RunningWeek:
    """The entries whose encounter lies in the running week, and how many people wrote them."""
    this_week = week_of(local_date(now, workspace.zone))
    rows = store.rows(scope, SQL, {"team": team.team_id, "this_week": this_week})
    return RunningWeek(rows[0]["entries"], rows[0]["people"]) if rows else RunningWeek(0, 0)
