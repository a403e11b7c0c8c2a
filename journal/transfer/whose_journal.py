"""Whose the journal is that is taken back, and where it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from journal.errors import NotFound
from journal.people import Viewer, Workspace
from journal.periods import local_date
from journal.store.engine import Store, Transaction
from journal.store.sessions import find_viewer_named
from journal.store.workspace import find_team, has_worked_in
from journal.vocabulary import Role


@dataclass(frozen=True)
class Taking:
    """A journal on its way back."""

    viewer: Viewer
    team_id: str
    """For what was written in a team that is not here, or in which they never worked."""
    now: datetime
    workspace: Workspace
    words: Mapping[str, Any]
    """What words of a workspace's own are called in the file, by their codes in it."""


def taking_for(
    store: Store, login: str, now: datetime, workspace: Workspace, words: Mapping[str, Any]
) -> Taking:
    viewer = find_viewer_named(store, login, local_date(now, workspace.zone))
    if viewer is None:
        raise NotFound(
            f"Nobody here has the login “{login}”. Nothing was imported. Add the person first, or "
            "name another login with --as."
        )
    teams = viewer.teams_as(Role.AGENT)
    if not teams:
        raise NotFound(
            f"{login} works in no team, and entries belong to one. Nothing was imported. Make them "
            "an agent of a team first."
        )
    return Taking(viewer, teams[0], now, workspace, words)


def team_in(tx: Transaction, name: object, taking: Taking) -> str:
    """The team in which it was written, if they worked there once: among the people of a team
    nobody is counted because a file says so."""
    team = find_team(tx, str(name))
    if team and has_worked_in(tx, taking.viewer.person_id, team.team_id):
        return team.team_id
    return taking.team_id
