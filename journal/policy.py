"""Who may do what, and which rows a viewer may read.

Each action has one raising check whose docstring is the rule in a plain sentence; the
boolean is derived from it. Only this file makes a Scope.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

from journal.errors import NotAllowed
from journal.people import Viewer
from journal.vocabulary import Role

P = ParamSpec("P")


@dataclass(frozen=True)
class Scope:
    """Which rows a viewer may read; the store applies it in SQL to every read."""

    person_id: str
    figures_of: tuple[str, ...]
    """Teams whose figures, and whose running week, this person may see."""
    at_door: bool = False
    """Reads who people are and how the workspace is set up, and nothing that anybody wrote."""


def door() -> Scope:
    """Before anybody is known: sessions, people with their roles, settings; nobody's words."""
    return Scope(person_id="", figures_of=(), at_door=True)


def scope_for(viewer: Viewer) -> Scope:
    """One's own entries, drafts and promises; the figures of the teams one supervises."""
    return Scope(viewer.person_id, figures_of=viewer.teams_as(Role.SUPERVISOR))


def allowed(
    check: Callable[Concatenate[Viewer, P], None],
    viewer: Viewer,
    *args: P.args,
    **kwargs: P.kwargs,
) -> bool:
    """Whether a check lets this viewer through."""
    try:
        check(viewer, *args, **kwargs)
    except NotAllowed:
        return False
    return True


def check_can_write(viewer: Viewer) -> None:
    """Only agents write entries."""
    if not viewer.is_a(Role.AGENT):
        raise NotAllowed("Only agents write entries. Ask your admin if you should be one.")


def can_write(viewer: Viewer) -> bool:
    return allowed(check_can_write, viewer)


def check_is_author(viewer: Viewer, author_id: str) -> None:
    """Only its author opens, changes or deletes an entry, a draft or a check-in."""
    if viewer.person_id != author_id:
        raise NotAllowed("This is somebody else's. Only its author can open or change it.")


def check_can_see_figures(viewer: Viewer, team_id: str) -> None:
    """Only the supervisors of a team see its figures."""
    if team_id not in viewer.teams_as(Role.SUPERVISOR):
        raise NotAllowed("You can see the figures of the teams you supervise, and this is not one.")


def can_see_figures(viewer: Viewer, team_id: str) -> bool:
    return allowed(check_can_see_figures, viewer, team_id)


def can_see_trends(viewer: Viewer) -> bool:
    """Whether there is any team whose figures this person may see."""
    return bool(viewer.teams_as(Role.SUPERVISOR))
