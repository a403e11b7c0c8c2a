"""Taking away all that Trends says: for a page to send, and for a mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from journal import policy
from journal.actions.asking import note_alone, viewer_named
from journal.audit_actions import AuditAction
from journal.people import Team, Viewer, Workspace
from journal.policy import Scope
from journal.questions import choose
from journal.questions.all_teams import AllTeams, all_teams, supervises_several
from journal.questions.overview import Overview, Told, overview
from journal.store.engine import Store

ALL_OF_IT = "trends"
ALL_TEAMS = "all"
MOST_FIGURES = 12
"""Teams whose charts are on one page; each is on a page of its own besides."""


@dataclass(frozen=True)
class AllToSend:
    """What is told of all teams, with the figures of what changed."""

    all_teams: AllTeams
    figures: list[tuple[Team, Told]]

    @property
    def changed(self) -> list[str]:
        return self.all_teams.sentences


def take_overview(
    store: Store, viewer: Viewer, *, now: datetime, workspace: Workspace, actor: str, **chosen: Any
) -> Overview | AllToSend:
    """Everything that Trends tells this viewer of what is chosen, as in choose; of all their teams
    where they have several and nothing is chosen. Audited. Raises NotFound as choose."""
    scope = policy.scope_for(viewer)
    if supervises_several(store, scope) and not any(chosen.values()):
        note_taken(store, ALL_TEAMS, actor, now)
        return all_to_send(store, scope, workspace)
    asked = choose(store, scope, workspace, **chosen)
    note_taken(store, asked.team.team_id, actor, now)
    return overview(store, scope, asked)


def note_taken(store: Store, of: str, actor: str, now: datetime) -> None:
    note_alone(store, actor, AuditAction.EXPORTED, f"{of} {ALL_OF_IT}", now)


def all_to_send(store: Store, scope: Scope, workspace: Workspace) -> AllToSend:
    found = all_teams(store, scope, workspace)
    figures = []
    for news in found.news[:MOST_FIGURES]:
        asked = choose(store, scope, workspace, team=news.team.team_id)
        every = overview(store, scope, asked).over_time
        figures += [(news.team, one) for one in every if one.answer.question.name in news.shares]
    return AllToSend(found, figures)


def take_overview_as(
    store: Store, login: str, *, now: datetime, workspace: Workspace, actor: str, **chosen: Any
) -> Overview | AllToSend:
    """The same exactly as the person of this login would see it. Raises NotFound for nobody."""
    viewer = viewer_named(store, login, now, workspace)
    return take_overview(store, viewer, now=now, workspace=workspace, actor=actor, **chosen)
