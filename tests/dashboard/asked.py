"""Answers to the charts' questions, as a person of the demo gets them."""

from __future__ import annotations

from datetime import UTC, datetime

from journal.actions.governing import end_role, grant_role
from journal.people import Viewer
from journal.policy import scope_for
from journal.questions import SERIES, Answer, ask, choose
from journal.store.audit import COMMAND_LINE
from journal.store.engine import Store
from journal.store.workspace import find_workspace, people, teams
from journal.vocabulary import Role

NAMES = list(SERIES)


def viewer_of(store: Store, login: str) -> Viewer:
    today = datetime.now(UTC).date()
    return next(Viewer(p, grants) for p, grants in people(store, today) if p.login == login)


def becomes_facilitator(store: Store, login: str) -> None:
    """Somebody who was an agent of a team is that no more."""
    workspace, now = find_workspace(store), datetime.now(UTC)
    assert workspace is not None
    (team_id,) = viewer_of(store, login).teams_as(Role.AGENT)
    (team,) = [one.name for one in teams(store) if one.team_id == team_id]
    end_role(store, login, Role.AGENT, now=now, workspace=workspace, actor=COMMAND_LINE)
    grant_role(
        store, login, Role.FACILITATOR, team, now=now, workspace=workspace, actor=COMMAND_LINE
    )


def answers(store: Store, login: str = "sam") -> dict[str, Answer]:
    """The answer to every question, of the first team that this person supervises."""
    workspace = find_workspace(store)
    assert workspace is not None
    scope = scope_for(viewer_of(store, login))
    asked = choose(store, scope, workspace)
    return {name: ask(store, scope, question, asked) for name, question in SERIES.items()}
