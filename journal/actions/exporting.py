"""The figures of every question, of all teams at once: each answer is the one that `ask` gives."""

from __future__ import annotations

from datetime import date, datetime

from journal import policy
from journal.actions.asking import note_alone
from journal.audit_actions import AuditAction
from journal.people import Viewer, Workspace
from journal.policy import Scope, check_can_see_trends
from journal.questions import QUESTIONS, Answer, ask_all, choose
from journal.store.engine import Store
from journal.store.workspace import teams, teams_seen

FROM_THE_FIRST = date(1, 1, 1)
EVERY = "every_figure"


def export_all(store: Store, *, now: datetime, workspace: Workspace, actor: str) -> list[Answer]:
    """Of every team, as its supervisors see them. Audited."""
    note_alone(store, actor, AuditAction.EXPORTED, EVERY, now)
    scope = policy.for_export([team.team_id for team in teams(store)])
    return every_answer(store, scope, workspace)


def export_own(
    store: Store, viewer: Viewer, *, now: datetime, workspace: Workspace
) -> list[Answer]:
    """Of the teams that a viewer supervises. Audited. Raises NotAllowed for who supervises none."""
    check_can_see_trends(viewer)
    note_alone(store, viewer.person_id, AuditAction.EXPORTED, EVERY, now)
    return every_answer(store, policy.scope_for(viewer), workspace)


def every_answer(store: Store, scope: Scope, workspace: Workspace) -> list[Answer]:
    """Of each team in scope every question over all its blocks, narrowed to nothing."""
    found = []
    for team in teams_seen(store, scope):
        asked = choose(store, scope, workspace, team=team.team_id, first=FROM_THE_FIRST)
        found += ask_all(store, scope, list(QUESTIONS.values()), asked)
    return found
